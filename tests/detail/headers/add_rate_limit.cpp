// SPDX-License-Identifier: BSL-1.0
// A rate limit as headers: each form and unit, what is unknown, and numbers that are too large.
#include <amiss/detail/headers/add_rate_limit.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using namespace amiss;
using detail::reset_in;

// The headers as "name: value" lines.
std::string lines(const EnvelopeOptions& options, const RateLimit& limit, const std::int64_t* now)
{
    Headers headers;
    detail::add_rate_limit(headers, options, limit, now);
    std::string all;
    for (const Header& header : headers) all.append(header.name).append(": ").append(header.value.view()).append("\n");
    return all;
}

constexpr std::int64_t now = 1000;

TEST(add_rate_limit, in_the_form_that_the_envelope_says)
{
    const std::string classic = "X-RateLimit-Limit: 100\nX-RateLimit-Remaining: 7\nX-RateLimit-Reset: 1030\n";
    const std::string ietf = "RateLimit: \"default\";r=7;t=30\nRateLimit-Policy: \"default\";q=100\n";
    EnvelopeOptions options;
    EXPECT_EQ(lines(options, {100, 7, 1030}, &now), classic);
    options.rate_limit_headers = RateLimitHeaders::ietf;
    EXPECT_EQ(lines(options, {100, 7, 1030}, &now), ietf);
    options.rate_limit_headers = RateLimitHeaders::both;
    EXPECT_EQ(lines(options, {100, 7, 1030}, &now), classic + ietf);
    EXPECT_EQ(lines(options, {}, &now), "");
}

TEST(add_rate_limit, the_reset_in_each_unit)
{
    const RateLimit limit{-1, -1, 1030};
    EXPECT_EQ(reset_in(ResetUnit::unix_seconds, limit, nullptr), 1030);
    EXPECT_EQ(reset_in(ResetUnit::unix_milliseconds, limit, nullptr), 1030000);
    EXPECT_EQ(reset_in(ResetUnit::delta_seconds, limit, &now), 30);
    EXPECT_EQ(reset_in(ResetUnit::delta_seconds, limit, nullptr), std::nullopt) << "from when is not known";
    EXPECT_EQ(reset_in(ResetUnit::delta_seconds, {-1, -1, 999}, &now), 0) << "the past";
    EXPECT_EQ(reset_in(ResetUnit::unix_milliseconds, {-1, -1, INT64_MAX}, nullptr), INT64_MAX);
    EXPECT_EQ(reset_in(ResetUnit::unix_seconds, {}, &now), std::nullopt);
}

TEST(add_rate_limit, a_structured_integer_has_15_digits)
{
    EnvelopeOptions options;
    options.rate_limit_headers = RateLimitHeaders::ietf;
    EXPECT_EQ(lines(options, {INT64_MAX, INT64_MAX, INT64_MAX}, &now),
              "RateLimit: \"default\";r=999999999999999;t=999999999999999\n"
              "RateLimit-Policy: \"default\";q=999999999999999\n");
}

} // namespace
