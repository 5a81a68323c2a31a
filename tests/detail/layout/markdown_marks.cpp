// SPDX-License-Identifier: BSL-1.0
// Tests of the keys that are headings.
#include <amiss/detail/layout/markdown_marks.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss::detail;

TEST(markdown_marks, a_heading_begins_with_a_number_sign)
{
    for (const char* key : {"#", "# A", "## What happened", "###"}) EXPECT_TRUE(is_heading(key)) << key;
    for (const char* key : {"", "code", "a#", " #"}) EXPECT_FALSE(is_heading(key)) << key;
}

TEST(markdown_marks, a_bare_heading_has_nothing_else)
{
    for (const char* key : {"#", "##", "######"}) EXPECT_TRUE(is_bare_heading(key)) << key;
    for (const char* key : {"", "# ", "## A", "code"}) EXPECT_FALSE(is_bare_heading(key)) << key;
}

} // namespace
