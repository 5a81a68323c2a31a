// SPDX-License-Identifier: BSL-1.0
// Tests of delays in texts: numbers, units, several units, rounding up, saturation, and texts that are no delay.
#include <amiss/detail/text/delay.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

static_assert(parse_seconds("6m0s", 1) == 360 && parse_seconds("1500", 1000) == 2 && !parse_seconds("soon", 1));

TEST(text_delay, numbers_are_rounded_up)
{
    EXPECT_EQ(parse_seconds("34", 1), 34);
    EXPECT_EQ(parse_seconds("34.000", 1), 34);
    EXPECT_EQ(parse_seconds("34.2", 1), 35);
    EXPECT_EQ(parse_seconds("299.997", 1), 300);
    EXPECT_EQ(parse_seconds("0.493", 1), 1);
    EXPECT_EQ(parse_seconds("0.000000000000000000000000000001", 1), 1);
    EXPECT_EQ(parse_seconds("1.000000000000000000000000000001", 1), 2);
    EXPECT_EQ(parse_seconds("1500", 1000), 2);
    EXPECT_EQ(parse_seconds("2000.0", 1000), 2);
    EXPECT_EQ(parse_seconds("2000.1", 1000), 3);
    EXPECT_EQ(parse_seconds("0", 1), 0);
    EXPECT_EQ(parse_seconds("0.0", 1), 0);
    EXPECT_EQ(parse_seconds("0007", 1), 7);
}

TEST(text_delay, exponents_are_understood)
{
    EXPECT_EQ(parse_seconds("2E1", 1), 20) << "as Boost.JSON writes 20.0";
    EXPECT_EQ(parse_seconds("4.7434392449E1", 1), 48);
    EXPECT_EQ(parse_seconds("1e+3", 1), 1000);
    EXPECT_EQ(parse_seconds("15e-1", 1), 2);
    EXPECT_EQ(parse_seconds("1e-400", 1), 1);
    EXPECT_EQ(parse_seconds("0e999999999999", 1), 0);
    EXPECT_EQ(parse_seconds("1e400", 1), most);
}

TEST(text_delay, units_are_understood)
{
    EXPECT_EQ(parse_seconds("34s", 1), 34);
    EXPECT_EQ(parse_seconds("34.2s", 1), 35);
    EXPECT_EQ(parse_seconds("47.434392449s", 1), 48);
    EXPECT_EQ(parse_seconds("250ms", 1), 1);
    EXPECT_EQ(parse_seconds("17ms", 1), 1);
    EXPECT_EQ(parse_seconds("1000ms", 1), 1);
    EXPECT_EQ(parse_seconds("1000.5ms", 1), 2);
    EXPECT_EQ(parse_seconds("835.5\xC2\xB5s", 1), 1);
    EXPECT_EQ(parse_seconds("2000001us", 1), 3);
    EXPECT_EQ(parse_seconds("1000000000ns", 1), 1);
    EXPECT_EQ(parse_seconds("1h", 1), 3600);
    EXPECT_EQ(parse_seconds("1.5m", 1), 90);
    EXPECT_EQ(parse_seconds("2d", 1), 172800);
    EXPECT_EQ(parse_seconds("34s", 1000), 34) << "a unit that is stated counts";
    for (const std::string_view text : {"5m", "5 m", "5 min", "5 mins", "5 minutes", "5 Minutes", "300 sec",
                                        "300 seconds", "300000 milliseconds", "PT5M", "PT300S", "pt5m"})
        EXPECT_EQ(parse_seconds(text, 1), 300) << text;
}

TEST(text_delay, several_units_are_added_up)
{
    EXPECT_EQ(parse_seconds("6m0s", 1), 360);
    EXPECT_EQ(parse_seconds("1h2m3s", 1), 3723);
    EXPECT_EQ(parse_seconds("2m59.56s", 1), 180);
    EXPECT_EQ(parse_seconds("1s500ms", 1), 2);
    EXPECT_EQ(parse_seconds("1m 30s", 1), 90);
    EXPECT_EQ(parse_seconds("1 hour, 5 minutes and 3 seconds", 1), 3903);
    EXPECT_EQ(parse_seconds("0.5s500ms", 1), 1) << "rounded up once, at the end";
    EXPECT_EQ(parse_seconds("PT1M30S", 1), 90);
}

TEST(text_delay, huge_ones_saturate)
{
    EXPECT_EQ(parse_seconds("99999999999999999999999999", 1), most);
    EXPECT_EQ(parse_seconds("9223372036854775807d", 1), most);
    EXPECT_EQ(parse_seconds("9223372036854775807d23h59m59.9s", 1), most);
    EXPECT_EQ(parse_seconds(std::string(100000, '9') + "." + std::string(100000, '9'), 1), most);
}

TEST(text_delay, everything_else_is_none)
{
    for (const std::string_view none : {"",     "s",   "-1", "+1",   "1.",   ".5",    "soon",     "1.5.5", "0x10",
                                        " 5",   "5 ",  "5,", "1m1h", "1s1s", "1m 30", "5 apples", "5sm",   "PT",
                                        "PT30", "P1D", "1e", "1e+",  "NaN",  "inf",   "1,5",      "5-6",   "\xD9\xA7"})
        EXPECT_FALSE(parse_seconds(none, 1)) << none;
}

// The result is the smallest whole number of seconds that is not less than the delay.
TEST(text_delay, random_durations)
{
    std::mt19937_64 random(14);
    for (int round = 0; round < 20000; ++round) {
        const std::int64_t milliseconds = static_cast<std::int64_t>(random() >> (random() % 40 + 24));
        const std::int64_t expected = (milliseconds + 999) / 1000;
        const auto text = [](std::int64_t value) { return std::to_string(value); };
        const std::string fraction = text(milliseconds % 1000 + 1000).substr(1);
        const std::string minutes = text(milliseconds / 60000) + "m";
        ASSERT_EQ(parse_seconds(text(milliseconds), 1000), expected);
        ASSERT_EQ(parse_seconds(text(milliseconds) + "ms", 1), expected);
        ASSERT_EQ(parse_seconds(text(milliseconds / 1000) + "." + fraction, 1), expected);
        ASSERT_EQ(parse_seconds(minutes + text(milliseconds / 1000 % 60) + "." + fraction + "s", 1), expected);
        ASSERT_EQ(parse_seconds(minutes + text(milliseconds / 1000 % 60) + "s" + text(milliseconds % 1000) + "ms", 1),
                  expected);
    }
}

} // namespace
