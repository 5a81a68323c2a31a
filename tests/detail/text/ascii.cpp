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
        EXPECT_EQ(is_printable(c), byte >= 0x20 && byte <= 0x7E) << byte;
        EXPECT_EQ(is_visible(c), byte >= 0x21 && byte <= 0x7E) << byte;
        EXPECT_EQ(to_lower(c), upper.find(c) != upper.npos ? lower[upper.find(c)] : c) << byte;
    }
}

// What is taken, a bar, and what is left.
std::string taken(std::string_view text)
{
    const std::string front(amiss::detail::take_while(text, amiss::detail::is_digit));
    return front + "|" + std::string(text);
}

TEST(ascii, a_run_ends_at_a_character_of_another_kind)
{
    EXPECT_EQ(taken("120, 5"), "120|, 5");
    EXPECT_EQ(taken("120"), "120|");
    EXPECT_EQ(taken("a1"), "|a1");
    EXPECT_EQ(taken(""), "|");
}

TEST(ascii, a_text_consists_of_one_kind)
{
    using namespace amiss::detail;
    EXPECT_TRUE(consists_of("", is_digit));
    EXPECT_TRUE(consists_of("019", is_digit));
    EXPECT_FALSE(consists_of("x19", is_digit));
    EXPECT_FALSE(consists_of("01x", is_digit));
    EXPECT_FALSE(consists_of("\xC3\xA9", is_visible));
}

TEST(ascii, the_case_of_letters_is_ignored)
{
    using amiss::detail::equal_ignoring_case;
    EXPECT_TRUE(equal_ignoring_case("Basic", "bASIC"));
    EXPECT_TRUE(equal_ignoring_case("", ""));
    EXPECT_FALSE(equal_ignoring_case("Basic", "Basi"));
    EXPECT_FALSE(equal_ignoring_case("Basi", "Basic"));
    EXPECT_FALSE(equal_ignoring_case("[", "{")) << "they differ by the bit that makes the case of letters";
    EXPECT_FALSE(equal_ignoring_case("\xC3\x89", "\xC3\xA9"));
}

TEST(ascii, hexadecimal_digits_have_values)
{
    using amiss::detail::hex_value;
    EXPECT_EQ(hex_value('0'), 0);
    EXPECT_EQ(hex_value('9'), 9);
    EXPECT_EQ(hex_value('a'), 10);
    EXPECT_EQ(hex_value('F'), 15);
    for (const char c : {'g', 'G', '/', ':', '@', '`', ' ', '\xFF'}) EXPECT_EQ(hex_value(c), -1) << c;
}

} // namespace
