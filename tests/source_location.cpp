// SPDX-License-Identifier: BSL-1.0
// Tests of the place in the source where an error was made.
#include <amiss/source_location.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::SourceLocation;

TEST(source_location, is_unknown_by_default)
{
    constexpr SourceLocation nowhere;
    EXPECT_EQ(nowhere.file, nullptr);
    EXPECT_EQ(nowhere.line, 0U);
}

SourceLocation caller(SourceLocation where = SourceLocation::current()) { return where; }

TEST(source_location, current_is_the_place_of_the_call)
{
    const unsigned line = __LINE__ + 1;
    const SourceLocation here = SourceLocation::current();
    const SourceLocation next = caller();
    EXPECT_STREQ(here.file, __FILE__);
    EXPECT_EQ(here.line, line);
    EXPECT_STREQ(next.file, __FILE__);
    EXPECT_EQ(next.line, line + 1);
}

} // namespace
