// SPDX-License-Identifier: BSL-1.0
// Tests of the delay of a response: headers in every form, several of them, resets of limits, and what the world sends.
#include <amiss/detail/headers/read_headers.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>

#include "support/headers_alone.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using std::chrono::seconds;

TEST(header_delays, a_huge_delay_saturates_and_never_wraps)
{
    const seconds longest(1000000000); // as for setters
    EXPECT_EQ(read_only({{"Retry-After", "1000000000"}}).retry_after(), longest);
    EXPECT_EQ(read_only({{"Retry-After", "1000000001"}}).retry_after(), longest);
    EXPECT_EQ(read_only({{"Retry-After", "9223372036854775807"}}).retry_after(), longest);
    EXPECT_EQ(read_only({{"Retry-After", "9223372036854775808"}}).retry_after(), longest);
    EXPECT_EQ(read_only({{"Retry-After", "18446744073709551616"}}).retry_after(), longest);
    EXPECT_EQ(read_only({{"Retry-After", std::string(1000, '9')}}).retry_after(), longest);
}

TEST(header_delays, a_delay_can_be_a_date_in_all_three_forms)
{
    for (const char* date : {"Mon, 30 Mar 2026 10:31:00 GMT", "Monday, 30-Mar-26 10:31:00 GMT",
                             "Mon Mar 30 10:31:00 2026", "\tMon, 30 Mar 2026 10:31:00 GMT "}) {
        EXPECT_EQ(read_only({{"Retry-After", date}}).retry_after(), seconds(60)) << date;
        EXPECT_FALSE(read_only({{"Retry-After", date}}).malformed()) << date;
    }
    EXPECT_EQ(read_only({{"Retry-After", "Mon, 30 Mar 2026 10:30:00 GMT"}}).retry_after(), seconds(0));
    EXPECT_EQ(read_only({{"Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"}}).retry_after(), seconds(0))
        << "a date in the past";
    EXPECT_EQ(read_only({{"Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"}}).retry_after(), seconds(1000000000))
        << "the longest";
    EXPECT_EQ(read_only({{"Retry-After", "Mon, 30 Mar 2026 10:30:01 GMT"}}, now + std::chrono::milliseconds(999))
                  .retry_after(),
              seconds(1))
        << "it is rounded up";
}

TEST(header_delays, a_delay_may_appear_twice)
{
    const char* const date = "Mon, 30 Mar 2026 10:31:00 GMT";
    for (const Pairs& same : {Pairs{{"Retry-After", "5"}, {"retry-after", "5"}}, Pairs{{"Retry-After", "5, 5"}},
                              Pairs{{"Retry-After", "5,05 ,\t5"}}}) {
        EXPECT_EQ(read_only(same).retry_after(), seconds(5));
        EXPECT_FALSE(read_only(same).malformed());
    }
    for (const Pairs& same :
         {Pairs{{"Retry-After", date}, {"Retry-After", date}},
          Pairs{{"Retry-After", std::string(date) + ", Monday, 30-Mar-26 10:31:00 GMT,Mon Mar 30 10:31:00 2026"}}})
        EXPECT_EQ(read_only(same).retry_after(), seconds(60));
    for (const Pairs& differ :
         {Pairs{{"Retry-After", "50"}, {"Retry-After", "60"}}, Pairs{{"Retry-After", "50, 60"}},
          Pairs{{"Retry-After", "60"}, {"Retry-After", date}}, Pairs{{"Retry-After", "60"}, {"Retry-After", "soon"}},
          Pairs{{"Retry-After", std::string(date) + ", 60"}}, Pairs{{"Retry-After", "60,"}}}) {
        EXPECT_EQ(read_only(differ).retry_after(), seconds(60)) << differ[0].second << ": the longest";
        EXPECT_TRUE(read_only(differ).malformed());
        const Pairs backwards(differ.rbegin(), differ.rend());
        EXPECT_EQ(read_only(backwards).retry_after(), seconds(60)) << differ[0].second;
        EXPECT_TRUE(read_only(backwards).malformed());
    }
}

