// SPDX-License-Identifier: BSL-1.0
// Tests of the headers that few responses have: codes, challenges, words on repeating, traces.
#include <amiss/detail/headers/rare_headers.hpp>

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace amiss;
using detail::RareHeaders;

struct Said {
    detail::RareFindings findings;
    bool malformed;
};
Said said_by(std::initializer_list<std::pair<std::string_view, std::string_view>> headers, bool codes = true)
{
    detail::HeaderRules rules;
    rules.codes = codes;
    RareHeaders rare(rules);
    for (const auto& [name, value] : headers) {
        const detail::KnownHeader* const header = detail::find_header(name);
        if (header != nullptr) rare.take(*header, name, value);
    }
    return {rare.findings(), rare.malformed()};
}

TEST(rare_headers, each_says_its_own)
{
    const Said said = said_by({{"X-Error-Code", "oops"},
                               {"WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"Expired\""},
                               {"x-should-retry", "False"},
                               {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}});
    EXPECT_EQ(said.findings.code, "oops");
    EXPECT_EQ(said.findings.challenge_code, "invalid_token");
    ASSERT_TRUE(said.findings.challenge_message);
    EXPECT_EQ(said.findings.challenge_message->raw, "Expired");
    EXPECT_EQ(said.findings.retryable, false);
    EXPECT_EQ(said.findings.trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_FALSE(said.malformed);
}

TEST(rare_headers, other_headers_say_nothing_here)
{
    const Said said = said_by({{"Retry-After", "5"}, {"X-Request-Id", "req_1"}});
    EXPECT_TRUE(said.findings.code.empty() && said.findings.trace_id.empty() && !said.findings.retryable);
    EXPECT_FALSE(said.malformed);
}

TEST(rare_headers, a_code_counts_only_where_it_is_asked_for)
{
    EXPECT_EQ(said_by({{"X-Error-Code", "oops"}}, false).findings.code, "");
    EXPECT_FALSE(said_by({{"X-Error-Code", "no code"}}, false).malformed);
    EXPECT_TRUE(said_by({{"X-Error-Code", "no code"}}).malformed);
}

TEST(rare_headers, a_long_value_is_malformed_but_in_a_challenge)
{
    const std::string long_value(detail::max_header_value + 1, 'x');
    EXPECT_TRUE(said_by({{"X-Error-Code", long_value}}).malformed);
    EXPECT_TRUE(said_by({{"x-should-retry", long_value}}).malformed);
    EXPECT_TRUE(said_by({{"traceparent", long_value}}).malformed);
    EXPECT_FALSE(said_by({{"WWW-Authenticate", "Negotiate " + long_value}}).malformed);
}

TEST(rare_headers, what_contradicts_itself_is_malformed)
{
    EXPECT_TRUE(said_by({{"x-should-retry", "true"}, {"Stripe-Should-Retry", "false"}}).malformed);
    EXPECT_TRUE(said_by({{"X-Error-Code", "a"}, {"X-Error-Code", "b"}}).malformed);
    EXPECT_FALSE(said_by({{"X-Error-Code", "a"}, {"X-Error-Code", "a"}}).malformed);
}

} // namespace
