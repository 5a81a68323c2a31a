// SPDX-License-Identifier: BSL-1.0
// Tests of set_known_code: a name in the catalogue sets the row and nothing else, and other names change nothing.
#include <amiss/detail/error/known_code.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::set_known_code;

TEST(known_code, sets_the_row_and_keeps_the_status_of_the_response)
{
    amiss::ApiError error(amiss::HttpStatus::bad_gateway);
    const amiss::Catalog& catalog = amiss::catalog_of<amiss::cstar::Code>();
    EXPECT_FALSE(set_known_code(error, nullptr, "parameter_missing"));
    EXPECT_FALSE(set_known_code(error, &catalog, "Parameter_missing"));
    EXPECT_FALSE(set_known_code(error, &catalog, ""));
    EXPECT_TRUE(error == amiss::ApiError(amiss::HttpStatus::bad_gateway));
    EXPECT_TRUE(set_known_code(error, &catalog, "parameter_missing"));
    EXPECT_TRUE(error == amiss::cstar::Code::parameter_missing);
    EXPECT_EQ(error.status(), amiss::HttpStatus::bad_gateway);
}

} // namespace
