// SPDX-License-Identifier: BSL-1.0
// Tests of the lines of a text.
#include <amiss/detail/text/line_scan.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (amiss::detail::LineScan scan(text); scan.next();) lines.push_back(scan.line());
    return lines;
}
using Lines = std::vector<std::string_view>;

TEST(line_scan, a_line_ends_with_a_line_feed_or_with_the_text)
{
    EXPECT_EQ(lines_of("a\nb"), (Lines{"a", "b"}));
    EXPECT_EQ(lines_of("a\r\nb \n\n"), (Lines{"a", "b ", ""}));
    EXPECT_EQ(lines_of("a\rb\r"), (Lines{"a\rb"}));
    EXPECT_EQ(lines_of("\n"), (Lines{""}));
    EXPECT_EQ(lines_of(""), Lines());
}

TEST(line_scan, the_rest_comes_after_the_line)
{
    amiss::detail::LineScan scan("a\nb\nc");
    ASSERT_TRUE(scan.next());
    EXPECT_EQ(scan.rest(), "b\nc");
    EXPECT_TRUE(scan.next() && scan.next());
    EXPECT_EQ(scan.rest(), "");
    EXPECT_FALSE(scan.next());
}

} // namespace
