// SPDX-License-Identifier: BSL-1.0
// Tests of the delay from headers: seconds, dates in all forms, several of them, and what makes no sense.
#include <amiss/detail/headers/retry_after.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace {

constexpr std::int64_t now = 1774866600; // Mon, 30 Mar 2026 10:30:00 GMT

struct Outcome {
    std::optional<std::int64_t> seconds;
    bool malformed;
    int asked; ///< how often the time was needed
};
Outcome read(std::initializer_list<std::string_view> values)
{
    Outcome outcome{};
    const auto time = [&outcome] {
        ++outcome.asked;
        return now;
    };
    amiss::detail::RetryAfterReader reader;
    for (const std::string_view value : values)
        amiss::detail::each_moment(value, 1, time,
                                   [&](const amiss::detail::Moment* moment) noexcept { reader.add(moment); });
    outcome.seconds = reader.seconds(time);
    outcome.malformed = reader.malformed();
    return outcome;
}

TEST(retry_after, seconds)
{
    EXPECT_EQ(read({"5"}).seconds, 5);
    EXPECT_EQ(read({" 5 , 05"}).seconds, 5);
    EXPECT_EQ(read({"5"}).asked, 0) << "seconds need no clock";
    EXPECT_FALSE(read({"5"}).malformed);
}

TEST(retry_after, dates)
{
    for (const std::string_view date :
         {"Mon, 30 Mar 2026 10:31:00 GMT", "Monday, 30-Mar-26 10:31:00 GMT", "Mon Mar 30 10:31:00 2026"}) {
        EXPECT_EQ(read({date}).seconds, 60) << date;
        EXPECT_FALSE(read({date}).malformed) << date;
    }
    EXPECT_EQ(read({"Mon, 30 Mar 2026 10:31:00 GMT, Mon Mar 30 10:31:00 2026"}).seconds, 60);
    EXPECT_EQ(read({"Sun, 06 Nov 1994 08:49:37 GMT"}).seconds, 0) << "the past";
}

TEST(retry_after, no_header_is_no_delay)
{
    for (const auto& values : {std::initializer_list<std::string_view>{}, {"null"}, {"None", "undefined"}}) {
        EXPECT_FALSE(read(values).seconds);
        EXPECT_FALSE(read(values).malformed);
    }
}

TEST(retry_after, nonsense_is_no_delay)
{
    for (const std::string_view text : {"soon", "", "-1", "Mon", ",", "1.", "5 apples"}) {
        EXPECT_FALSE(read({text}).seconds) << text;
        EXPECT_TRUE(read({text}).malformed) << text;
    }
}

TEST(retry_after, of_several_the_longest_counts_and_is_flagged)
{
    for (const auto& values : {std::initializer_list<std::string_view>{"5", "60"},
                               {"60", "5"},
                               {"5, 60"},
                               {"60, 5"},
                               {"soon", "60"},
                               {"60", "soon"},
                               {"60,"},
                               {"Mon, 60"},
                               {"5", "Mon, 30 Mar 2026 10:31:00 GMT"},
                               {"Mon, 30 Mar 2026 10:31:00 GMT", "60"},
                               {"Mon, 30 Mar 2026 10:31:00 GMT, Mon, 30 Mar 2026 10:30:59 GMT"},
                               {"1774866660", "59"}}) {
        EXPECT_EQ(read(values).seconds, 60) << *values.begin();
        EXPECT_TRUE(read(values).malformed) << *values.begin();
    }
}

TEST(retry_after, what_is_off_the_grammar_is_kept_and_flagged)
{
    for (const std::string_view text :
         {"59.5", "60s", "1m0s", "60000ms", "2026-03-30T10:31:00Z", "1774866660", "1774866660000",
          "Mon, 30 Mar 2026 10:31:00 gmt", "30 Mar 2026 11:31:00 +0100"}) {
        EXPECT_EQ(read({text}).seconds, 60) << text;
        EXPECT_TRUE(read({text}).malformed) << text;
    }
}

TEST(retry_after, in_milliseconds_it_may_have_a_fraction)
{
    amiss::detail::RetryAfterReader reader;
    const auto time = [] { return now; };
    const auto take = [&](std::string_view value, bool milliseconds, unsigned rank) {
        amiss::detail::each_moment(value, milliseconds ? 1000 : 1, time,
                                   [&](const amiss::detail::Moment* moment) noexcept {
                                       reader.add(moment, milliseconds, rank);
                                   });
    };
    take("1500", true, 6);
    take("1000.5", true, 7);
    take("1", false, 1);
    EXPECT_EQ(reader.seconds(time), 2);
    EXPECT_FALSE(reader.malformed()) << "headers of different names may differ";
    take("3000", true, 7);
    EXPECT_EQ(reader.seconds(time), 3);
    EXPECT_TRUE(reader.malformed());
}

// A large number is a time or a delay, so the longest is not simply the largest.
TEST(retry_after, the_order_of_large_numbers_makes_no_difference)
{
    EXPECT_EQ(read({"1774866660", "1774866700"}).seconds, 100);
    EXPECT_EQ(read({"1774866700", "1774866660"}).seconds, 100);
    EXPECT_EQ(read({"1200000000", "1774866700"}).seconds, 1000000000);
    EXPECT_EQ(read({"1774866700", "1200000000"}).seconds, 1000000000);
    EXPECT_EQ(read({"1774866700", "1200000000", "1774866600"}).seconds, 1000000000);
}

} // namespace
