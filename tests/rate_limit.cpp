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

// The conversions are integer arithmetic. They agree with <chrono>, and also work for times that the clock cannot hold.
TEST(rate_limit, times_are_rounded_down_to_whole_seconds)
{
    using amiss::detail::time_at;
    using amiss::detail::unix_seconds;
    constexpr std::int64_t times[] = {0, 1, 999, 1000, 1001, 1774866600123, -1, -999, -1000, -1001};
    for (const std::int64_t milliseconds : times) {
        const Time time{std::chrono::milliseconds(milliseconds)};
        EXPECT_EQ(unix_seconds(time), std::chrono::floor<seconds>(time).time_since_epoch().count()) << milliseconds;
        EXPECT_EQ(time_at(unix_seconds(time)), std::chrono::floor<seconds>(time)) << milliseconds;
    }
    EXPECT_EQ(time_at(std::numeric_limits<std::int64_t>::max()), std::chrono::floor<seconds>(Time::max()));
    EXPECT_EQ(time_at(std::numeric_limits<std::int64_t>::min()), std::chrono::ceil<seconds>(Time::min()));
}

TEST(rate_limit, differs_when_one_number_differs)
{
    const RateLimit limit{100, 0, 1774866600};
    EXPECT_NE(limit, (RateLimit{101, 0, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 1, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 0, 1774866601}));
    EXPECT_EQ(limit, RateLimit(limit));
}

} // namespace