TEST(header_delays, a_delay_in_other_headers)
{
    for (const char* name : {"X-Retry-After", "X-RateLimit-Retry-After", "X-RateLimit-After", "X-RateLimit-Reset-After",
                             "X-Rate-Limit-Reset-After", "X-Rate-Limit-Retry-After-Seconds"}) {
        EXPECT_EQ(read_only({{name, "30"}}).retry_after(), seconds(30)) << name;
        EXPECT_FALSE(read_only({{name, "30"}}).malformed()) << name;
    }
    for (const char* name : {"retry-after-ms", "x-ms-retry-after-ms", "x-amz-retry-after"}) {
        EXPECT_EQ(read_only({{name, "29001"}}).retry_after(), seconds(30)) << name;
        EXPECT_FALSE(read_only({{name, "29001.5"}}).malformed()) << name;
    }
    const Pairs both{{"retry-after-ms", "1500"}, {"retry-after", "1"}};
    EXPECT_EQ(read_only(both).retry_after(), seconds(2)) << "the longest";
    EXPECT_FALSE(read_only(both).malformed()) << "headers of different names may differ";
    const ApiError discord = read_only({{"Retry-After", "1"}, {"X-RateLimit-Reset-After", "1.2"}});
    EXPECT_EQ(discord.retry_after(), seconds(2));
    EXPECT_EQ(discord.rate_limit(), (RateLimit{-1, -1, spring_2026 + 2}));
}

TEST(header_delays, the_reset_of_a_limit_that_is_not_used_up_is_no_delay)
{
    const Pairs headers{{"X-RateLimit-Remaining", "4"}, {"X-RateLimit-Reset-After", "60"}};
    EXPECT_EQ(read_only(headers, now, {}, 500).retry_after(), std::nullopt);
    EXPECT_EQ(read_only(headers, now, {}, 429).retry_after(), seconds(60)) << "a 429 is about a limit";
    EXPECT_EQ(read_only({{"X-RateLimit-Remaining", "4"}, {"X-RateLimit-Reset", "1774866660"}}).retry_after(),
              std::nullopt);
}

