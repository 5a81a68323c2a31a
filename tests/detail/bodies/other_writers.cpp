// SPDX-License-Identifier: BSL-1.0
// Tests that a type is written by no library unless that says so.
#include <amiss/detail/bodies/other_writers.hpp>

#include <gtest/gtest.h>

namespace {

struct WrittenByNobody {};

TEST(OtherWriters, none_unless_a_library_says_so)
{
    EXPECT_FALSE(amiss::detail::boost_json_writes<WrittenByNobody>);
    EXPECT_FALSE(amiss::detail::nlohmann_writes<WrittenByNobody>);
    EXPECT_FALSE(amiss::detail::is_json_value<WrittenByNobody>);
}

} // namespace
