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
    for (const std::string_view value : values) reader.take(value, time);
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
    EXPECT_FALSE(read({}).seconds);
    EXPECT_FALSE(read({}).malformed);
}

TEST(retry_after, a_contradiction_or_nonsense_is_no_delay)
{
    for (const auto& values : {std::initializer_list<std::string_view>{"5", "6"},
                               {"5, 6"},
                               {"soon"},
                               {""},
                               {"-1"},
                               {"60", "Mon, 30 Mar 2026 10:31:00 GMT"},
                               {"Mon, 5"},
                               {"5,"}}) {
        EXPECT_FALSE(read(values).seconds) << *values.begin();
        EXPECT_TRUE(read(values).malformed) << *values.begin();
    }
}

} // namespace
