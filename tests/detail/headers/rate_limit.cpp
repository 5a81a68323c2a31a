// SPDX-License-Identifier: BSL-1.0
// Tests of the rate limit from headers: every spelling, the units of the reset, several sources, and invalid values.
#include <amiss/detail/headers/rate_limit.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::RateLimit;
using amiss::ResetUnit;
using Lines = std::vector<std::pair<std::string_view, std::string_view>>;

constexpr std::int64_t now = 1774866600;
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

struct Outcome {
    RateLimit limit;
    bool malformed;
};
Outcome read(const Lines& lines, ResetUnit unit = ResetUnit::unix_seconds)
{
    amiss::detail::RateLimitReader reader(unit);
    for (const auto& [name, value] : lines) {
        const amiss::detail::KnownHeader* const header = amiss::detail::find_header(name);
        if (header == nullptr) {
            ADD_FAILURE() << name;
            continue;
        }
        using amiss::detail::HeaderMeaning;
        switch (header->meaning) {
        case HeaderMeaning::reset:
        case HeaderMeaning::reset_after:
        case HeaderMeaning::reset_delay:
        case HeaderMeaning::reset_duration:
        case HeaderMeaning::reset_time:
            amiss::detail::each_moment(
                value, 1, [] { return now; },
                [&](const amiss::detail::Moment* moment) noexcept {
                    reader.add_reset(moment, header->meaning, header->rank);
                });
            break;
        default: reader.take(*header, value);
        }
    }
    return {reader.limit([] { return now; }), reader.malformed()};
}
RateLimit limit_of(const Lines& lines, ResetUnit unit = ResetUnit::unix_seconds)
{
    const Outcome outcome = read(lines, unit);
    EXPECT_FALSE(outcome.malformed) << lines[0].second;
    return outcome.limit;
}
RateLimit limit_of_bad(const Lines& lines, ResetUnit unit = ResetUnit::unix_seconds)
{
    const Outcome outcome = read(lines, unit);
    EXPECT_TRUE(outcome.malformed) << lines[0].second;
    return outcome.limit;
}

TEST(rate_limit_headers, the_classic_headers_in_both_spellings)
{
    const RateLimit limit{1000, 0, now + 30};
    EXPECT_EQ(limit_of(
                  {{"x-ratelimit-limit", "1000"}, {"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1774866630"}}),
              limit);
    EXPECT_EQ(limit_of({{"x-rate-limit-limit", "1000"},
                        {"x-rate-limit-remaining", "0"},
                        {"x-rate-limit-reset", "1774866630"}}),
              limit);
}

TEST(rate_limit_headers, the_reset_has_the_configured_unit)
{
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "30"}}, ResetUnit::delta_seconds).reset, now + 30);
    EXPECT_EQ(limit_of({{"x-rate-limit-reset", "30"}}, ResetUnit::delta_seconds).reset, now + 30);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866630"}}).reset, now + 30);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866629.123"}}).reset, now + 30) << "a fraction is rounded up";
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866600000"}}, ResetUnit::unix_milliseconds).reset, now);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866600001"}}, ResetUnit::unix_milliseconds).reset, now + 1)
        << "it is rounded up";
}

TEST(rate_limit_headers, a_reset_that_is_not_in_the_unit_is_what_it_is_and_flagged)
{
    constexpr ResetUnit units[] = {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds};
    for (const ResetUnit unit : units) {
        for (const std::string_view text :
             {"2026-03-30T10:30:30Z", "Mon, 30 Mar 2026 10:30:30 GMT", "Monday, 30-Mar-26 10:30:30 GMT", "30s", "0m30s",
              "mon, 30 mar 2026 11:30:30 +0100"})
            EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", text}}, unit).reset, now + 30) << text;
        if (unit != ResetUnit::delta_seconds) {
            EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "30"}}, unit).reset, now + 30);
            EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "0"}}, unit).reset, now);
        }
        if (unit != ResetUnit::unix_seconds) {
            EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "1774866630"}}, unit).reset, now + 30);
        }
        if (unit != ResetUnit::unix_milliseconds) {
            EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "1774866630000"}}, unit).reset, now + 30);
        }
    }
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1200000000"}}).reset, 1200000000) << "long ago";
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "1200000000"}}, ResetUnit::delta_seconds).reset, now + 1200000000);
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "99999999999999999999"}}, ResetUnit::delta_seconds).reset, most);
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", "1960-01-01"}}).reset, 0);
}

