// SPDX-License-Identifier: BSL-1.0
// Tests of RESTinio's header fields as views.
#include <amiss/detail/restinio/fields.hpp>

#include <gtest/gtest.h>

namespace {

TEST(RestinioFields, AreAllOfThemInTheirOrder)
{
    restinio::http_header_fields_t fields;
    fields.add_field("X-One", "1");
    fields.add_field("x-two", "");
    fields.add_field("X-One", "2");
    const auto views = amiss::detail::restinio_fields(fields);
    ASSERT_EQ(views.size(), 3U);
    EXPECT_EQ(views[0].name, "X-One");
    EXPECT_EQ(views[1].name, "x-two");
    EXPECT_EQ(views[1].value, "");
    EXPECT_EQ(views[2].value, "2");
}

} // namespace
