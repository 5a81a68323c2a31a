// SPDX-License-Identifier: BSL-1.0
// Tests of the small buffer: the used bytes are copied, nothing is written past the object, and heap blocks are moved.
#include <amiss/detail/storage/small_buffer.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(sizeof(SmallBuffer) == (sizeof(void*) == 8 ? 256 : 248) && std::is_trivially_copyable_v<SmallBuffer>);

struct Guarded {
    SmallBuffer data{};
    char guard[16] = "###############";
};

TEST(small_buffer, used_bytes_are_moved_at_every_size)
{
    SmallBuffer from{};
    for (std::size_t at = 0; at < sizeof from.text; ++at) from.text[at] = static_cast<char>('a' + at % 26);
    from.head.file = "f";
    from.head.status = 404;
    for (std::uint32_t used = 0; used <= SmallBuffer::text_bytes; ++used) {
        from.set_size(used);
        const ErrorHead head = from.head;
        Guarded to;
        take_buffer(to.data, from);
        ASSERT_EQ(from.size(), 0U); // nothing is left to destroy
        ASSERT_TRUE(to.data.is_inside());
        ASSERT_EQ(to.data.size(), used);
        ASSERT_EQ(std::memcmp(&to.data, &head, sizeof head), 0);
        ASSERT_EQ(std::memcmp(to.data.begin(), from.begin(), used), 0) << used;
        ASSERT_STREQ(to.guard, "###############");
    }
}

TEST(small_buffer, a_heap_block_changes_its_owner)
{
    SmallBuffer from{};
    EXPECT_TRUE(from.is_inside());
    EXPECT_EQ(from.capacity(), SmallBuffer::text_bytes);
    char* const block = make_block(1000);
    ASSERT_NE(block, nullptr);
    std::memcpy(block_text(block), "text", 4);
    from.set_block(block, 4);
    EXPECT_FALSE(from.is_inside());
    EXPECT_EQ(from.capacity(), 1000U);
    EXPECT_EQ(from.begin(), block_text(block));
    from.set_size(900);
    EXPECT_EQ(from.size(), 900U);

    Guarded to;
    take_buffer(to.data, from);
    EXPECT_TRUE(from.is_inside());
    EXPECT_EQ(from.size(), 0U);
    EXPECT_EQ(to.data.block(), block);
    EXPECT_EQ(to.data.size(), 900U);
    EXPECT_STREQ(to.guard, "###############");
    to.data.release();
    EXPECT_TRUE(to.data.is_inside());
    EXPECT_EQ(to.data.size(), 0U);
    to.data.release(); // nothing to do
    EXPECT_EQ(to.data.size(), 0U);
}

} // namespace
