// SPDX-License-Identifier: BSL-1.0
// Tests of the declaration of tl::expected ahead of its header.
#include <amiss/detail/result/tl_expected.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

// That a dropped result draws a warning is tested by compile_fail/discarded_result.cpp.
TEST(tl_expected, is_the_same_type_as_ever)
{
    const tl::expected<int, std::string> value = 7;
    const tl::expected<int, std::string> error = tl::make_unexpected(std::string("no"));
    EXPECT_EQ(value, 7);
    EXPECT_EQ(error.error(), "no");
}

} // namespace
