// SPDX-License-Identifier: BSL-1.0
// Tests of what a header of an envelope can be: a field is either a value or none, and a name is taken in any case.
#include <amiss/detail/headers/sent_header.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

TEST(sent_header, every_field_is_decided)
{
    std::string values;
    for (const FieldRow& row : field_table) {
        if (detail::can_be_header(Field{row.kind})) values.append(row.name.empty() ? "-" : row.name).append(" ");
    }
    EXPECT_EQ(values, "code type status param doc_url request_id instance trace_id retry_after retryable - - - - ")
        << "the last ones: grpc, domain, a column, a detail";
    EXPECT_FALSE(detail::can_be_header(field::code.as_kebab()));
    EXPECT_TRUE(detail::can_be_header(field::status.as_text()));
}

TEST(sent_header, names_that_are_taken)
{
    EXPECT_TRUE(detail::is_made_header("retry-after"));
    EXPECT_TRUE(detail::is_made_header("CONTENT-LENGTH"));
    EXPECT_FALSE(detail::is_made_header("retry-after-ms"));
    EXPECT_FALSE(detail::is_made_header(""));
}

} // namespace
