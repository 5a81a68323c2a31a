// SPDX-License-Identifier: BSL-1.0
// Tests of the delay in a sentence: the phrases that ask for one, and numbers that are something else.
#include <amiss/detail/text/sentence_delay.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::detail::delay_in_sentence;

static_assert(delay_in_sentence("retry after 134") == 134 && !delay_in_sentence("134"));

TEST(sentence_delay, phrases_that_ask_for_one)
{
    const std::pair<std::string_view, std::int64_t> sentences[] = {
        {"Too Many Requests: retry after 134", 134},
        {"Please retry in 47.434392449s.", 48},
        {"Please try again in 6m0s.", 360},
        {"Rate limit reached. Limit 3, Used 3. Please try again in 20s. Visit https://x.example/42 for more.", 20},
        {"try again in 20 seconds", 20},
        {"Rate limit resets in 25 seconds", 25},
        {"Budget is exhausted, reset in 15 seconds", 15},
        {"A wait of 35 seconds is required", 35},
        {"Please try after 15 seconds", 15},
        {"Try again after 30 minutes", 1800},
        {"retry after 30", 30},
        {"RETRY AFTER 30!", 30},
        {"Retry-After: 30", 30},
        {R"({"retry_after":"30"})", 30},
        {"wait 5 minutes", 300},
        {"You must wait at least 1 hour and 5 minutes.", 3900},
        {"Please wait for 10s before retrying", 10},
        {"Please retry your request after 2 hours", 7200},
        {"retry in 250ms", 1},
        {"retry in about 250 milliseconds", 1},
        {"Request was throttled. Expected available in 14 seconds.", 14},
        {"wait 30. Then retry in 1m.", 60},
        {"retry after 0", 0},
        {"retry after 1000000000", 1000000000},
    };
    for (const auto& [text, seconds] : sentences) EXPECT_EQ(delay_in_sentence(text), seconds) << text;
}

TEST(sentence_delay, numbers_that_are_something_else)
{
    for (const std::string_view text : {"",
                                        "5",
                                        "30 seconds",
                                        "in 250ms",
                                        "Timed out in 30 seconds",
                                        "after 5 attempts",
                                        "retry after 5 attempts",
                                        "Do not retry 5 times",
                                        "retry after -5",
                                        "retry after 2025-01-23T10:00:30Z",
                                        "retry after 10:30",
                                        "retry in 5-10 seconds",
                                        "retry after 1,000 seconds",
                                        "not available in 2027.",
                                        "available in 3 regions",
                                        "Please wait for 2 requests",
                                        "wait until 10",
                                        "try again. 5",
                                        "try again, in 5 s",
                                        "retry after 1737626430",
                                        "retry after 99999999999999999999",
                                        "retry after a while. 30",
                                        "retry after 30x",
                                        "retry after 30% of it",
                                        "at most 5 retries in 60 seconds",
                                        "retry after 30 apples",
                                        "again in A5"})
        EXPECT_FALSE(delay_in_sentence(text)) << text;
}

TEST(sentence_delay, a_long_text_takes_linear_time)
{
    std::string text;
    for (int count = 0; count < 20000; ++count) text += "retry after 5 attempts 9999999999h9m ";
    EXPECT_FALSE(delay_in_sentence(text));
    EXPECT_FALSE(delay_in_sentence("retry after " + std::string(1000000, '9')));
    EXPECT_FALSE(delay_in_sentence(std::string(1000000, 'w')));
}

} // namespace
