// SPDX-License-Identifier: BSL-1.0
// Tests of short copies: every size, and no byte past what may be overwritten.
#include <amiss/detail/text/copy_bytes.hpp>

#include "support/guarded_buffer.hpp"
#include "support/guarded_page.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(copy_bytes, every_size)
{
    for (std::size_t size = 0; size < 200; ++size) {
        const std::size_t padded = (size + 31) / 32 * 32;
        const std::unique_ptr<char[]> from(new char[padded + 32]), exact(new char[size]), roomy(new char[padded + 32]);
        for (std::size_t at = 0; at < padded + 32; ++at) from[at] = static_cast<char>('a' + at % 23);
        const std::string_view text(from.get(), size);
        ASSERT_EQ(copy_short(exact.get(), from.get(), size), exact.get() + size);
        ASSERT_EQ(std::string_view(exact.get(), size), text);
        ASSERT_EQ(copy_padded(roomy.get(), from.get(), size), roomy.get() + size);
        ASSERT_EQ(std::string_view(roomy.get(), size), text);
    }
}

TEST(copy_bytes, nothing_is_written_past_what_may_be)
{
    const std::string from(264, 'f');
    GuardedBuffer to(264);
    for (std::size_t size = 0; size <= 200; ++size) {
        copy_short(to.data(), from.data(), size);
        ASSERT_TRUE(to.is_intact(size)) << size;
        copy_padded(to.data(), from.data(), size);
        ASSERT_TRUE(to.is_intact(size == 0 ? 32 : (size + 31) / 32 * 32)) << size;
    }
}

// The source ends where its memory ends: a byte more would be in a page that cannot be read.
TEST(copy_bytes, nothing_is_read_past_what_may_be)
{
    const GuardedPage page;
    char to[264];
    for (std::size_t size = 1; size <= 200; ++size) {
        const std::size_t padded = (size + 31) / 32 * 32;
        copy_short(to, page.end() - size, size);
        ASSERT_EQ(std::string_view(to, size), std::string(size, GuardedPage::filler));
        copy_padded(to, page.end() - padded, size);
        ASSERT_EQ(std::string_view(to, size), std::string(size, GuardedPage::filler));
    }
}

TEST(copy_bytes, units_can_be_unaligned)
{
    const char bytes[] = "0123456789";
    char to[sizeof bytes] = {};
    copy_unit<std::uint64_t>(to + 1, bytes + 1);
    EXPECT_EQ(std::string_view(to + 1, 8), "12345678");
    EXPECT_EQ(load<char>(bytes + 3), '3');
}

} // namespace
