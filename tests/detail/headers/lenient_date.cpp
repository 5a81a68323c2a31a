// SPDX-License-Identifier: BSL-1.0
// Tests of dates that are off the grammar but can be understood: ISO 8601, sloppy HTTP dates, zones; and of those that
// cannot.
#include <amiss/detail/headers/lenient_date.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

constexpr std::int64_t spring = 1774866600;  // 2026-03-30T10:30:00Z
constexpr std::int64_t january = 1737626430; // 2025-01-23T10:00:30Z

constexpr std::optional<std::int64_t> read_loosely(std::string_view text, std::int64_t now = spring)
{
    std::int64_t seconds = 0;
    bool is_iso = false;
    if (!read_lenient_date(text, now, seconds, is_iso)) return std::nullopt;
    return seconds;
}
static_assert(read_loosely("Thu, 23 Jan 2025 10:00:30 gmt") == january && !read_loosely("tomorrow"));

TEST(lenient_date, sloppy_http_dates)
{
    for (const std::string_view text : {"Thu, 23 Jan 2025 10:00:30 GMT",
                                        "Thu, 23 Jan 2025 10:00:30 gmt",
                                        "thu, 23 jan 2025 10:00:30 GMT",
                                        "THURSDAY, 23-JAN-25 10:00:30 GMT",
                                        "Thu, 23 Jan 2025 10:00:30 UTC",
                                        "Thu, 23 Jan 2025 10:00:30 Z",
                                        "Thu, 23 Jan 2025 10:00:30 UT",
                                        "Thu, 23 Jan 2025 10:00:30",
                                        "23 Jan 2025 10:00:30 GMT",
                                        "Thu 23 Jan 2025 10:00:30 GMT",
                                        "Thu,23 Jan 2025 10:00:30 GMT",
                                        "Thu,  23\tJan  2025  10:00:30  GMT",
                                        "Thurs, 23 January 2025 10:00:30 GMT",
                                        "Thu, 23-Jan-2025 10:00:30 GMT",
                                        "Thu, 23 Jan 25 10:00:30 GMT",
                                        "Thu Jan 23 10:00:30 2025",
                                        "Thu Jan 23 10:00:30 GMT 2025",
                                        "Thu Jan 23 10:00:30 UTC 2025",
                                        "Thu Jan 23 2025 10:00:30 GMT+0000 (Coordinated Universal Time)",
                                        "Mon, 23 Jan 2025 10:00:30 GMT",
                                        "Thu, 23 Jan 2025 10:00:30 +0000",
                                        "Thu, 23 Jan 2025 10:00:30 -0000",
                                        "Thu, 23 Jan 2025 05:00:30 -0500",
                                        "Thu, 23 Jan 2025 11:00:30 +01:00",
                                        "Thu, 23 Jan 2025 15:30:30 +0530",
                                        "Thu, 23 Jan 2025 12:00:30 +02",
                                        "Thu, 23 Jan 2025 11:00:30 GMT+0100",
                                        "Thu, 23 Jan 2025 10:00:29.5 GMT"})
        EXPECT_EQ(read_loosely(text), january) << text;
    EXPECT_EQ(read_loosely("Thu, 2 Jan 2025 8:00 GMT"), 1735804800);
    EXPECT_EQ(read_loosely("Thu, 23 Jan 2025 10:00:30.000 GMT"), january);
    EXPECT_EQ(read_loosely("Sat, 31 Dec 2016 23:59:60 gmt"), 1483228799);
}

TEST(lenient_date, iso_dates)
{
    for (const std::string_view text :
         {"2025-01-23T10:00:30Z", "2025-01-23t10:00:30z", "2025-01-23 10:00:30Z", "2025-01-23T10:00:30",
          "2025-01-23 10:00:30", "2025-01-23T10:00:29.001Z", "2025-01-23T10:00:30.000Z", "2025-01-23T11:00:30+01:00",
          "2025-01-23T05:00:30-0500", "2025-01-23T12:00:30+02", "2025-01-23 10:00:30 UTC",
          "2025-01-23 10:00:30 +0000 UTC", "2025-01-23T10:00:30+00:00"})
        EXPECT_EQ(read_loosely(text), january) << text;
    EXPECT_EQ(read_loosely("2025-01-23"), january - 36030);
    EXPECT_EQ(read_loosely("2025-01-23T10:00Z"), january - 30);
    std::int64_t seconds = 0;
    bool is_iso = false;
    EXPECT_TRUE(read_lenient_date("2025-01-23T10:00:30Z", spring, seconds, is_iso) && is_iso);
    EXPECT_TRUE(read_lenient_date("23 Jan 2025 10:00:30", spring, seconds, is_iso) && !is_iso);
}