TEST(rate_limit_headers, a_time_where_the_drafts_count_from_now)
{
    EXPECT_EQ(limit_of_bad({{"ratelimit-reset", "1774866630"}}).reset, now + 30);
    EXPECT_EQ(limit_of_bad({{"ratelimit", "limit=10, remaining=0, reset=1774866630"}}), (RateLimit{10, 0, now + 30}));
    EXPECT_EQ(limit_of_bad({{"ratelimit", "\"p\";r=0;t=1774866630"}}), (RateLimit{-1, 0, now + 30}));
    EXPECT_EQ(limit_of_bad({{"ratelimit-reset", "29.5"}}).reset, now + 30);
    EXPECT_EQ(limit_of_bad({{"ratelimit-reset", "30s"}}).reset, now + 30);
}

TEST(rate_limit_headers, a_reset_after_has_a_fraction)
{
    for (const ResetUnit unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds}) {
        EXPECT_EQ(limit_of({{"x-ratelimit-reset-after", "29.25"}}, unit).reset, now + 30);
        EXPECT_EQ(limit_of({{"x-rate-limit-reset-after", "30"}}, unit).reset, now + 30);
    }
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866640.5"}, {"x-ratelimit-reset-after", "29.25"}}).reset, now + 30)
        << "it needs no clock to be right";
}

TEST(rate_limit_headers, limits_of_several_kinds)
{
    const Lines openai{{"x-ratelimit-limit-requests", "60"},  {"x-ratelimit-remaining-requests", "59"},
                       {"x-ratelimit-reset-requests", "1s"},  {"x-ratelimit-limit-tokens", "150000"},
                       {"x-ratelimit-remaining-tokens", "7"}, {"x-ratelimit-reset-tokens", "6m0s"}};
    EXPECT_EQ(limit_of(openai), (RateLimit{150000, 7, now + 360}));
    EXPECT_EQ(limit_of(Lines(openai.rbegin(), openai.rend())), (RateLimit{150000, 7, now + 360}));
    EXPECT_EQ(limit_of(Lines(openai.begin(), openai.begin() + 3)), (RateLimit{60, 59, now + 1}));
    EXPECT_EQ(limit_of({{"x-ratelimit-reset-tokens", "17ms"}}).reset, now + 1);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset-requests", "7.66"}}).reset, now + 8);
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset-requests", "1774866630"}}).reset, now + 30);
    const Lines anthropic{{"anthropic-ratelimit-requests-limit", "50"},
                          {"anthropic-ratelimit-requests-remaining", "0"},
                          {"anthropic-ratelimit-requests-reset", "2026-03-30T10:30:30Z"},
                          {"anthropic-ratelimit-tokens-limit", "50000"},
                          {"anthropic-ratelimit-tokens-remaining", "0"},
                          {"anthropic-ratelimit-tokens-reset", "2026-03-30T10:31:00Z"},
                          {"anthropic-ratelimit-input-tokens-limit", "40000"},
                          {"anthropic-ratelimit-input-tokens-remaining", "5"},
                          {"anthropic-ratelimit-input-tokens-reset", "2026-03-30T11:30:00Z"},
                          {"anthropic-ratelimit-output-tokens-limit", "8000"},
                          {"anthropic-ratelimit-output-tokens-remaining", "8000"},
                          {"anthropic-ratelimit-output-tokens-reset", "2026-03-30T10:30:00Z"}};
    EXPECT_EQ(limit_of(anthropic), (RateLimit{50000, 0, now + 60})) << "of equal ones the one that lasts longest";
    EXPECT_EQ(limit_of_bad({{"anthropic-ratelimit-requests-reset", "1774866630"}}).reset, now + 30);
    EXPECT_EQ(limit_of_bad({{"anthropic-ratelimit-requests-reset", "30"}}).reset, now + 30);
    const Lines general{{"x-ratelimit-limit", "10"}, {"x-ratelimit-remaining", "3"}};
    Lines both = openai;
    both.insert(both.end(), general.begin(), general.end());
    EXPECT_EQ(limit_of(both), (RateLimit{10, 3, -1})) << "two limits are not mixed";
    both.insert(both.end(), anthropic.begin(), anthropic.end());
    EXPECT_EQ(limit_of(both), (RateLimit{50000, 0, now + 60}));
}

TEST(rate_limit_headers, words_for_nothing_are_nothing)
{
    for (const char* word : {"null", "None", "null, undefined"}) {
        EXPECT_EQ(limit_of({{"x-ratelimit-limit", word}, {"x-ratelimit-remaining", word}, {"x-ratelimit-reset", word}}),
                  RateLimit{});
    }
}

