// SPDX-License-Identifier: BSL-1.0
// Tests of Boost.JSON as a source of bodies: its document and what its values are.
#include <amiss/detail/boost_json/body_value.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::BodyKind;
using amiss::detail::BoostJsonBody;

TEST(BoostJsonBodyValue, kinds_and_values)
{
    BoostJsonBody::Document document;
    constexpr std::string_view text = R"([null,true,"a",[],{"k":1,"k":-2},-1,1.5])";
    amiss::detail::BodySyntax syntax(text);
    ASSERT_TRUE(BoostJsonBody::parse(document, text, syntax));
    std::string kinds;
    BoostJsonBody::each_element(BoostJsonBody::root(document), [&](BoostJsonBody::Value value) {
        kinds += static_cast<char>('0' + static_cast<int>(BoostJsonBody::kind(value)));
        if (BoostJsonBody::kind(value) != BodyKind::object) return true;
        BoostJsonBody::Value found = nullptr;
        EXPECT_TRUE(BoostJsonBody::find(value, "k", found));
        EXPECT_EQ(BoostJsonBody::number(found).below_zero, -2);
        EXPECT_FALSE(BoostJsonBody::find(value, "x", found));
        return true;
    });
    EXPECT_EQ(kinds, "0134522");
}

TEST(BoostJsonBodyValue, a_text_larger_than_its_own_room)
{
    BoostJsonBody::Document document;
    const std::string text = "[\"" + std::string(100000, 'x') + "\"]";
    amiss::detail::BodySyntax syntax(text);
    ASSERT_TRUE(BoostJsonBody::parse(document, text, syntax));
    EXPECT_EQ(BoostJsonBody::text(&BoostJsonBody::root(document)->as_array()[0]).size(), 100000U);
}

} // namespace
