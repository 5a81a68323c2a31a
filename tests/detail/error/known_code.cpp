// SPDX-License-Identifier: BSL-1.0
// A code that a catalogue knows by name: its row is set, and nothing else; other names leave the error as it was.
#include <amiss/detail/error/known_code.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::set_known_code;

TEST(known_code, row_is_set_and_the_status_stays_the_transports)
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
