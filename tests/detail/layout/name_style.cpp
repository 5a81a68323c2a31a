// SPDX-License-Identifier: BSL-1.0
// Tests of the styles of names.
#include <amiss/detail/layout/name_style.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::FieldStyle;
using namespace amiss::detail;

std::string styled(std::string_view name, FieldStyle style)
{
    std::string text;
    for_each_in_style(name, style, [&text](std::string_view piece) { text += piece; });
    return text;
}

TEST(name_style, each_style)
{
    EXPECT_EQ(styled("card.Declined-2", FieldStyle::upper_snake), "CARD_DECLINED_2");
    EXPECT_EQ(styled("CARD_Declined 2", FieldStyle::kebab), "card-declined-2");
    EXPECT_EQ(styled("CARD_Declined 2", FieldStyle::lower), "card_declined 2");
}

TEST(name_style, what_is_not_ascii_is_a_separator_or_stays)
{
    EXPECT_EQ(styled("f\xC3\xA9t\xE2\x82\xAC", FieldStyle::upper_snake), "F_T_");
    EXPECT_EQ(styled("F\xC3\x89T\xFF", FieldStyle::kebab), "f-t-");
    EXPECT_EQ(styled("F\xC3\x89T\xFF", FieldStyle::lower), "f\xC3\x89t\xFF");
}

TEST(name_style, names_are_compared_in_a_style)
{
    EXPECT_TRUE(is_in_style("CARD_DECLINED", "card-declined", FieldStyle::upper_snake));
    EXPECT_FALSE(is_in_style("card_declined", "card-declined", FieldStyle::upper_snake));
    EXPECT_FALSE(is_in_style("CARD", "card-declined", FieldStyle::upper_snake));
    EXPECT_TRUE(are_one_in_style("card_declined", "CARD.DECLINED", FieldStyle::kebab));
    EXPECT_FALSE(are_one_in_style("card_declined", "CARD.DECLINED", FieldStyle::lower));
    EXPECT_FALSE(are_one_in_style("card_declined", "carddeclined", FieldStyle::kebab));
}

} // namespace
