// SPDX-License-Identifier: BSL-1.0
// Tests of the characters of request ids: each byte at each place of ids of every length, by words and by vectors.
#include <amiss/detail/headers/request_id.hpp>

#include "support/guarded_page.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string>

namespace {

using namespace amiss::detail;

TEST(request_id_characters, are_visible_and_begin_neither_tags_nor_escapes)
{
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        const bool wanted = byte >= 0x21 && byte <= 0x7E && std::strchr("<>%", c) == nullptr;
        EXPECT_EQ(is_id_character(c), wanted) << byte;
    }
}

// The text ends at a page that cannot be read.
template <class Any>
void each_byte_at_each_place()
{
    const GuardedPage page;
    for (std::size_t size = 1; size <= 130; ++size) {
        char* const text = page.end() - size;
        std::memset(text, 'i', size);
        ASSERT_TRUE(has_id_characters<Any>(text, size)) << size;
        for (std::size_t at = 0; at < size; ++at) {
            for (int byte = 0; byte < 256; ++byte) {
                text[at] = static_cast<char>(byte);
                ASSERT_EQ(has_id_characters<Any>(text, size), is_id_character(text[at]))
                    << size << ' ' << at << ' ' << byte;
            }
            text[at] = 'i';
        }
    }
}

TEST(request_id_characters, can_be_without_one_more)
{
    for (std::size_t size = 1; size <= 40; ++size) {
        std::string text(size, 'i');
        for (char& c : text) {
            for (int byte = 0; byte < 256; ++byte) {
                c = static_cast<char>(byte);
                const bool wanted = is_id_character(c) && c != ',';
                ASSERT_EQ((has_id_characters<Block, ','>(text.data(), size)), wanted) << size << ' ' << byte;
                ASSERT_EQ((has_id_characters<WordBlock, ','>(text.data(), size)), wanted) << size << ' ' << byte;
            }
            c = 'i';
        }
    }
}

TEST(request_id_characters, are_found_by_the_widest_unit) { each_byte_at_each_place<Block>(); }
TEST(request_id_characters, are_found_by_words) { each_byte_at_each_place<WordBlock>(); }

} // namespace