TEST(header_delays, without_a_delay_an_error_with_nothing_left_waits_until_the_reset)
{
    const Pairs limit{{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1774866660"}};
    EXPECT_EQ(read_only(limit).retry_after(), seconds(60));
    EXPECT_EQ(read_only(limit, now, {}, 403).retry_after(), seconds(60)) << "GitHub";
    const Pairs reset{{"X-RateLimit-Reset", "1774866660"}};
    EXPECT_EQ(read_only(reset).retry_after(), seconds(60)) << "a 429 says itself that nothing is left";
    EXPECT_EQ(read_only(reset, now, {}, 500).retry_after(), std::nullopt);
    EXPECT_EQ(read_only(limit, now, {}, 200).retry_after(), std::nullopt) << "a success waits for nothing";
    EXPECT_EQ(read_only({{"ratelimit", "\"p\";r=0;t=60"}}).retry_after(), seconds(60));
    EXPECT_EQ(read_only({{"x-ratelimit-remaining-tokens", "0"}, {"x-ratelimit-reset-tokens", "1m0s"}}).retry_after(),
              seconds(60));
    EXPECT_EQ(read_only({{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1774866540"}}).retry_after(),
              seconds(0))
        << "the past";
    Pairs with_date = limit;
    with_date.emplace_back("Date", "Mon, 30 Mar 2026 10:30:50 GMT");
    EXPECT_EQ(read_only(with_date, std::nullopt).retry_after(), seconds(10)) << "by the server's clock";
    Pairs with_delay = limit;
    with_delay.emplace_back("Retry-After", "5");
    EXPECT_EQ(read_only(with_delay).retry_after(), seconds(5)) << "its own delay counts";
    const auto body = R"({"error":"m","code":"X","details":{"retryAfter":30}})";
    EXPECT_EQ(read(onestack::envelope, Received{429, body, limit, now}).retry_after(), seconds(30))
        << "that of the body too";
}

TEST(header_delays, what_can_be_understood_is_kept_and_flagged)
{
    const std::pair<const char*, int> values[] = {{"299.997", 300},
                                                  {"0.493", 1},
                                                  {"1e3", 1000},
                                                  {"120s", 120},
                                                  {"6m0s", 360},
                                                  {"7,8", 8},
                                                  {"Mon, 30 Mar 2026 10:31:00", 60},
                                                  {"mon, 30 Mar 2026 10:31:00 gmt", 60},
                                                  {"Mon, 30 Mar 2026 10:31:00 +0000", 60},
                                                  {"2026-03-30T10:31:00Z", 60},
                                                  {"1774866660", 60},
                                                  {"1774866660000", 60}};
    for (const auto& [value, delay] : values) {
        const ApiError error = read_only({{"Retry-After", value}});
        EXPECT_EQ(error.retry_after(), seconds(delay)) << value;
        EXPECT_TRUE(error.malformed()) << value;
    }
}

// Public reports and documented answers.
TEST(header_delays, what_the_world_sends)
{
    const Received::Time time{seconds(1737626400)}; // 2025-01-23T10:00:00Z
    const auto delay_of = [&](const Pairs& headers, int status = 429) {
        const auto delay = read_only(headers, time, {}, status).retry_after();
        return delay ? delay->count() : -1;
    };
    EXPECT_EQ(delay_of({{"Retry-After", "5"}, {"Retry-After", "10"}}), 10);
    EXPECT_EQ(delay_of({{"Retry-After", "5, 10"}}), 10);
    EXPECT_EQ(delay_of({{"retry-after-ms", "20000"}}), 20);
    EXPECT_EQ(delay_of({{"retry-after-ms", "1500"}, {"retry-after", "1"}}), 2);
    EXPECT_EQ(delay_of({{"X-Retry-After", "30"}}), 30);
    EXPECT_EQ(delay_of({{"Retry-After", "299.997"}}), 300);
    EXPECT_EQ(delay_of({{"Retry-After", "0.493"}}), 1);
    EXPECT_EQ(delay_of({{"Retry-After", "120s"}}), 120);
    EXPECT_EQ(delay_of({{"Retry-After", "Thu, 23 Jan 2025 10:00:30 gmt"}}, 503), 30);
    EXPECT_EQ(delay_of({{"Retry-After", "Thu, 23 Jan 2025 10:00:30 +0000"}}, 503), 30);
    EXPECT_EQ(delay_of({{"Retry-After", "2025-01-23T10:00:30Z"}}, 503), 30);
    EXPECT_EQ(delay_of(
                  {{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1737626420"}}),
              20);
    const auto limit_of = [&](const char* reset) {
        return read_only({{"X-RateLimit-Limit", "60"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", reset}},
                         time)
            .rate_limit();
    };
    EXPECT_EQ(limit_of("2025-01-23T10:05:00Z"), (RateLimit{60, 0, 1737626700}));
    EXPECT_EQ(limit_of("Thu, 23 Jan 2025 10:05:00 GMT"), (RateLimit{60, 0, 1737626700}));
    EXPECT_EQ(limit_of("1737626430.123"), (RateLimit{60, 0, 1737626431}));
    EXPECT_EQ(read_only({{"Date", "Thu, 23 Jan 2025 10:00:00 GMT"},
                         {"ratelimit-limit", "10"},
                         {"ratelimit-remaining", "0"},
                         {"ratelimit-reset", "1737648164"},
                         {"ratelimit-policy", "10;w=86400"}},
                        std::nullopt)
                  .rate_limit(),
              (RateLimit{10, 0, 1737648164}));
    EXPECT_EQ(read_only({{"X-Request-Id", "null"}}, time, {}, 400).request_id(), "");
}

TEST(header_delays, random_dates_of_every_form_give_the_same_delay)
{
    for (std::int64_t ahead = 0; ahead < 40000000; ahead += 86413 * 3) {
        char text[detail::http_date_size];
        detail::write_http_date(text, spring_2026 + ahead);
        const std::string date(text, sizeof text);
        const detail::Timestamp stamp = detail::timestamp_of(spring_2026 + ahead);
        for (const std::string& same :
             {date, date.substr(5), date.substr(0, 25), date.substr(0, 26) + "utc", std::string(stamp.text, 20),
              std::string(stamp.text, 19), std::to_string(spring_2026 + ahead),
              std::to_string(spring_2026 + ahead) + "000", std::to_string(ahead), std::to_string(ahead) + "s",
              std::to_string(ahead) + ".000"})
            ASSERT_EQ(read_only({{"Retry-After", same}}).retry_after(), seconds(ahead)) << same;
    }
}

} // namespace
