// SPDX-License-Identifier: BSL-1.0
// Tests of dates: every day is written and read, the ends of the range, and texts that are no date.
#include <amiss/detail/text/date.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string written(std::int64_t seconds) { return {timestamp_of(seconds).text, timestamp_size}; }
constexpr std::optional<std::int64_t> read(std::string_view text)
{
    std::int64_t seconds = 0;
    if (!read_timestamp(text, seconds)) return std::nullopt;
    return seconds;
}

static_assert(read("1970-01-01T00:00:00Z") == 0 && read("2026-03-30T10:30:00Z") == 1774866600);
static_assert(civil_from_days(0).year == 1970 && days_from_civil(2000, 2, 29) == 11016);

TEST(date, known_times_are_written)
{
    EXPECT_EQ(written(1774866600), "2026-03-30T10:30:00Z");
    EXPECT_EQ(written(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(written(-1), "1969-12-31T23:59:59Z");
    EXPECT_EQ(written(951782400), "2000-02-29T00:00:00Z");
    EXPECT_EQ(written(4107542400), "2100-03-01T00:00:00Z");
}

TEST(date, a_time_out_of_range_becomes_the_nearest_in_range)
{
    EXPECT_EQ(written(first_second), "0000-01-01T00:00:00Z");
    EXPECT_EQ(written(last_second), "9999-12-31T23:59:59Z");
    EXPECT_EQ(written(first_second - 1), "0000-01-01T00:00:00Z");
    EXPECT_EQ(written(last_second + 1), "9999-12-31T23:59:59Z");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "0000-01-01T00:00:00Z");
    EXPECT_EQ(written(std::numeric_limits<std::int64_t>::max()), "9999-12-31T23:59:59Z");
}

// Checks the formula against a simple count of days over ten thousand years.
TEST(date, each_day_follows_the_day_before)
{
    std::int64_t year = 0;
    unsigned month = 1, day = 1;
    for (std::int64_t days = first_second / 86400; days <= last_second / 86400; ++days) {
        const CivilDate date = civil_from_days(days);
        ASSERT_TRUE(date.year == year && date.month == month && date.day == day) << days;
        ASSERT_EQ(days_from_civil(year, month, day), days);
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        const unsigned length = month == 2                          ? (leap ? 29 : 28)
            : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                    : 31;
        if (++day > length) day = 1, ++month;
        if (month > 12) month = 1, ++year;
    }
    EXPECT_EQ(year, 10000);
}

TEST(date, each_second_of_a_day_is_read_back)
{
    for (std::int64_t seconds = 1774828800; seconds < 1774828800 + 86400; ++seconds)
        ASSERT_EQ(read(written(seconds)), seconds);
    for (std::int64_t seconds = first_second; seconds < last_second; seconds += 86399 * 1000)
        ASSERT_EQ(read(written(seconds)), seconds);
}

TEST(date, all_forms_of_rfc_3339_are_read)
{
    EXPECT_EQ(read("2026-03-30t10:30:00z"), 1774866600);
    EXPECT_EQ(read("2026-03-30 10:30:00Z"), 1774866600);
    EXPECT_EQ(read("2026-03-30T10:30:00.999999999999Z"), 1774866600);
    EXPECT_EQ(read("2026-03-30T12:30:00+02:00"), 1774866600);
    EXPECT_EQ(read("2026-03-30T05:00:00-05:30"), 1774866600);
    EXPECT_EQ(read("2026-03-30T12:30:00+0200"), 1774866600) << "ISO 8601, without the colon";
    EXPECT_EQ(read("2026-03-30T10:29:60Z"), 1774866599);
    EXPECT_EQ(read("2024-02-29T00:00:00Z"), 1709164800);
}

TEST(date, everything_else_is_refused)
{
    for (const char* text : {"",
                             "2026-03-30",
                             "2026-03-30T10:30:00",
                             "2026-03-30T10:30Z",
                             "2026-3-30T10:30:00Z",
                             "2026-13-01T00:00:00Z",
                             "2026-00-01T00:00:00Z",
                             "2026-01-00T00:00:00Z",
                             "2026-02-29T00:00:00Z",
                             "2026-04-31T00:00:00Z",
                             "2026-03-30T24:00:00Z",
                             "2026-03-30T10:60:00Z",
                             "2026-03-30T10:30:61Z",
                             "2026-03-30T10:30:00.Z",
                             "2026-03-30T10:30:00+2:00",
                             "2026-03-30T10:30:00+24:00",
                             "2026-03-30T10:30:00Zx",
                             " 2026-03-30T10:30:00Z",
                             "2026-03-30X10:30:00Z",
                             "+026-03-30T10:30:00Z",
                             "12026-03-30T10:30:00Z",
                             "2026-03-30T10:30:00+02000"})
        EXPECT_FALSE(read(text)) << text;
    const std::string whole = "2026-03-30T10:30:00.5+02:00";
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(read(whole.substr(0, size))) << size;
}

} // namespace