TEST(rate_limit_headers, the_headers_of_the_older_drafts)
{
    for (const auto unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds}) {
        EXPECT_EQ(limit_of({{"ratelimit-limit", "100"}, {"ratelimit-remaining", "50"}, {"ratelimit-reset", "30"}},
                           unit),
                  (RateLimit{100, 50, now + 30}))
            << "this reset always counts from now, whatever the unit of X-RateLimit-Reset";
        EXPECT_EQ(limit_of({{"ratelimit", "limit=100, remaining=50, reset=30"}}, unit), (RateLimit{100, 50, now + 30}));
    }
    EXPECT_EQ(limit_of({{"ratelimit-limit", "10, 10;w=1, 50;w=60;comment=\"x\""}}).limit, 10);
    EXPECT_EQ(limit_of({{"x-ratelimit-limit", "10, 10;w=1"}}).limit, 10);
    EXPECT_EQ(limit_of({{"ratelimit", "remaining=5"}}), (RateLimit{-1, 5, -1}));
    EXPECT_EQ(limit_of({{"ratelimit", "remaining=5"}, {"ratelimit", "limit=7, other=?1"}}), (RateLimit{7, 5, -1}));
}

TEST(rate_limit_headers, the_headers_of_the_newest_draft)
{
    EXPECT_EQ(limit_of({{"ratelimit", "\"default\";r=50;t=30"}, {"ratelimit-policy", "\"default\";q=100;w=60"}}),
              (RateLimit{100, 50, now + 30}));
    EXPECT_EQ(limit_of({{"ratelimit", "default;r=50"}}), (RateLimit{-1, 50, -1}))
        << "the name is a token, without a time";
    EXPECT_EQ(limit_of({{"ratelimit-policy", "100;w=60"}}), (RateLimit{100, -1, -1}));
    EXPECT_EQ(limit_of({{"ratelimit-policy", "\"p\";q=100;qu=\"requests\";w=60;pk=:YQ==:"}}), (RateLimit{100, -1, -1}));
    EXPECT_EQ(limit_of({{"ratelimit-policy", "\"a\";q=1, \"b\";q=2"}}), RateLimit{})
        << "it is unknown which one applies";
    EXPECT_EQ(limit_of({{"ratelimit", "\"c\";r=5"}, {"ratelimit-policy", "\"a\";q=1"}}), (RateLimit{-1, 5, -1}));
    EXPECT_EQ(limit_of({{"ratelimit", ""}, {"ratelimit-policy", " "}}), RateLimit{});
}

TEST(rate_limit_headers, of_several_limits_the_one_with_the_least_remaining_wins)
{
    const Lines policies{{"ratelimit-policy", "\"burst\";q=10;w=1, \"day\";q=1000;w=86400"}};
    for (const bool one_line : {true, false}) {
        for (const bool backwards : {true, false}) {
            const auto read_both = [&](std::string_view first, std::string_view second, const std::string& joined) {
                Lines lines = policies;
                if (one_line)
                    lines.emplace_back("ratelimit", joined);
                else
                    lines.insert(lines.begin(),
                                 {{"ratelimit", backwards ? second : first},
                                  {"ratelimit", backwards ? first : second}});
                return limit_of(lines);
            };
            EXPECT_EQ(read_both("\"burst\";r=5;t=1", "\"day\";r=4;t=3600", "\"burst\";r=5;t=1, \"day\";r=4;t=3600"),
                      (RateLimit{1000, 4, now + 3600}));
            EXPECT_EQ(read_both("\"burst\";r=0;t=1", "\"day\";r=0;t=3600", "\"day\";r=0;t=3600,\"burst\";r=0;t=1"),
                      (RateLimit{1000, 0, now + 3600}))
                << "if they are equal, the one with the later reset wins";
            EXPECT_EQ(read_both("\"burst\";r=3;t=1", "\"day\";r=400", "\"burst\";r=3;t=1, \"day\";r=400"),
                      (RateLimit{10, 3, now + 1}));
        }
    }
}

TEST(rate_limit_headers, each_number_comes_from_the_first_source_that_has_it)
{
    Lines lines{{"x-rate-limit-limit", "40"}, {"x-rate-limit-remaining", "41"}, {"x-rate-limit-reset", "1774866642"}};
    EXPECT_EQ(limit_of(lines), (RateLimit{40, 41, now + 42}));
    lines.emplace_back("x-ratelimit-limit", "30");
    EXPECT_EQ(limit_of(lines), (RateLimit{30, 41, now + 42}));
    lines.emplace_back("ratelimit-reset", "22");
    EXPECT_EQ(limit_of(lines), (RateLimit{30, 41, now + 22}));
    lines.emplace_back("ratelimit", "remaining=11");
    EXPECT_EQ(limit_of(lines), (RateLimit{30, 11, now + 22}));
    lines.emplace_back("ratelimit", "\"p\";r=1;t=2");
    EXPECT_EQ(limit_of(lines), (RateLimit{30, 1, now + 2}));
}

