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

using amiss::detail::time_after;
static_assert(time_after(10, 5) == 15 && time_after(most, 1) == most && time_after(most - 1, 1) == most);
static_assert(time_after(-10, 5) == 0 && time_after(-10, most) == most - 10);

struct Outcome {
    RateLimit limit;
    bool malformed;
};
Outcome read(const Lines& lines, ResetUnit unit = ResetUnit::unix_seconds)
{
    amiss::detail::RateLimitReader reader(unit);
    for (const auto& [name, value] : lines) {
        const amiss::detail::KnownHeader* const header = amiss::detail::find_header(name);
        EXPECT_TRUE(header != nullptr && reader.take(*header, value)) << name;
    }
    return {reader.limit([] { return now; }), reader.malformed()};
}
RateLimit limit_of(const Lines& lines, ResetUnit unit = ResetUnit::unix_seconds)
{
    const Outcome outcome = read(lines, unit);
    EXPECT_FALSE(outcome.malformed) << lines[0].second;
    return outcome.limit;
}
RateLimit limit_of_bad(const Lines& lines)
{
    const Outcome outcome = read(lines);
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
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "30"}}).reset, 30) << "the unit is never guessed";
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866600000"}}, ResetUnit::unix_milliseconds).reset, now);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "1774866600001"}}, ResetUnit::unix_milliseconds).reset, now + 1)
        << "it is rounded up";
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "99999999999999999999"}}, ResetUnit::delta_seconds).reset, most);
    EXPECT_EQ(limit_of({{"x-ratelimit-reset", "9223372036854775807"}}, ResetUnit::delta_seconds).reset, most);
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
    Lines lines{{"x-rate-limit-limit", "40"}, {"x-rate-limit-remaining", "41"}, {"x-rate-limit-reset", "42"}};
    EXPECT_EQ(limit_of(lines), (RateLimit{40, 41, 42}));
    lines.emplace_back("x-ratelimit-limit", "30");
    EXPECT_EQ(limit_of(lines), (RateLimit{30, 41, 42}));
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

TEST(rate_limit_headers, an_invalid_value_is_absent_and_flagged)
{
    for (const char* value :
         {"", " ", "-1", "+1", "1.5", "1e3", "0x10", "many", "5;w=1", "5,", "Mon, 30 Mar 2026 10:30:00 GMT"}) {
        EXPECT_EQ(limit_of_bad({{"x-ratelimit-remaining", value}}), RateLimit{}) << value;
        EXPECT_EQ(limit_of_bad({{"x-ratelimit-reset", value}}), RateLimit{}) << value;
        EXPECT_EQ(limit_of_bad({{"ratelimit-reset", value}}), RateLimit{}) << value;
    }
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
        EXPECT_FALSE(reader.take(*header, "5")) << name;
    }
    EXPECT_EQ(reader.limit([] { return now; }), RateLimit{});
    EXPECT_FALSE(reader.malformed());
}

} // namespace
