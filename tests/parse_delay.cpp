// SPDX-License-Identifier: BSL-1.0
// Tests of the parsers without an error: delays, resets and dates in all their forms, bounds, and what is none.
#include <amiss/parse_delay.hpp>

#ifdef BOOST_JSON_VERSION
#error "<amiss/parse_delay.hpp> must not include Boost.JSON"
#endif

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::parse_http_date;
using amiss::parse_rate_limit_reset;
using amiss::parse_retry_after;
using amiss::ResetUnit;
using std::chrono::seconds;
using Time = std::chrono::system_clock::time_point;

constexpr std::int64_t january = 1737626400; // 2025-01-23T10:00:00Z
const Time today{seconds(january)};

static_assert(noexcept(parse_retry_after("", today)) && noexcept(parse_http_date("", today)));
static_assert(noexcept(parse_rate_limit_reset("", ResetUnit::unix_seconds, today)));

TEST(parse_delay, retry_after)
{
    const std::pair<std::string_view, int> values[] = {
        {"120", 120},
        {" 120 ", 120},
        {"0", 0},
        {"299.997", 300},
        {"0.493", 1},
        {"120s", 120},
        {"1.5s", 2},
        {"6m0s", 360},
        {"1h2m3s", 3723},
        {"250ms", 1},
        {"5, 10", 10},
        {"10, soon", 10},
        {"Thu, 23 Jan 2025 10:00:30 GMT", 30},
        {"Thu, 23 Jan 2025 10:00:30 gmt", 30},
        {"Thu, 23 Jan 2025 10:00:30 +0000", 30},
        {"Thursday, 23-Jan-25 10:00:30 GMT", 30},
        {"Thu Jan 23 10:00:30 2025", 30},
        {"2025-01-23T10:00:30Z", 30},
        {"2025-01-23T10:00:30", 30},
        {"2025-01-23T11:00:29.5+01:00", 30},
        {"1737626430", 30},
        {"1737626430000", 30},
        {"Sun, 06 Nov 1994 08:49:37 GMT", 0},
        {"1737626399", 0},
        {"1000000000", 1000000000},
        {"99999999999999999999", 1000000000},
        {"Fri, 31 Dec 9999 23:59:59 GMT", 1000000000},
    };
    for (const auto& [text, delay] : values) EXPECT_EQ(parse_retry_after(text, today), seconds(delay)) << text;
    for (const std::string_view text : {"", " ", "soon", "-1", "null", "None", "undefined", "N/A", "nil", "inf", ","})
        EXPECT_EQ(parse_retry_after(text, today), std::nullopt) << text;
}

TEST(parse_delay, rate_limit_reset)
{
    const auto reset = [](std::string_view text, ResetUnit unit) -> std::int64_t {
        const auto time = parse_rate_limit_reset(text, unit, today);
        return time ? std::chrono::system_clock::to_time_t(*time) : -1;
    };
    for (const auto unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds}) {
        for (const std::string_view text :
             {"1737626430", "1737626430000", "30", "29.5", "1737626429.123", "30s", "Thu, 23 Jan 2025 10:00:30 GMT",
              "2025-01-23T10:00:30Z", "thu, 23 jan 2025 10:00:30", "30, 30"})
            EXPECT_EQ(reset(text, unit), january + 30) << text;
        for (const std::string_view text : {"", "null", "soon", "-1", "30, 31"})
            EXPECT_EQ(reset(text, unit), -1) << text;
    }
    EXPECT_EQ(reset("1100000000", ResetUnit::unix_seconds), 1100000000);
    EXPECT_EQ(reset("1100000000", ResetUnit::delta_seconds), january + 1100000000) << "as a time it would lie far back";
    EXPECT_EQ(reset("1960-01-01", ResetUnit::unix_seconds), 0);
    EXPECT_GT(reset("99999999999999999999", ResetUnit::unix_seconds), 9000000000) << "the last time of the clock";
}

TEST(parse_delay, http_date)
{
    for (const std::string_view text :
         {"Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
          "sun, 6 nov 1994 08:49:37 utc", " Sun, 06 Nov 1994 08:49:37 GMT\t", "1994-11-06T08:49:37Z",
          "Sun, 06 Nov 1994 10:49:37 +0200"})
        EXPECT_EQ(parse_http_date(text, today), Time(seconds(784111777))) << text;
    for (const std::string_view text : {"", "soon", "784111777", "Sun", "null", "Sun, 31 Nov 1994 08:49:37 GMT"})
        EXPECT_EQ(parse_http_date(text, today), std::nullopt) << text;
    EXPECT_TRUE(parse_http_date("Fri, 31 Dec 9999 23:59:59 GMT", today));
    EXPECT_TRUE(parse_http_date("Sat, 01 Jan 0000 00:00:00 GMT", today));
}

TEST(parse_delay, a_date_may_have_several_commas)
{
    for (const std::string_view text :
         {"Sun, Nov 6, 1994 08:49:37", "Sun, 06 Nov 1994, 08:49:37 GMT", "6,, Nov 1994 08:49:37"}) {
        EXPECT_EQ(parse_http_date(text, today), Time(seconds(784111777))) << text;
        EXPECT_EQ(parse_retry_after(text, Time(seconds(784111770))), seconds(7)) << text;
        EXPECT_EQ(parse_rate_limit_reset(text, ResetUnit::unix_seconds, today), Time(seconds(784111777))) << text;
    }
    EXPECT_EQ(parse_retry_after("Sun, 06 Nov 1994 08:49:37 GMT, 5, 6", Time(seconds(784111770))), seconds(7));
    EXPECT_EQ(parse_retry_after("1, 3, 2", today), seconds(3));
}

TEST(parse_delay, takes_any_present_time)
{
    for (const Time now : {Time::min(), Time(), Time::max()}) {
        for (const std::string_view text :
             {"5", "1737626430", "99999999999999999999", "2025-01-23T10:00:30Z", "23 jan 25 10:00",
              "Sat, 01 Jan 0000 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"}) {
            const auto delay = parse_retry_after(text, now);
            ASSERT_TRUE(delay) << text;
            EXPECT_TRUE(delay->count() >= 0 && delay->count() <= 1000000000) << text;
            for (const auto unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds})
                EXPECT_GE(*parse_rate_limit_reset(text, unit, now), Time()) << text;
        }
    }
}

} // namespace
