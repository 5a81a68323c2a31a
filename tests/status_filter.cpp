// SPDX-License-Identifier: BSL-1.0
// Tests of the statuses on which a header is sent: none named is all of them, and one to four are only these.
#include <amiss/status_filter.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::HttpStatus;
using amiss::StatusFilter;

constexpr StatusFilter of_all;
constexpr StatusFilter of_one({HttpStatus::too_many_requests});
constexpr StatusFilter of_four({HttpStatus::moved_permanently, HttpStatus::too_many_requests,
                                HttpStatus::service_unavailable, static_cast<HttpStatus>(599)});
static_assert(of_all.has(HttpStatus::ok) && of_all.has(HttpStatus::none));
static_assert(of_one.has(HttpStatus::too_many_requests) && !of_one.has(HttpStatus::service_unavailable));

static_assert(!of_all.names(HttpStatus::ok) && of_one.names(HttpStatus::too_many_requests));
static_assert(!of_one.names(HttpStatus::ok));

TEST(status_filter, every_status_or_the_named_ones)
{
    for (int status = 0; status < 1000; ++status) {
        const auto sent = static_cast<HttpStatus>(status);
        EXPECT_TRUE(of_all.has(sent)) << status;
        EXPECT_EQ(of_one.has(sent), status == 429) << status;
        EXPECT_EQ(of_four.has(sent), status == 301 || status == 429 || status == 503 || status == 599) << status;
    }
}

TEST(status_filter, outside_of_a_constant_a_wrong_status_counts_for_nothing)
{
    const auto wrong = static_cast<HttpStatus>(600);
    const StatusFilter twice({HttpStatus::conflict, HttpStatus::conflict}), outside({wrong});
    for (int status = 100; status < 600; ++status) {
        const auto sent = static_cast<HttpStatus>(status);
        EXPECT_EQ(twice.has(sent), status == 409) << status;
        EXPECT_FALSE(outside.has(sent)) << "none of those that a response can have: " << status;
    }
}

} // namespace
