// SPDX-License-Identifier: BSL-1.0
// Tests of what the rows of a status have in common.
#include <amiss/detail/catalog/status_rows.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::general_row;
using amiss::detail::shared_type;

TEST(status_rows, general_row_is_marked_and_still_sent)
{
    const amiss::Catalog& cstar = amiss::catalog_of<amiss::cstar::Code>();
    ASSERT_NE(general_row(cstar, 401), nullptr);
    EXPECT_EQ(general_row(cstar, 401)->name, "authentication_required");
    EXPECT_EQ(general_row(cstar, 400), nullptr) << "four rows, and none is true of all";
    EXPECT_EQ(general_row(cstar, 418), nullptr);
}

TEST(status_rows, type_is_that_of_all_rows_of_the_status_or_of_its_class)
{
    const amiss::Catalog& cstar = amiss::catalog_of<amiss::cstar::Code>();
    EXPECT_EQ(shared_type(cstar, 404), "not_found_error");
    EXPECT_EQ(shared_type(cstar, 429), "rate_limit_error");
    EXPECT_EQ(shared_type(cstar, 418), "invalid_request_error") << "as all rows of 400";
    EXPECT_EQ(shared_type(cstar, 503), "api_error") << "as all rows of 500";
    EXPECT_EQ(shared_type(amiss::catalog_of<amiss::codespar::Code>(), 404), "");
}

TEST(status_rows, has_type_knows_the_types_of_the_rows)
{
    const amiss::Catalog& cstar = amiss::catalog_of<amiss::cstar::Code>();
    EXPECT_TRUE(amiss::detail::has_type(cstar, "api_error"));
    EXPECT_FALSE(amiss::detail::has_type(cstar, "card_error"));
    EXPECT_FALSE(amiss::detail::has_type(cstar, ""));
}

} // namespace
