// SPDX-License-Identifier: BSL-1.0
// Tests of comparing short texts: every size, and a difference in every place.
#include <amiss/detail/text/equal_bytes.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(equal_bytes, finds_a_difference_in_every_place)
{
    for (std::size_t size = 0; size <= 40; ++size) {
        const std::string left(size, 'a');
        EXPECT_TRUE(amiss::detail::equal_bytes(left.data(), std::string(left).data(), size)) << size;
        for (std::size_t at = 0; at < size; ++at) {
            std::string right = left;
            right[at] = 'b';
            EXPECT_FALSE(amiss::detail::equal_bytes(left.data(), right.data(), size)) << size << " " << at;
        }
    }
}

} // namespace
