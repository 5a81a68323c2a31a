// SPDX-License-Identifier: BSL-1.0
// Tests of printable texts: every byte at every place of every size, with and without vectors.
#include <amiss/detail/headers/printable.hpp>

#include "support/guarded_page.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace {

using namespace amiss::detail;

static_assert(is_printable_word(0x2020202020202020U) && is_printable_word(0x7E7E7E7E7E7E7E7EU));
static_assert(!is_printable_word(0x20202020201F2020U) && !is_printable_word(0x7F20202020202020U));
static_assert(!is_printable_word(0x2020202020202080U) && !is_printable_word(0x20FF202020202020U));

TEST(printable, every_byte_at_every_place_of_every_size)
{
    GuardedPage page; // a read past the end of a text stops the program
    for (std::size_t size = 0; size <= 40; ++size) {
        char* const text = page.end() - size;
        std::memset(text, 'x', size);
        ASSERT_TRUE(has_printable_bytes<Block>({text, size})) << size;
        ASSERT_TRUE(has_printable_bytes<WordBlock>({text, size})) << size;
        for (std::size_t place = 0; place < size; ++place) {
            for (int value = 0; value < 256; ++value) {
                text[place] = static_cast<char>(value);
                const bool expected = value >= 0x20 && value <= 0x7E;
                ASSERT_EQ(has_printable_bytes<Block>({text, size}), expected) << size << ' ' << place << ' ' << value;
                ASSERT_EQ(has_printable_bytes<WordBlock>({text, size}), expected) << size << ' ' << value;
            }
            text[place] = 'x';
        }
    }
}

} // namespace
