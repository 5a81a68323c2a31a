// SPDX-License-Identifier: BSL-1.0
// Tests of the heap block: it stores its capacity before its text, and sizes can be stored at any address.
#include <amiss/detail/storage/heap_block.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

namespace {

using namespace amiss::detail;

TEST(heap_block, has_its_capacity_and_aligned_text)
{
    char* block = make_block(300);
    ASSERT_NE(block, nullptr);
    EXPECT_EQ(block_capacity(block), 300U);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block_text(block)) % 16, 0U);
    std::memset(block_text(block), 'x', 300);
    EXPECT_EQ(block_capacity(block), 300U);
    EXPECT_EQ(block_text(static_cast<const char*>(block)), block_text(block));
    free_block(block);
    free_block(nullptr);
}

TEST(heap_block, sizes_can_be_stored_at_odd_addresses)
{
    char bytes[8] = {};
    store_size(bytes + 1, 0x12345678);
    EXPECT_EQ(load_size(bytes + 1), 0x12345678U);
    EXPECT_EQ(bytes[0], 0);
    EXPECT_EQ(bytes[5], 0);
}

} // namespace
