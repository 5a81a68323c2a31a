// SPDX-License-Identifier: BSL-1.0
// Tests of the options of an envelope: their defaults, and setters that each return a copy.
#include <amiss/envelope_options.hpp>

#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace {

using namespace amiss;

constexpr EnvelopeOptions defaults;
static_assert(defaults.content_type == "application/json" && defaults.challenge == "Bearer");
static_assert(defaults.status == HttpStatus::none && defaults.escaping == Escaping::json);
static_assert(defaults.rate_limit_reset == ResetUnit::unix_seconds);
static_assert(defaults.rate_limit_headers == RateLimitHeaders::x_ratelimit);
static_assert(defaults.doc_base.empty() && defaults.retry_after_on.has(HttpStatus::ok));

constexpr auto layout = object(member("code", field::code));
static_assert(layout.rate_limit_reset(ResetUnit::delta_seconds).options.rate_limit_reset == ResetUnit::delta_seconds);
static_assert(layout.rate_limit_headers(RateLimitHeaders::both).options.rate_limit_headers == RateLimitHeaders::both);
static_assert(layout.doc_base("https://d/").options.doc_base == "https://d/");
static_assert(!layout.retry_after_on(HttpStatus::conflict).options.retry_after_on.has(HttpStatus::ok));
static_assert(
    !std::is_invocable_v<decltype(&decltype(onestack::envelope)::doc_base), decltype(onestack::envelope), std::string>,
    "a std::string could end before the envelope");

static_assert(defaults.headers.size() == 0 && !defaults.status_by_grpc && !defaults.challenge_errors);
static_assert(!defaults.except.names(HttpStatus::ok));
static_assert(layout.status_by_grpc().options.status_by_grpc && layout.challenge_errors().options.challenge_errors);
static_assert(layout.status(HttpStatus::ok).except(HttpStatus::gone).options.except.names(HttpStatus::gone));
static_assert(layout.header("x-h", "v").options.headers.size() == 1);

static_assert(defaults.stream == StreamFormat::event_stream && defaults.event == "error");
static_assert(layout.stream(StreamFormat::connect).options.stream == StreamFormat::connect);
static_assert(layout.stream(StreamFormat::event_stream, "").options.event.empty());
static_assert(layout.stream(StreamFormat::event_stream, "").stream(StreamFormat::json_lines).options.event == "error");

TEST(envelope_options, an_event_type_that_is_no_line_is_not_taken)
{
    for (const std::string_view type : {std::string_view("a\nb"), std::string_view("a\r"), std::string_view("a\0", 2)})
        EXPECT_EQ(layout.stream(StreamFormat::event_stream, type).options.event, "error");
    EXPECT_EQ(layout.stream(StreamFormat::event_stream, std::string_view("a b: \xC3\xA4")).options.event,
              "a b: \xC3\xA4");
}

TEST(envelope_options, each_setter_returns_a_copy_with_one_option_changed)
{
    const auto changed = onestack::envelope.content_type("a/b")
                             .challenge("c")
                             .status(HttpStatus::ok)
                             .html_safe()
                             .rate_limit_reset(ResetUnit::unix_milliseconds)
                             .rate_limit_headers(RateLimitHeaders::ietf)
                             .doc_base("https://d/")
                             .retry_after_on(HttpStatus::too_many_requests, HttpStatus::service_unavailable);
    static_assert(std::is_same_v<std::remove_const_t<decltype(changed)>, std::decay_t<decltype(onestack::envelope)>>);
    EXPECT_EQ(changed.options.content_type, "a/b");
    EXPECT_EQ(changed.options.challenge, "c");
    EXPECT_EQ(changed.options.status, HttpStatus::ok);
    EXPECT_EQ(changed.options.escaping, Escaping::html);
    EXPECT_EQ(changed.options.rate_limit_reset, ResetUnit::unix_milliseconds);
    EXPECT_EQ(changed.options.rate_limit_headers, RateLimitHeaders::ietf);
    EXPECT_EQ(changed.options.doc_base, "https://d/");
    EXPECT_TRUE(changed.options.retry_after_on.has(HttpStatus::service_unavailable));
    EXPECT_FALSE(changed.options.retry_after_on.has(HttpStatus::bad_gateway));
    EXPECT_TRUE(onestack::envelope.options.doc_base.empty());
    EXPECT_EQ(onestack::envelope.options.content_type, "application/json");
    EXPECT_EQ(onestack::envelope.options.rate_limit_headers, RateLimitHeaders::x_ratelimit);
}

} // namespace
