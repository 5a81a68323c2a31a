// SPDX-License-Identifier: BSL-1.0
// Tests of the place in the source where an error was made.
#include <amiss/source_location.hpp>

#include <gtest/gtest.h>

namespace {

TEST(source_location, is_unknown_by_default)
{
    constexpr amiss::SourceLocation nowhere;
    EXPECT_EQ(nowhere.file, nullptr);
    EXPECT_EQ(nowhere.line, 0U);
}

} // namespace
