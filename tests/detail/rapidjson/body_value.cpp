// SPDX-License-Identifier: BSL-1.0
// Tests of RapidJSON as a source of bodies: what its values are.
#include <amiss/detail/rapidjson/body_value.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::BodyKind;
using Body = amiss::detail::RapidJsonBody;

std::string kinds_in(std::string_view text)
{
    Body::Document document;
    amiss::detail::BodySyntax syntax(text);
    if (!Body::parse(document, text, syntax))
        return std::string(syntax.error(amiss::cstar::Code::invalid_json).context());
    std::string kinds;
    Body::each_element(Body::root(document), [&](Body::Value value) {
        kinds += static_cast<char>('0' + static_cast<int>(Body::kind(value)));
        if (Body::kind(value) != BodyKind::object) return true;
        Body::Value found{};
        EXPECT_TRUE(Body::find(value, "k", found));
        EXPECT_EQ(Body::number(found).below_zero, -2);
        EXPECT_FALSE(Body::find(value, "x", found));
        return true;
    });
    return kinds;
}

TEST(RapidJsonBodyValue, kinds_and_values)
{
    EXPECT_EQ(kinds_in(R"([null,true,"a",[],{"k":1,"k":-2},-1,1.5])"), "0134522");
    EXPECT_NE(kinds_in("[1").size(), 0U);
    EXPECT_NE(kinds_in("[1").find(' '), std::string::npos);
}

} // namespace
