// The bytes of an error: as many are copied as are used, none beyond the object, and what is on the heap is taken.
#include <amiss/detail/error_data.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace {

using namespace amiss::detail;

static_assert(sizeof(ErrorData) == 256 && std::is_trivially_copyable_v<ErrorData>);

struct Guarded {
    ErrorData data{};
    char guard[16] = "###############";
};

TEST(error_data, used_bytes_are_taken_at_every_size)
{
    ErrorData from{};
    for (std::size_t at = 0; at < sizeof from.text; ++at) from.text[at] = static_cast<char>('a' + at % 26);
    from.facts.file = "f";
    from.facts.status = 404;
    for (std::uint32_t used = 0; used <= ErrorData::text_bytes; ++used) {
        from.set_size(used);
        Guarded to;
        take_data(to.data, from);
        ASSERT_TRUE(to.data.is_inside());
        ASSERT_EQ(to.data.size(), used);
        ASSERT_EQ(std::memcmp(&to.data, &from, sizeof(Facts)), 0);
        ASSERT_EQ(std::memcmp(to.data.begin(), from.begin(), used), 0) << used;
        ASSERT_STREQ(to.guard, "###############");
    }
}

TEST(error_data, block_changes_its_owner)
{
    ErrorData from{};
    EXPECT_TRUE(from.is_inside());
    EXPECT_EQ(from.capacity(), ErrorData::text_bytes);
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
    take_data(to.data, from);
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
