// SPDX-License-Identifier: BSL-1.0
// Tests of text with a fixed capacity: what fits, what does not, and that copies own their text.
#include <amiss/detail/text/inline_text.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>

namespace {

using Text = amiss::detail::InlineText<8>;

Text of(std::string_view text)
{
    Text made;
    made.assign(text);
    return made;
}

TEST(inline_text, holds_up_to_its_capacity_and_nothing_longer)
{
    Text text;
    EXPECT_TRUE(text.empty());
    EXPECT_TRUE(text.assign("12345678"));
    EXPECT_EQ(text, "12345678");
    EXPECT_EQ(text.size(), 8U);
    EXPECT_FALSE(text.assign("123456789"));
    EXPECT_TRUE(text.empty());
    EXPECT_TRUE(text.assign(""));
}

TEST(inline_text, copies_own_their_text)
{
    Text text = of("abc");
    Text copy = text;
    text.assign("xyz");
    EXPECT_EQ(copy, "abc");
    copy = text;
    EXPECT_EQ(copy, "xyz");
    EXPECT_NE(copy.data(), text.data());
    const Text& same = copy;
    copy = same;
    EXPECT_EQ(copy.view(), "xyz");
}

TEST(inline_text, compares_and_prints_as_text)
{
    EXPECT_TRUE(of("a") == of("a") && "a" == of("a") && of("a") != of("b") && of("a") != "b" && "b" != of("a"));
    std::ostringstream stream;
    stream << of("shown");
    EXPECT_EQ(stream.str(), "shown");
    EXPECT_EQ(std::string(std::string_view(of("text"))), "text");
}

TEST(inline_text, keeps_nul_characters) { EXPECT_EQ(of(std::string_view("a\0b", 3)).size(), 3U); }

} // namespace
