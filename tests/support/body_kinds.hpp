// SPDX-License-Identifier: BSL-1.0
// What the values of every JSON library must be as a source of bodies.
#pragma once

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace bodies {

/// What the library says about a text that it does not read; "" where it reads it.
template <class Body>
std::string refusal_of(std::string_view text)
{
    typename Body::Document document;
    amiss::detail::BodySyntax syntax(text);
    if (Body::parse(document, text, syntax)) return {};
    return std::string(syntax.error(amiss::cstar::Code::invalid_json).context());
}

/// Checks the kind of each value of a list, its members and its scalars.
template <class Body>
void check_values()
{
    using amiss::detail::BodyKind;
    constexpr std::string_view text = R"([null,true,"a",[],{"k":1,"k":-2},7,1.5])";
    typename Body::Document document;
    amiss::detail::BodySyntax syntax(text);
    ASSERT_TRUE(Body::parse(document, text, syntax));
    std::string kinds;
    std::string scalars;
    Body::each_element(Body::root(document), [&](typename Body::Value value) {
        const BodyKind kind = Body::kind(value);
        kinds += static_cast<char>('0' + static_cast<int>(kind));
        if (kind == BodyKind::boolean) scalars += Body::boolean(value) ? "true " : "false ";
        if (kind == BodyKind::string) scalars.append(Body::text(value)) += ' ';
        if (kind == BodyKind::number) scalars += std::to_string(Body::number(value).as_double()) + ' ';
        if (kind != BodyKind::object) return true;
        typename Body::Value found{};
        EXPECT_TRUE(Body::find(value, "k", found));
        EXPECT_EQ(Body::number(found).below_zero, -2);
        EXPECT_FALSE(Body::find(value, "x", found));
        Body::each_member(value, [&](std::string_view name, typename Body::Value) {
            EXPECT_EQ(name, "k");
            return false;
        });
        return true;
    });
    EXPECT_EQ(kinds, "0134522");
    EXPECT_EQ(scalars, "true a 7.000000 1.500000 ");
    int seen = 0;
    Body::each_element(Body::root(document), [&seen](typename Body::Value) { return ++seen < 2; });
    EXPECT_EQ(seen, 2);
}

} // namespace bodies
