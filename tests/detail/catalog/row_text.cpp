// SPDX-License-Identifier: BSL-1.0
// The text of a row without values: its message, its plain text, or the status's reason phrase.
#include <amiss/detail/catalog/row_text.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::HttpStatus;

TEST(row_text, without_values)
{
    amiss::RowData row;
    row.status = HttpStatus::not_found;
    row.message = "As it is.";
    EXPECT_EQ(amiss::detail::text_without_values(row), "As it is.");
    row.templated = true;
    EXPECT_EQ(amiss::detail::text_without_values(row), "Not Found");
    row.plain = "Something is missing.";
    EXPECT_EQ(amiss::detail::text_without_values(row), "Something is missing.");
}

} // namespace
