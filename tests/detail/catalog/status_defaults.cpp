// SPDX-License-Identifier: BSL-1.0
// Tests of what follows from the status of a row.
#include <amiss/detail/catalog/status_defaults.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::HttpStatus;
using amiss::detail::DefaultsByStatus;
using amiss::detail::StatusDefaults;

static_assert(DefaultsByStatus<>::of(HttpStatus::too_many_requests).retry == amiss::Retry::after_delay);
static_assert(DefaultsByStatus<>::of(HttpStatus::none).grpc == amiss::Grpc::unavailable);

TEST(status_defaults, the_table_says_what_the_functions_say)
{
    for (int number = -1; number <= 1000; ++number) {
        const auto status = static_cast<HttpStatus>(number);
        const StatusDefaults found = DefaultsByStatus<>::of(status);
        EXPECT_EQ(found.retry, amiss::default_retry(status)) << number;
        EXPECT_EQ(found.grpc, amiss::default_grpc(status)) << number;
        EXPECT_EQ(found.errc, amiss::detail::default_errc(status)) << number;
    }
}

} // namespace