TEST(rate_limit_headers, a_number_that_appears_twice_must_be_the_same)
{
    EXPECT_EQ(limit_of({{"x-ratelimit-limit", "5"}, {"x-ratelimit-limit", "5"}}).limit, 5);
    EXPECT_EQ(limit_of({{"x-ratelimit-limit", "5, 5"}}).limit, 5);
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-limit", "5"}, {"x-ratelimit-limit", "6"}}).limit, -1);
    EXPECT_EQ(limit_of_bad({{"x-ratelimit-remaining", "5, 6"}}).remaining, -1);
    EXPECT_EQ(limit_of_bad({{"ratelimit", "limit=5, limit=6"}}).limit, -1);
    EXPECT_EQ(limit_of_bad({{"ratelimit-limit", "5, 6"}, {"x-ratelimit-limit", "7"}}).limit, 7)
        << "the next name is used";
}

TEST(rate_limit_headers, numbers_with_a_window_or_with_zeros_are_understood)
{
    EXPECT_EQ(limit_of({{"ratelimit-limit", "100;w=21600"}, {"ratelimit-remaining", "0;w=21600"}}),
              (RateLimit{100, 0, -1}));
    EXPECT_EQ(limit_of({{"x-ratelimit-limit", "60.0"}, {"x-ratelimit-remaining", "0.0"}}), (RateLimit{60, 0, -1}));
}

TEST(rate_limit_headers, an_invalid_value_is_absent_and_flagged)
{
    for (const char* value : {"", " ", "-1", "0x10", "many", "5,7", "5 apples", "Mon, 30 Mar"}) {
        EXPECT_EQ(limit_of_bad({{"x-ratelimit-remaining", value}}), RateLimit{}) << value;
        EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", value}}), RateLimit{}) << value;
        EXPECT_EQ(limit_of_bad({{"ratelimit-reset", value}}), RateLimit{}) << value;
    }
    for (const char* value : {"1.5", "1e3", "5,", "1s", "Mon, 30 Mar 2026 10:30:00 GMT"})
        EXPECT_EQ(limit_of_bad({{"x-ratelimit-remaining", value}}), RateLimit{}) << value;
    for (const char* value :
         {"\"p\"", "\"p\";r=-1", "\"p\";r=1.5", "\"p\";r=\"1\"", "\"p\";t=3", "\"p\";r=1;", "\"p\";r=1,", "(\"p\");r=1",
          "\"p;r=1", "limit=-1", "limit=1.5", "limit=\"1\"", "limit", "limit=1 remaining=2"})
        EXPECT_EQ(limit_of_bad({{"ratelimit", value}}), RateLimit{}) << value;
    EXPECT_EQ(limit_of_bad({{"ratelimit", "\"p\";r=1;t=-5"}}), (RateLimit{-1, 1, -1}));
    EXPECT_EQ(limit_of_bad({{"ratelimit-policy", "\"p\";q=1;"}}), RateLimit{});
    EXPECT_EQ(limit_of_bad({{"ratelimit-limit", "many;w=1"}}), RateLimit{});
}

TEST(rate_limit_headers, one_invalid_line_invalidates_all_lines_of_its_name)
{
    EXPECT_EQ(limit_of_bad({{"ratelimit", "\"p\";r=1"}, {"ratelimit", "?"}, {"x-ratelimit-remaining", "7"}}),
              (RateLimit{-1, 7, -1}));
    EXPECT_EQ(limit_of_bad({{"ratelimit", "?"}, {"ratelimit", "remaining=1"}, {"x-ratelimit-remaining", "7"}}),
              (RateLimit{-1, 7, -1}));
    EXPECT_EQ(limit_of_bad({{"ratelimit-policy", "1"}, {"ratelimit-policy", "?"}, {"x-ratelimit-limit", "7"}}).limit,
              7);
    const std::pair<std::string_view, std::string_view> line{"ratelimit-policy", "1"};
    EXPECT_EQ(limit_of_bad({line, line, line, line, line}), RateLimit{}) << "at most four lines are read";
}

TEST(rate_limit, headers_about_something_else_are_not_its_own)
{
    amiss::detail::RateLimitReader reader(ResetUnit::unix_seconds);
    for (const char* name : {"retry-after", "date", "cf-ray", "x-request-id", "x-error-code", "www-authenticate"}) {
        const amiss::detail::KnownHeader* const header = amiss::detail::find_header(name);
        ASSERT_NE(header, nullptr) << name;
        reader.take(*header, "5");
    }
    EXPECT_EQ(reader.limit([] { return now; }), RateLimit{});
    EXPECT_FALSE(reader.malformed());
}

} // namespace
