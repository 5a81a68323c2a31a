// SPDX-License-Identifier: BSL-1.0
// Tests of how bytes are moved: whole, from and to any address, and no byte beyond them.
#include <amiss/detail/storage/held_block.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

namespace {

using namespace amiss::detail;

std::string text_of(std::size_t size)
{
    std::string text;
    while (text.size() < size) text += static_cast<char>('a' + text.size() % 26);
    return text;
}

template <class Copy>
void expect_copied(std::size_t size, Copy copy)
{
    const std::string from = text_of(64);
    for (std::size_t source = 0; source < 16; ++source) {
        for (std::size_t target = 0; target < 16; ++target) {
            std::string to(64, '#'), wanted = to;
            wanted.replace(target, size, from, source, size);
            copy(to.data() + target, from.data() + source);
            ASSERT_EQ(to, wanted);
        }
    }
}

TEST(held_block, all_bytes_and_no_others_are_moved)
{
    expect_copied(HeldBlock::size, [](char* to, const char* from) { HeldBlock(from).store(to); });
    expect_copied(8, [](char* to, const char* from) { copy_lane(to, from); });
    expect_copied(3 * sizeof(Word), [](char* to, const char* from) { copy_words<3>(to, from); });
}

TEST(held_block, is_made_of_two_words_and_knows_its_last_byte)
{
    const std::string text = text_of(15) + '\xFE';
    std::uint64_t words[2];
    std::memcpy(words, text.data(), sizeof words);
    char bytes[HeldBlock::size];
    const HeldBlock block(words[0], words[1]);
    block.store(bytes);
    EXPECT_EQ(std::string(bytes, sizeof bytes), text);
    EXPECT_EQ(block.last(), 0xFEU);
    EXPECT_EQ(HeldBlock(text_of(16).data()).last(), unsigned{'p'});
}

} // namespace
