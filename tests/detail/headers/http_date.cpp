// SPDX-License-Identifier: BSL-1.0
// Tests of HTTP dates: every day is written and read in all three forms, the 50-year rule, and texts that are no date.
#include <amiss/detail/headers/http_date.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

constexpr std::int64_t spring_2026 = 1774866600; // 2026-03-30T10:30:00Z

constexpr std::optional<std::int64_t> read(std::string_view text, std::int64_t now = spring_2026)
{
    std::int64_t seconds = 0;
    if (!read_http_date(text, now, seconds)) return std::nullopt;
    return seconds;
}
std::string written(std::int64_t seconds)
{
    char text[http_date_size + 1] = {};
    EXPECT_EQ(write_http_date(text, seconds), text + http_date_size);
    return text;
}

// The three examples of RFC 9110 §5.6.7.
static_assert(read("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
static_assert(read("Sunday, 06-Nov-94 08:49:37 GMT") == 784111777);
static_assert(read("Sun Nov  6 08:49:37 1994") == 784111777);

TEST(http_date, known_times_are_written)
{
    EXPECT_EQ(written(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(written(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(written(-1), "Wed, 31 Dec 1969 23:59:59 GMT");
    EXPECT_EQ(written(spring_2026), "Mon, 30 Mar 2026 10:30:00 GMT");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::max()), "Fri, 31 Dec 9999 23:59:59 GMT");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "Sat, 01 Jan 0000 00:00:00 GMT");
}

// Checks the formula against a simple count of days over 400 years, after which the calendar repeats.
TEST(http_date, every_day_is_written_and_read_in_every_form)
{
    const char* const days[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year = 1900, month = 1, day = 1, weekday = 1;
    for (std::int64_t seconds = -2208988800; year < 2300; seconds += 86400) {
        const std::int64_t moment = seconds + (seconds / 86400 * 7919 % 86400 + 86400) % 86400;
        const int second = static_cast<int>(moment - seconds);
        char text[64];
        std::snprintf(text, sizeof text, "%.3s, %02d %s %04d %02d:%02d:%02d GMT", days[weekday], day, months[month - 1],
                      year, second / 3600, second / 60 % 60, second % 60);
        char made[http_date_size];
        write_http_date(made, moment);
        ASSERT_EQ(std::string_view(made, sizeof made), text);
        ASSERT_EQ(read(text), moment) << text;
        std::snprintf(text, sizeof text, "%.3s %s %2d %02d:%02d:%02d %04d", days[weekday], months[month - 1], day,
                      second / 3600, second / 60 % 60, second % 60, year);
        ASSERT_EQ(read(text), moment) << text;
        std::snprintf(text, sizeof text, "%s, %02d-%s-%02d %02d:%02d:%02d GMT", days[weekday], day, months[month - 1],
                      year % 100, second / 3600, second / 60 % 60, second % 60);
        ASSERT_EQ(read(text, moment), moment) << text;
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        const int length = month == 2                               ? (leap ? 29 : 28)
            : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                    : 31;
        weekday = (weekday + 1) % 7;
        if (++day > length) day = 1, ++month;
        if (month > 12) month = 1, ++year;
    }
    EXPECT_EQ(weekday, 1) << "400 years later the calendar begins on the same weekday";
}

TEST(http_date, a_year_of_two_digits_is_at_most_50_years_ahead)
{
    const auto year_of = [](std::string_view text, std::int64_t now) -> std::optional<std::int64_t> {
        const auto seconds = read(text, now);
        if (!seconds) return std::nullopt;
        return civil_from_days(day_of(*seconds)).year;
    };
    EXPECT_EQ(year_of("Monday, 30-Mar-76 10:30:00 GMT", spring_2026), 2076) << "exactly 50 years ahead";
    EXPECT_EQ(year_of("Monday, 30-Mar-76 10:30:01 GMT", spring_2026), 1976) << "one second more";
    EXPECT_EQ(year_of("Monday, 29-Mar-76 23:59:59 GMT", spring_2026), 2076);
    EXPECT_EQ(year_of("Monday, 01-Apr-76 00:00:00 GMT", spring_2026), 1976);
    EXPECT_EQ(year_of("Monday, 31-Dec-75 23:59:59 GMT", spring_2026), 2075);
    EXPECT_EQ(year_of("Monday, 01-Jan-77 00:00:00 GMT", spring_2026), 1977);
    EXPECT_EQ(year_of("Monday, 01-Jan-00 00:00:00 GMT", spring_2026), 2000);
    EXPECT_EQ(year_of("Monday, 01-Jan-10 00:00:00 GMT", *read("Fri, 31 Dec 1999 23:59:59 GMT")), 2010)
        << "a new century";
    EXPECT_EQ(year_of("Monday, 29-Feb-00 00:00:00 GMT", spring_2026), 2000);
    EXPECT_EQ(year_of("Monday, 29-Feb-00 00:00:00 GMT", *read("Thu, 01 Jan 2060 00:00:00 GMT")), std::nullopt)
        << "2100 is not a leap year";
    EXPECT_EQ(year_of("Monday, 01-Jan-99 00:00:00 GMT", std::numeric_limits<std::int64_t>::min()), -1)
        << "the present is never before year 0";
    EXPECT_EQ(year_of("Monday, 01-Jan-49 00:00:00 GMT", std::numeric_limits<std::int64_t>::max()), 10049);
}

TEST(http_date, the_month_must_have_the_day)
{
    EXPECT_TRUE(read("Thu, 29 Feb 2024 00:00:00 GMT"));
    EXPECT_TRUE(read("Tue, 29 Feb 2000 00:00:00 GMT"));
    EXPECT_TRUE(read("Thu, 31 Dec 2026 23:59:59 GMT"));
    for (const char* text :
         {"Thu, 29 Feb 2026 00:00:00 GMT", "Thu, 29 Feb 2100 00:00:00 GMT", "Thu, 30 Feb 2024 00:00:00 GMT",
          "Thu, 31 Apr 2026 00:00:00 GMT", "Thu, 00 Jan 2026 00:00:00 GMT", "Thu, 32 Jan 2026 00:00:00 GMT",
          "Thu, 99 Jan 2026 00:00:00 GMT", "Thursday, 29-Feb-26 00:00:00 GMT", "Thu Feb 29 00:00:00 2026",
          "Thu Jan  0 00:00:00 2026", "Thu Jan 00 00:00:00 2026"})
        EXPECT_FALSE(read(text)) << text;
}

TEST(http_date, wrong_weekdays_leap_seconds_and_leading_zeros_are_accepted)
{
    EXPECT_EQ(read("Mon, 06 Nov 1994 08:49:37 GMT"), 784111777) << "the weekday need not match the date";
    EXPECT_EQ(read("Sun, 06 Nov 1994 08:49:60 GMT"), 784111799) << "a leap second counts as the second before";
    EXPECT_EQ(read("Sun Nov 06 08:49:37 1994"), 784111777) << "the grammar also allows two digits here";
    EXPECT_EQ(read("Sat, 01 Jan 0000 00:00:00 GMT"), first_second);
}

TEST(http_date, everything_else_is_refused)
{
    for (const char* text : {"",
                             " ",
                             "Sun",
                             "Sun, 06 Nov 1994 08:49:37",
                             "Sun, 06 Nov 1994 08:49:37 ",
                             "Sun, 06 Nov 1994 08:49:37 UTC",
                             "Sun, 06 Nov 1994 08:49:37 gmt",
                             "Sun, 06 Nov 1994 08:49:37 GMT ",
                             " Sun, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49:37 GMT+1",
                             "Sun, 06 Nov 1994 08:49:37 +0000",
                             "Sun, 06 Nov 1994 08:49:37GMT",
                             "sun, 06 Nov 1994 08:49:37 GMT",
                             "SUN, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 06 nov 1994 08:49:37 GMT",
                             "Sun, 06 NOV 1994 08:49:37 GMT",
                             "Son, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nob 1994 08:49:37 GMT",
                             "Sun 06 Nov 1994 08:49:37 GMT",
                             "Sun,06 Nov 1994 08:49:37 GMT",
                             "Sun,  06 Nov 1994 08:49:37 GMT",
                             "Sun, 6 Nov 1994 08:49:37 GMT",
                             "Sun,  6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 94 08:49:37 GMT",
                             "Sun, 06 Nov 19940 08:49:37 GMT",
                             "Sun, 06 November 1994 08:49:37 GMT",
                             "Sun, 06-Nov-1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 8:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49 GMT",
                             "Sun, 06 Nov 1994 08.49.37 GMT",
                             "Sun, 06 Nov 1994 24:00:00 GMT",
                             "Sun, 06 Nov 1994 08:60:37 GMT",
                             "Sun, 06 Nov 1994 08:49:61 GMT",
                             "Sun, 06 Nov -994 08:49:37 GMT",
                             "Sun, 06 Nov 1994T08:49:37 GMT",
                             "Sunday, 06 Nov 1994 08:49:37 GMT",
                             "Sun, 06-Nov-94 08:49:37 GMT",
                             "Sunday, 06-Nov-1994 08:49:37 GMT",
                             "Sunday, 6-Nov-94 08:49:37 GMT",
                             "sunday, 06-Nov-94 08:49:37 GMT",
                             "Sundays, 06-Nov-94 08:49:37 GMT",
                             "Sunday 06-Nov-94 08:49:37 GMT",
                             "Sunday, 06-Nov-94 08:49:37",
                             "Sun Nov 6 08:49:37 1994",
                             "Sun Nov   6 08:49:37 1994",
                             "Sun Nov  6 08:49:37 94",
                             "Sun Nov  6 08:49:37 1994 GMT",
                             "Sun Nov  6 08:49:37 1994\n",
                             "Sun, Nov  6 08:49:37 1994",
                             "1994-11-06T08:49:37Z",
                             "784111777",
                             "06 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994\t08:49:37 GMT",
                             "Sun, \xD9\xA0\xD9\xA6 Nov 1994 08:49:37 GMT"})
        EXPECT_FALSE(read(text)) << text;
}

TEST(http_date, every_byte_of_a_date_matters)
{
    const std::string good = "Sun, 06 Nov 1994 08:49:37 GMT";
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = '\0';
        EXPECT_FALSE(read(bad)) << at;
        EXPECT_FALSE(read(good.substr(0, at))) << at;
        EXPECT_FALSE(read(good.substr(0, at) + good.substr(at + 1))) << at;
        EXPECT_FALSE(read(good.substr(0, at) + " " + good.substr(at))) << at;
    }
}

} // namespace
