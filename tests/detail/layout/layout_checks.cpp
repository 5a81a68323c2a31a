// SPDX-License-Identifier: BSL-1.0
// Tests of what a layout may say. What it may not is in compile_fail/.
#include <amiss/detail/layout/layout_checks.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;

TEST(layout_checks, each_field_has_its_styles)
{
    EXPECT_TRUE(detail::has_style(FieldKind::code, FieldStyle::number));
    EXPECT_TRUE(detail::has_style(FieldKind::grpc, FieldStyle::lower));
    EXPECT_TRUE(detail::has_style(FieldKind::violation_field, FieldStyle::path));
    EXPECT_TRUE(detail::has_style(FieldKind::timestamp, FieldStyle::unix_ms));
    EXPECT_FALSE(detail::has_style(FieldKind::message, FieldStyle::number));
    EXPECT_FALSE(detail::has_style(FieldKind::code, FieldStyle::path));
    EXPECT_FALSE(detail::has_style(FieldKind::retry_after, FieldStyle::unix_seconds));
    EXPECT_FALSE(detail::has_style(FieldKind::param, FieldStyle::kebab));
}

TEST(layout_checks, utc_is_written_in_few_ways)
{
    EXPECT_TRUE(detail::is_utc_zone("+00:00"));
    EXPECT_TRUE(detail::is_utc_zone("+0000"));
    EXPECT_FALSE(detail::is_utc_zone("+01:00"));
    EXPECT_FALSE(detail::is_utc_zone("UTC+1"));
}

TEST(layout_checks, variants_are_optional_elements)
{
    constexpr auto layout = variants("@type", object(member("@type", "a"), member("p", field::param)),
                                     object(member("@type", "b"), member("q", field::code)));
    EXPECT_TRUE(layout.nodes[1].optional);
    EXPECT_TRUE(layout.nodes[4].optional);
    EXPECT_EQ(layout.nodes[4].option, 1);
}

} // namespace