TEST(lenient_date, a_year_of_two_digits_is_at_most_50_years_ahead)
{
    EXPECT_EQ(read_loosely("30 mar 76 10:30:00 gmt"), *read_loosely("2076-03-30T10:30:00Z"));
    EXPECT_EQ(read_loosely("30 mar 76 10:30:01 gmt"), *read_loosely("1976-03-30T10:30:01Z"));
}

TEST(lenient_date, what_cannot_be_understood)
{
    for (const std::string_view text : {"",
                                        " ",
                                        "tomorrow",
                                        "Thu",
                                        "Thu,",
                                        "10:00:30",
                                        "23 Jan",
                                        "23 Jan 2025",
                                        "Jan 2025 10:00",
                                        "23 2025 10:00:30",
                                        "2025-13-23T10:00:30Z",
                                        "2025-00-23T10:00:30Z",
                                        "2025-01-32T10:00:30Z",
                                        "2025-02-29T10:00:30Z",
                                        "2025-01-23T24:00:30Z",
                                        "2025-01-23T10:60:30Z",
                                        "2025-01-23T10:00:61Z",
                                        "2025-01-23T10:0:30Z",
                                        "2025-01-23T",
                                        "2025-01-23X10:00:30Z",
                                        "2025-01-23T10:00:30.Z",
                                        "2025-01-23T10:00:30+24:00",
                                        "2025-01-23T10:00:30+01:60",
                                        "2025-01-23T10:00:30+1",
                                        "2025-01-23T10:00:30+01:",
                                        "2025-01-23T10:00:30ZZ",
                                        "2025-01",
                                        "2025-1-23T10:00:30Z",
                                        "0 Jan 2025 10:00:30",
                                        "32 Jan 2025 10:00:30",
                                        "23 Jan 025 10:00:30",
                                        "23 Jan 20250 10:00:30",
                                        "23 Jan 2025 10:00:30 PST",
                                        "23 Jan 2025 10:00:30 GMT GMT",
                                        "23 Jan Feb 2025 10:00:30",
                                        "Thu Fri 23 Jan 2025 10:00",
                                        "23 Foo 2025 10:00:30",
                                        "Foo, 23 Jan 2025 10:00:30",
                                        "23/01/2025 10:00:30",
                                        "23 Jan 2025 10.00.30",
                                        "23 Jan 2025 10:00 11:00",
                                        "23 Jan 2025 110:00",
                                        "(Thu, 23 Jan 2025 10:00:30)",
                                        "23 Jan (",
                                        "1737626430",
                                        "GMT 23 Jan 2025 10:00:30",
                                        "Thu, 23 Jan 2025 10:00:30 +0000 +0000"})
        EXPECT_FALSE(read_loosely(text)) << text;
    EXPECT_FALSE(read_loosely(std::string_view("Thu, 23 Jan 2025 10:00:30\0", 26)));
}

// What the strict reader reads, this one reads as the same time.
TEST(lenient_date, reads_what_is_on_the_grammar)
{
    for (std::int64_t time = -2208988800; time < 10413792000; time += 8640007) {
        char text[http_date_size];
        write_http_date(text, time);
        ASSERT_EQ(read_loosely({text, sizeof text}), time);
        const Timestamp stamp = timestamp_of(time);
        ASSERT_EQ(read_loosely({stamp.text, timestamp_size}), time);
        std::string lower(text, sizeof text);
        for (char& c : lower) c = to_lower(c);
        ASSERT_EQ(read_loosely(lower), time);
        ASSERT_EQ(read_loosely(lower.substr(5, 20)), time) << "without the weekday and the zone";
    }
}

} // namespace
