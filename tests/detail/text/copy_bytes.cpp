// SPDX-License-Identifier: BSL-1.0
// Tests of short copies: every size, and no byte past what may be overwritten.
#include <amiss/detail/text/copy_bytes.hpp>

#include <gtest/gtest.h>

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

TEST(copy_bytes, units_can_be_unaligned)
{
    const char bytes[] = "0123456789";
    char to[sizeof bytes] = {};
    copy_unit<std::uint64_t>(to + 1, bytes + 1);
    EXPECT_EQ(std::string_view(to + 1, 8), "12345678");
    EXPECT_EQ(load<char>(bytes + 3), '3');
}

} // namespace
