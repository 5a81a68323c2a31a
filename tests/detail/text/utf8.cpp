// SPDX-License-Identifier: BSL-1.0
// Tests of UTF-8: the well-formed sequences of Unicode Table 3-7, the maximal subparts of all others, and cuts.
#include <amiss/detail/text/utf8.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using amiss::detail::cut_size;
using amiss::detail::next_scalar;
using amiss::detail::put_well_formed;
using amiss::detail::replacement_character;
using amiss::detail::same_scalars;
using amiss::detail::utf8_of;
using amiss::detail::Utf8Bytes;
using amiss::detail::Utf8Step;

constexpr bool is(std::string_view text, std::size_t size, char32_t scalar)
{
    const Utf8Step step = next_scalar(text);
    return step.well_formed && step.size == size && step.scalar == scalar;
}
constexpr bool ill(std::string_view text, std::size_t size)
{
    const Utf8Step step = next_scalar(text);
    return !step.well_formed && step.size == size && step.scalar == 0xFFFD;
}

static_assert(is("a\x80", 1, 'a') && is("\xC2\x80", 2, 0x80) && is("\xED\x9F\xBF", 3, 0xD7FF));
static_assert(ill("\x80", 1) && ill("\xC2", 1) && ill("\xED\xA0\x80", 1));

// The encoding of any number below 2^21, whether it is a scalar value or not.
std::string encoded(char32_t c)
{
    const auto byte = [c](unsigned lead, unsigned shift, unsigned mask) {
        return static_cast<char>(lead | (static_cast<unsigned>(c) >> shift & mask));
    };
    if (c < 0x80) return {byte(0, 0, 0x7F)};
    if (c < 0x800) return {byte(0xC0, 6, 0x1F), byte(0x80, 0, 0x3F)};
    if (c < 0x10000) return {byte(0xE0, 12, 0xF), byte(0x80, 6, 0x3F), byte(0x80, 0, 0x3F)};
    return {byte(0xF0, 18, 7), byte(0x80, 12, 0x3F), byte(0x80, 6, 0x3F), byte(0x80, 0, 0x3F)};
}

TEST(utf8, every_scalar_value_is_accepted_and_surrogates_are_not)
{
    for (char32_t c = 0; c < 0x120000; ++c) {
        const std::string text = encoded(c) + "x";
        const Utf8Step step = next_scalar(text);
        const bool valid = c < 0x110000 && (c < 0xD800 || c > 0xDFFF);
        ASSERT_EQ(step.well_formed, valid) << static_cast<unsigned>(c);
        if (valid) {
            ASSERT_EQ(step.scalar, c);
            ASSERT_EQ(step.size, text.size() - 1);
        }
    }
}

TEST(utf8, every_pair_of_bytes_agrees_with_table_3_7)
{
    for (unsigned lead = 0; lead < 256; ++lead) {
        for (unsigned next = 0; next < 256; ++next) {
            const char bytes[] = {static_cast<char>(lead), static_cast<char>(next)};
            const Utf8Step step = next_scalar({bytes, 2});
            const bool trail = next >= 0x80 && next <= 0xBF;
            if (lead < 0x80)
                ASSERT_TRUE(step.well_formed && step.size == 1);
            else if (lead < 0xC2 || lead > 0xF4)
                ASSERT_TRUE(!step.well_formed && step.size == 1);
            else if (lead < 0xE0)
                ASSERT_TRUE(step.well_formed == trail && step.size == (trail ? 2U : 1U));
            else {
                const bool allowed = trail && !(lead == 0xE0 && next < 0xA0) && !(lead == 0xED && next > 0x9F)
                    && !(lead == 0xF0 && next < 0x90) && !(lead == 0xF4 && next > 0x8F);
                ASSERT_TRUE(!step.well_formed && step.size == (allowed ? 2U : 1U)) << lead << " " << next;
            }
        }
    }
}

TEST(utf8, ill_formed_parts_are_maximal)
{
    EXPECT_TRUE(ill("\xE2\x82", 2));  // truncated by the end of the text
    EXPECT_TRUE(ill("\xE2\x82z", 2)); // truncated by another character
    EXPECT_TRUE(ill("\xF0\x9F\x98", 3));
    EXPECT_TRUE(ill("\xF0\x9F\x98\xC2", 3));
    EXPECT_TRUE(ill("\xC0\xAF", 1)); // overlong
    EXPECT_TRUE(ill("\xE0\x80\xAF", 1));
    EXPECT_TRUE(ill("\xF0\x80\x80\xAF", 1));
    EXPECT_TRUE(ill("\xF4\x90\x80\x80", 1)); // beyond U+10FFFF
    EXPECT_TRUE(ill("\xF5\x80\x80\x80", 1));
    EXPECT_TRUE(ill("\xFF", 1));
}

TEST(utf8, a_cut_splits_no_sequence)
{
    const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"; // 1, 2, 3, 4 and 1 bytes
    const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (std::size_t limit = 0; limit < 13; ++limit) EXPECT_EQ(cut_size(text, limit), expected[limit]) << limit;
    EXPECT_EQ(cut_size("", 0), 0U);
}

TEST(utf8, a_text_of_continuation_bytes_is_cut_at_the_limit)
{
    const std::string text(10, '\x80');
    for (std::size_t limit = 4; limit < 10; ++limit) EXPECT_EQ(cut_size(text, limit), limit);
}

TEST(utf8, same_scalars_treats_all_ill_formed_parts_as_equal)
{
    EXPECT_TRUE(same_scalars("a\xFF", "a\xFE"));
    EXPECT_TRUE(same_scalars("a\xFF", "a\xEF\xBF\xBD"));
    EXPECT_FALSE(same_scalars("a\xFF", "a\xFF\xFF"));
    EXPECT_FALSE(same_scalars("a", "b"));
    EXPECT_TRUE(same_scalars("", ""));
}

TEST(utf8, encodes_what_it_decodes)
{
    for (const char32_t scalar : {0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
        const Utf8Bytes made = utf8_of(scalar);
        const Utf8Step step = next_scalar(made.view());
        EXPECT_TRUE(step.well_formed && step.scalar == scalar && step.size == made.size)
            << static_cast<unsigned>(scalar);
    }
    for (const char32_t none : {0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU})
        EXPECT_EQ(utf8_of(none).view(), replacement_character) << static_cast<unsigned>(none);
}

TEST(utf8, puts_a_replacement_for_each_ill_formed_part)
{
    const auto put = [](std::string_view text) {
        std::string all;
        const bool replaced = put_well_formed(text, [&all](std::string_view piece) { all += piece; });
        return all + (replaced ? "!" : "");
    };
    EXPECT_EQ(put("a\xC3\xA9"), "a\xC3\xA9");
    EXPECT_EQ(put(""), "");
    EXPECT_EQ(put("\xFF"
                  "a\xE2\x82z\xF0"),
              "\xEF\xBF\xBD"
              "a\xEF\xBF\xBDz\xEF\xBF\xBD!");
}

} // namespace
