// SPDX-License-Identifier: BSL-1.0
// Unix times: to and from the clock's time points, and the seconds between two, without an overflow.
#include <amiss/detail/text/unix_time.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>

namespace {

using amiss::detail::seconds_until;
using std::chrono::seconds;
using Time = std::chrono::system_clock::time_point;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
static_assert(seconds_until(130, 100) == 30 && seconds_until(100, 100) == 0 && seconds_until(99, 100) == 0);
static_assert(seconds_until(-5, -10) == 5 && seconds_until(-10, -5) == 0 && seconds_until(-5, most) == 0);
static_assert(seconds_until(0, -5) == 5 && seconds_until(most, -1) == most && seconds_until(most, 1) == most - 1);

// As <chrono> converts, except for times that the clock cannot represent.
TEST(unix_time, whole_seconds_are_cut_off_downwards)
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

} // namespace
