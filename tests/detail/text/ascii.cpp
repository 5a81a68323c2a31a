// SPDX-License-Identifier: BSL-1.0
// Tests of the letters, digits and blanks of ASCII: how each byte is classified, and runs of one kind.
#include <amiss/detail/text/ascii.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

TEST(ascii, each_byte_is_classified)
{
    using namespace amiss::detail;
    constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", lower = "abcdefghijklmnopqrstuvwxyz",
                               digits = "0123456789";
    for (int byte = -128; byte < 128; ++byte) {
        const char c = static_cast<char>(byte);
        EXPECT_EQ(is_upper(c), upper.find(c) != upper.npos) << byte;
        EXPECT_EQ(is_lower(c), lower.find(c) != lower.npos) << byte;
        EXPECT_EQ(is_digit(c), digits.find(c) != digits.npos) << byte;
        EXPECT_EQ(is_alnum(c), is_upper(c) || is_lower(c) || is_digit(c)) << byte;
        EXPECT_EQ(is_blank(c), c == ' ' || c == '\x09') << byte;
        EXPECT_EQ(to_lower(c), upper.find(c) != upper.npos ? lower[upper.find(c)] : c) << byte;
    }
}

// What is taken, a bar, and what is left.
std::string taken(std::string_view text)
{
    const std::string front(amiss::detail::take_while(text, amiss::detail::is_digit));
    return front + "|" + std::string(text);
}

TEST(ascii, take_while_ends_at_the_first_other_character)
{
    EXPECT_EQ(taken("120, 5"), "120|, 5");
    EXPECT_EQ(taken("120"), "120|");
    EXPECT_EQ(taken("a1"), "|a1");
    EXPECT_EQ(taken(""), "|");
}

} // namespace
