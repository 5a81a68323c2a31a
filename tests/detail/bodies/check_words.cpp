// SPDX-License-Identifier: BSL-1.0
// Tests of which texts for faults are accepted.
#include <amiss/detail/bodies/check_words.hpp>

#include <gtest/gtest.h>

namespace {

TEST(CheckWords, the_values_that_there_are)
{
    for (const char* key : {"param", "name", "problem", "allowed"}) EXPECT_TRUE(amiss::detail::is_fault_value(key));
    for (const char* key : {"Param", "retry_after", ""}) EXPECT_FALSE(amiss::detail::is_fault_value(key));
    constexpr bool accepted = (amiss::detail::check_words("'{param}' {problem}, {{{name}}} {allowed}"), true);
    EXPECT_TRUE(accepted);
}

} // namespace
