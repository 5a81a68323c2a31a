// SPDX-License-Identifier: BSL-1.0
// Tests of the search for bytes that need an escape: each version against the definition, at every size and place.
#include <amiss/detail/json/find_escape.hpp>

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(find_escape, every_byte_at_every_place_of_every_size)
{
    for (std::size_t size = 0; size <= 100; ++size) {
        // A heap block exactly as large as the text, so that a sanitizer sees a load past either end.
        const std::unique_ptr<char[]> text(new char[size]);
        for (std::size_t at = 0; at <= size; ++at) {
            for (int byte = 0; byte < 256; byte += at < 40 ? 1 : 17) {
                if (size != 0) std::memset(text.get(), 'a', size);
                if (at < size) text[at] = static_cast<char>(byte);
                const std::size_t expected = find_escape_bytewise(text.get(), size);
                ASSERT_EQ(find_escape(text.get(), size), expected) << size << " " << at << " " << byte;
                ASSERT_EQ(find_escape<WordBlock>(text.get(), size), expected) << size << " " << at << " " << byte;
                if (at == size) break;
            }
        }
    }
}

TEST(find_escape, finds_the_first_of_several)
{
    const std::string specials = std::string("\"\\\n\x7F\x80\xFF", 6) + '\0' + "a !#[]";
    unsigned state = 1;
    for (int count = 0; count < 20000; ++count) {
        std::string text;
        for (int size = static_cast<int>((state >> 8U) % 70); size > 0; --size) {
            state = state * 1664525U + 1013904223U;
            text += (state >> 16U) % 8 == 0 ? specials[(state >> 20U) % specials.size()] : 'x';
        }
        state = state * 1664525U + 1013904223U;
        const std::size_t expected = find_escape_bytewise(text.data(), text.size());
        ASSERT_EQ(find_escape(text.data(), text.size()), expected);
        ASSERT_EQ(find_escape<WordBlock>(text.data(), text.size()), expected);
    }
}

// All bits of the mask must be right, not only the lowest, because the writer uses them all.
TEST(find_escape, every_bit_of_the_mask_is_right)
{
    const std::string_view bytes("\"\\\n\x1F\x20\x21\x7F\x80\xA2\xDC\xFF[]#a\0", 16);
    unsigned state = 7;
    for (int count = 0; count < 20000; ++count) {
        char text[16];
        unsigned expected = 0;
        for (unsigned at = 0; at < 16; ++at) {
            state = state * 1664525U + 1013904223U;
            text[at] = bytes[state >> 28U];
            expected |= (needs_escape(text[at]) ? 1U : 0U) << at;
        }
        ASSERT_EQ(escape_mask(load<Block>(text)), expected);
        ASSERT_EQ(escape_mask(load<WordBlock>(text)), expected);
    }
}

TEST(find_escape, controls_quotes_backslashes_and_bytes_beyond_ascii_need_an_escape)
{
    for (int byte = 0; byte < 256; ++byte) {
        const bool special = byte < 0x20 || byte == 0x22 || byte == 0x5C || byte > 0x7F;
        EXPECT_EQ(needs_escape(static_cast<char>(byte)), special) << byte;
    }
}

} // namespace
