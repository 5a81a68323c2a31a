// SPDX-License-Identifier: BSL-1.0
// Tests that no library writes a type before its header is included.
#include <amiss/detail/bodies/other_writers.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

TEST(OtherWriters, none_without_a_header)
{
    EXPECT_FALSE(amiss::detail::boost_json_writes<std::vector<char32_t>>);
    EXPECT_FALSE(amiss::detail::nlohmann_writes<std::vector<char32_t>>);
    EXPECT_FALSE(amiss::detail::is_json_value<std::vector<char32_t>>);
}

} // namespace
