// SPDX-License-Identifier: BSL-1.0
// Tests of the state of a rate limit: unknown by default, compared by its three numbers, and the wait until its reset.
#include <amiss/rate_limit.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

namespace {

using amiss::RateLimit;

static_assert(RateLimit{}.limit < 0 && RateLimit{}.remaining < 0 && RateLimit{}.reset < 0);
static_assert(RateLimit{1, 2, 3} == RateLimit{1, 2, 3} && !(RateLimit{1, 2, 3} != RateLimit{1, 2, 3}));

using std::chrono::seconds;
using Time = std::chrono::system_clock::time_point;

static_assert(RateLimit{-1, -1, 130}.wait(Time(seconds(100))) == seconds(30));
static_assert(RateLimit{-1, -1, 130}.wait(Time(seconds(130))) == seconds(0));
static_assert(RateLimit{-1, -1, 130}.wait(Time(seconds(131))) == seconds(0), "a reset in the past is no wait");
static_assert(RateLimit{1, 2, -1}.wait(Time(seconds(100))) == std::nullopt, "unknown is not 0");

TEST(rate_limit, a_wait_is_rounded_up_and_never_wraps)
{
    EXPECT_EQ((RateLimit{-1, -1, 130}.wait(Time(std::chrono::milliseconds(100001)))), seconds(30));
    EXPECT_EQ((RateLimit{-1, -1, 130}.wait(Time(std::chrono::milliseconds(100999)))), seconds(30));
    const seconds longest(std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ((RateLimit{-1, -1, longest.count()}.wait(Time())), longest);
    EXPECT_EQ((RateLimit{-1, -1, longest.count()}.wait(Time(seconds(-1)))), longest);
    EXPECT_EQ((RateLimit{-1, -1, 0}.wait(Time::max())), seconds(0));
    EXPECT_GT((RateLimit{-1, -1, 0}.wait(Time::min())), seconds(9000000000));
}

TEST(rate_limit, each_number_counts)
{
    const RateLimit limit{100, 0, 1774866600};
    EXPECT_NE(limit, (RateLimit{101, 0, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 1, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 0, 1774866601}));
    EXPECT_EQ(limit, RateLimit(limit));
}

} // namespace
