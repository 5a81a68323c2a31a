// SPDX-License-Identifier: BSL-1.0
// Tests of what the headers of a response add to its error: delays, ids, codes, conflicts, bounds.
#include <amiss/detail/headers/read_headers.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include "support/headers_alone.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using std::chrono::seconds;

ApiError read_with(const Pairs& headers, std::string_view body = R"({"error":"m","code":"RATE_LIMIT_EXCEEDED"})")
{
    return read(onestack::envelope, Received{429, body, headers});
}

static_assert(detail::same_header("Retry-After", "retry-AFTER"));
static_assert(!detail::same_header("Retry-After", "Retry-Afte"));
static_assert(!detail::same_header("Retry_After", "Retry-After"));
static_assert(!detail::same_header("[", "{"), "only letters have upper and lower case");
static_assert(!detail::same_header("\xC3\x89", "\xC3\xA9"), "ASCII only");

TEST(read_headers, names_are_compared_without_case)
{
    for (const char* name : {"Retry-After", "retry-after", "RETRY-AFTER", "rEtRy-aFtEr"})
        EXPECT_EQ(read_with({{name, "7"}}).retry_after(), seconds(7)) << name;
    EXPECT_FALSE(read_with({{"Retry-After ", "7"}}).retry_after());
    EXPECT_FALSE(read_with({{"My-Retry-After", "7"}}).retry_after());
}

TEST(read_headers, an_invalid_retry_after_is_absent_and_never_0)
{
    for (const char* value : {"+30", "\"30\"", "'30'", "30; comment"}) {
        EXPECT_EQ(read_with({{"Retry-After", value}}).retry_after(), std::chrono::seconds(30)) << value;
        EXPECT_TRUE(read_with({{"Retry-After", value}}).malformed()) << value;
    }
    for (const char* value : {"", " ", "soon", "-1", "0x10", "7 8", "\xD9\xA7", "inf"})
        EXPECT_FALSE(read_with({{"Retry-After", value}}).retry_after()) << value;
    EXPECT_EQ(read_with({{"Retry-After", "0"}}).retry_after(), seconds(0));
    EXPECT_EQ(read_with({{"Retry-After", " \t7 "}}).retry_after(), seconds(7));
    EXPECT_EQ(read_with({{"Retry-After", "0007"}}).retry_after(), seconds(7));
}

TEST(read_headers, the_longer_delay_of_body_and_header_wins)
{
    const auto body = R"({"error":"m","code":"X","details":{"retryAfter":30}})";
    EXPECT_EQ(read_with({{"Retry-After", "60"}}, body).retry_after(), seconds(60));
    EXPECT_EQ(read_with({{"Retry-After", "10"}}, body).retry_after(), seconds(30));
}

TEST(read_headers, the_rate_limit_is_read)
{
    const ApiError error =
        read_with({{"x-ratelimit-limit", "1000"}, {"X-RATELIMIT-REMAINING", "0"}, {"X-RateLimit-Reset", "1774866600"}});
    EXPECT_EQ(error.rate_limit(), (RateLimit{1000, 0, 1774866600}));
    EXPECT_EQ(read_with({{"X-RateLimit-Limit", "many"}, {"X-RateLimit-Remaining", "3"}}).rate_limit(),
              (RateLimit{-1, 3, -1}));
    EXPECT_FALSE(read_with({{"X-RateLimit-Limit", "-5"}}).rate_limit());
    EXPECT_FALSE(read_with({}).rate_limit());
}

TEST(read_headers, the_request_id_is_used_if_the_body_has_none)
{
    EXPECT_EQ(read_with({{"X-Request-ID", "req_1"}}).request_id(), "req_1");
    const Pairs headers{{"x-request-id", "req_header"}};
    const ApiError error =
        read(cstar::envelope,
             Received{500, R"({"error":{"code":"internal_error","message":"m","request_id":"req_body"}})", headers});
    EXPECT_EQ(error.request_id(), "req_body");
}

TEST(read_headers, headers_are_read_even_if_the_body_is_useless)
{
    const ApiError error = read_with({{"Retry-After", "5"}, {"X-Request-Id", "req_1"}}, "<html>");
    EXPECT_EQ(error.provenance(), Provenance::synthesized);
    EXPECT_EQ(error.retry_after(), seconds(5));
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_TRUE(error.retryable());
}

TEST(read_headers, reads_the_headers_that_respond_makes)
{
    char buffer[512];
    ApiError sent = onestack::Code::rate_limit_exceeded;
    sent.with_retry_after(5).with_request_id("req_1").with_rate_limit({100, 0, 1774866600});
    const Response response = respond(onestack::envelope, sent, {}, buffer);
    const ApiError back = read(onestack::envelope, Received{response.status, response.body, response.headers});
    EXPECT_EQ(back.retry_after(), sent.retry_after());
    EXPECT_EQ(back.request_id(), sent.request_id());
    EXPECT_EQ(back.rate_limit(), sent.rate_limit());
}

TEST(read_headers, takes_maps_and_structs)
{
    const std::map<std::string, std::string> map{{"retry-after", "5"}};
    EXPECT_EQ(read(onestack::envelope, Received{429, "", map}).retry_after(), seconds(5));
    const struct {
        const char* name;
        std::string_view value;
    } array[] = {{"retry-after", "5"}};
    EXPECT_EQ(read(onestack::envelope, Received{429, "", array}).retry_after(), seconds(5));
}

// ── Retry-After ─────────────────────────────────────────────────────────────────────────────────────

TEST(read_headers, a_date_counts_from_the_given_time_or_the_date_header_or_the_clock)
{
    const Pairs both{{"Retry-After", "Mon, 30 Mar 2026 10:31:00 GMT"}, {"Date", "Mon, 30 Mar 2026 10:30:50 GMT"}};
    EXPECT_EQ(read_only(both).retry_after(), seconds(60)) << "from the given time";
    EXPECT_EQ(read_only(both, std::nullopt).retry_after(), seconds(10)) << "from the Date header";
    EXPECT_FALSE(read_only(both, std::nullopt).malformed());
    char text[detail::http_date_size];
    const auto soon = std::chrono::system_clock::now() + seconds(3600);
    detail::write_http_date(text, detail::unix_seconds(soon));
    for (const Pairs& without :
         {Pairs{}, Pairs{{"Date", "yesterday"}},
          Pairs{{"Date", "Mon, 30 Mar 2026 10:30:50 GMT"}, {"Date", "Mon, 30 Mar 2026 10:30:51 GMT"}}}) {
        Pairs headers = without;
        headers.emplace_back("Retry-After", std::string(text, sizeof text));
        const ApiError error = read_only(headers, std::nullopt);
        ASSERT_TRUE(error.retry_after());
        EXPECT_GT(*error.retry_after(), seconds(3500)) << "from the system clock";
        EXPECT_LE(*error.retry_after(), seconds(3600));
        EXPECT_EQ(error.malformed(), !without.empty());
    }
    EXPECT_FALSE(read_only({{"Date", "yesterday"}, {"Retry-After", "5"}}, std::nullopt).malformed())
        << "the date is not needed";
}

TEST(read_headers, an_invalid_value_makes_the_error_malformed)
{
    for (const char* value : {"soon", "-1", "7 8", "Mon", "Mon, 30 Mar 2026", "Mon, 31 Nov 2026 10:31:00 GMT"}) {
        const ApiError error = read_only({{"Retry-After", value}});
        EXPECT_FALSE(error.retry_after()) << value;
        EXPECT_TRUE(error.malformed()) << value;
    }
    EXPECT_TRUE(read_only({{"X-RateLimit-Limit", "many"}}).malformed());
    EXPECT_FALSE(read_only({{"X-Powered-By", "\x01"}, {"", ""}, {"Retry-After", "5"}}).malformed())
        << "other headers are ignored";
}

TEST(read_headers, words_for_nothing_are_absent_and_not_flagged)
{
    const detail::HeaderRules asked{ResetUnit::unix_seconds, true};
    for (const char* word : {"", " ", "None", "null", "undefined", "nil", "N/A", "NULL"}) {
        Pairs headers;
        for (const char* name : {"Retry-After", "retry-after-ms", "X-RateLimit-Limit", "X-RateLimit-Remaining",
                                 "X-RateLimit-Reset", "X-RateLimit-Reset-After", "RateLimit", "RateLimit-Policy",
                                 "X-Request-Id", "X-Error-Code", "WWW-Authenticate", "Date"})
            headers.emplace_back(name, word);
        const ApiError error = read_only(headers, std::nullopt, asked);
        EXPECT_FALSE(error.malformed()) << word;
        EXPECT_FALSE(error.retry_after() || error.rate_limit()) << word;
        EXPECT_EQ(error.request_id(), "") << word;
        EXPECT_EQ(error.name(), "") << word;
    }
    EXPECT_EQ(read_only({{"X-Request-Id", "null, a"}, {"X-Request-Id", "null"}}).request_id(), "a");
    EXPECT_FALSE(read_only({{"X-Request-Id", "null"}, {"X-Request-Id", "a"}}).malformed());
}

TEST(read_headers, the_reset_counts_from_the_same_now)
{
    EXPECT_EQ(read_only({{"X-RateLimit-Reset", "30"}}, now, {ResetUnit::delta_seconds}).rate_limit()->reset,
              spring_2026 + 30);
    EXPECT_EQ(read_only({{"RateLimit", "\"p\";r=0;t=30"}, {"Date", "Mon, 30 Mar 2026 10:30:00 GMT"}}, std::nullopt)
                  .rate_limit(),
              (RateLimit{-1, 0, spring_2026 + 30}));
    EXPECT_EQ(
        read_only({{"X-RateLimit-Reset", "1774866600000"}}, now, {ResetUnit::unix_milliseconds}).rate_limit()->reset,
        spring_2026);
}

// ── request ids ─────────────────────────────────────────────────────────────────────────────────────

TEST(read_headers, the_best_name_of_a_request_id_wins_in_any_order)
{
    const char* const names[] = {"X-Request-Id",        "Request-Id",       "X-Amzn-RequestId", "X-Ep-Request-Uuid",
                                 "X-GitHub-Request-Id", "X-Correlation-Id", "X-Trace-Id",       "CF-Ray"};
    Pairs headers;
    for (auto name = std::rbegin(names); name != std::rend(names); ++name) {
        headers.emplace_back(*name, *name);
        EXPECT_EQ(read_only(headers).request_id(), *name);
        EXPECT_EQ(read_only(Pairs(headers.rbegin(), headers.rend())).request_id(), *name);
    }
    EXPECT_FALSE(read_only(headers).malformed());
    for (const char* name :
         {"x-ms-request-id", "x-amz-request-id", "x_request_id", "RequestId", "X-B3-TraceId", "X-CorrelationId"})
        EXPECT_EQ(read_only({{name, "id"}}).request_id(), "id") << name;
    for (const char* name :
         {"Traceparent", "X-Request", "X-Request-Id-2", "MyRequest-Id", "X-Requested-With", "ETag", "Id"})
        EXPECT_EQ(read_only({{name, "id"}}).request_id(), "") << name;
    EXPECT_EQ(read_only({{"x-ms-routing-request-id", "long"}, {"x-ms-request-id", "short"}}).request_id(), "short");
}

TEST(read_headers, if_request_ids_conflict_the_next_name_is_used)
{
    const ApiError error = read_only({{"X-Request-Id", "a"}, {"x-request-id", "b"}, {"Request-Id", "c"}});
    EXPECT_EQ(error.request_id(), "c");
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(read_only({{"X-Request-Id", "a, b"}}).request_id(), "");
    EXPECT_EQ(read_only({{"X-Request-Id", "a, a"}, {"X-Request-Id", "a"}}).request_id(), "a");
    EXPECT_FALSE(read_only({{"X-Request-Id", "a"}, {"Request-Id", "b"}}).malformed()) << "different names may differ";
}

TEST(read_headers, a_request_id_has_at_most_128_visible_characters)
{
    const std::string longest(128, 'i');
    EXPECT_EQ(read_only({{"X-Request-Id", longest}}).request_id(), longest);
    for (const std::string& bad : {longest + "i", std::string("a b"), std::string("a\x1b[0m"),
                                   std::string("caf\xC3\xA9"), std::string("a\0b", 3), std::string("a\r\nb")}) {
        EXPECT_EQ(read_only({{"X-Request-Id", bad}}).request_id(), "");
        EXPECT_TRUE(read_only({{"X-Request-Id", bad}}).malformed());
    }
    EXPECT_EQ(read_only({{"X-Request-Id", " "}, {"Request-Id", "b"}}).request_id(), "b");
    EXPECT_FALSE(read_only({{"X-Request-Id", ""}}).malformed()) << "an empty id counts as absent";
}

// ── codes ───────────────────────────────────────────────────────────────────────────────────────────

TEST(read_headers, a_code_in_a_header_is_read_only_if_the_rules_ask_for_it)
{
    const detail::HeaderRules asked{ResetUnit::unix_seconds, true};
    for (const char* value : {"InvalidGreeting", "InvalidGreeting:http://internal/", "aws.greet#InvalidGreeting",
                              " aws.greet#InvalidGreeting:http://x/#y ", "InvalidGreeting, InvalidGreeting"})
        EXPECT_EQ(read_only({{"X-Amzn-ErrorType", value}}, now, asked).name(), "InvalidGreeting") << value;
    EXPECT_EQ(read_only({{"x-ms-error-code", "BlobNotFound"}}, now, asked).name(), "BlobNotFound");
    EXPECT_EQ(read_only({{"X-Acme-Error-Type", "lost"}}, now, asked).name(), "lost");
    EXPECT_EQ(read_only({{"X-Amzn-ErrorType", "InvalidGreeting"}}).name(), "") << "the rules do not ask for it";
    EXPECT_FALSE(read_only({{"X-Amzn-ErrorType", "no token"}}).malformed());
    for (const char* value : {"no token", "a, b", ":x", "a#", "caf\xC3\xA9"}) {
        EXPECT_EQ(read_only({{"X-Amzn-ErrorType", value}}, now, asked).name(), "") << value;
        EXPECT_TRUE(read_only({{"X-Amzn-ErrorType", value}}, now, asked).malformed()) << value;
    }
    EXPECT_EQ(read_only({{"X-Amzn-ErrorType", std::string(129, 'a')}}, now, asked).name(), "");
}

TEST(read_headers, a_code_of_the_catalogue_gets_its_type)
{
    const detail::HeaderRules asked{ResetUnit::unix_seconds, true, &catalog_of<cstar::Code>()};
    const ApiError error = read_only({{"X-Error-Code", "rate_limit_exceeded"}}, now, asked, 503);
    EXPECT_EQ(error, cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.status(), HttpStatus::service_unavailable) << "the status of the response wins";
    ApiError known = cstar::Code::internal_error;
    detail::read_headers(Received{500, "", Pairs{{"X-Error-Code", "rate_limit_exceeded"}}}, known, asked);
    EXPECT_EQ(known, cstar::Code::internal_error) << "the code of the body wins";
}

TEST(read_headers, a_bearer_challenge_gives_what_the_body_lacks)
{
    const Pairs headers{{"WWW-Authenticate",
                         "Basic realm=\"a\", bearer error=\"invalid_token\", "
                         "error_description=\"The \\\"token\\\" expired\""}};
    const ApiError error = read_only(headers, now, {}, 401);
    EXPECT_EQ(error.name(), "invalid_token");
    EXPECT_EQ(error.message(), "The \"token\" expired");
    EXPECT_FALSE(error.malformed());
    const ApiError with_body =
        read(onestack::envelope, Received{401, R"({"error":"m","code":"TOKEN_EXPIRED"})", headers});
    EXPECT_EQ(with_body, onestack::Code::token_expired);
    EXPECT_EQ(with_body.message(), "m");
    EXPECT_EQ(read_only(headers, now, {}, 200).name(), "") << "a success has no error";
    const detail::HeaderRules typed{ResetUnit::unix_seconds, false, &catalog_of<cstar::Code>()};
    EXPECT_EQ(read_only({{"WWW-Authenticate", "Bearer error=\"key_expired\""}}, now, typed, 401),
              cstar::Code::key_expired);
}

TEST(read_headers, invalid_challenges_are_ignored_and_flagged)
{
    for (const char* value :
         {"Bearer error=\"a\", Bearer error=\"b\"", "Bearer error=\"two words\"", "Bearer error=\"\"",
          "Bearer error=\"a", "Bearer error_description=\"caf\xC3\xA9\"", "=="}) {
        const ApiError error = read_only({{"WWW-Authenticate", value}}, now, {}, 401);
        EXPECT_EQ(error.name(), "") << value;
        EXPECT_EQ(error.message(), "Unauthorized") << value;
        EXPECT_TRUE(error.malformed()) << value;
    }
    for (const char* value : {"Bearer", "Negotiate YII=", "X-Integration-Key", "Bearer realm=\"x\"",
                              "Bearer error_description=\"\"", "Bearer error="})
        EXPECT_FALSE(read_only({{"WWW-Authenticate", value}}, now, {}, 401).malformed()) << value;
}

// ── bounds ──────────────────────────────────────────────────────────────────────────────────────────

TEST(read_headers, any_number_of_other_headers_hides_none_that_matters)
{
    Pairs headers(200000, {"X-Other", "v"});
    headers.emplace_back("Retry-After", "5");
    headers.emplace_back("X-Request-Id", "late");
    EXPECT_EQ(read_only(headers).retry_after(), seconds(5));
    EXPECT_EQ(read_only(headers).request_id(), "late");
    EXPECT_FALSE(read_only(headers).malformed());
}

TEST(read_headers, of_headers_that_matter_128_are_read_and_more_are_flagged)
{
    Pairs headers(127, {"Retry-After", "5"});
    headers.emplace_back("X-Request-Id", "in_time");
    EXPECT_EQ(read_only(headers).request_id(), "in_time");
    EXPECT_FALSE(read_only(headers).malformed());
    headers.emplace_back("X-RateLimit-Remaining", "5");
    EXPECT_FALSE(read_only(headers).rate_limit());
    EXPECT_TRUE(read_only(headers).malformed());
}

TEST(read_headers, a_value_of_more_than_1024_bytes_is_ignored_and_flagged)
{
    EXPECT_EQ(read_only({{"Retry-After", std::string(1023, '0') + "5"}}).retry_after(), seconds(5));
    for (const char* name : {"Retry-After", "X-RateLimit-Limit", "RateLimit", "RateLimit-Policy", "X-Request-Id"}) {
        const ApiError error = read_only({{name, std::string(1024, '0') + "5"}});
        EXPECT_FALSE(error.retry_after() || error.rate_limit() || !error.request_id().empty()) << name;
        EXPECT_TRUE(error.malformed()) << name;
    }
    EXPECT_FALSE(read_only({{"WWW-Authenticate", "Negotiate " + std::string(4000, 'Y')}}, now, {}, 401).malformed())
        << "Kerberos tickets are long";
    EXPECT_FALSE(read_only({{"X-RateLimit-Resource", std::string(2000, 'x')}}).malformed());
    EXPECT_FALSE(read_only({{std::string(100000, 'x') + "-request-id", "a"}}).malformed());
}

TEST(read_headers, a_name_of_more_than_64_bytes_is_ignored)
{
    const std::string end = "-request-id";
    const std::string longest = std::string(64 - end.size(), 'x') + end;
    EXPECT_EQ(read_only({{longest, "a"}}).request_id(), "a");
    EXPECT_EQ(read_only({{"x" + longest, "a"}}).request_id(), "");
}

TEST(read_headers, reads_the_headers_that_respond_makes_in_every_style_and_unit)
{
    for (const auto style : {RateLimitHeaders::x_ratelimit, RateLimitHeaders::ietf, RateLimitHeaders::both}) {
        for (const auto unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds}) {
            const auto envelope = onestack::envelope.rate_limit_headers(style).rate_limit_reset(unit);
            RequestInfo request{"req_1", now};
            request.rate_limit = RateLimit{100, 3, spring_2026 + 30};
            char buffer[512];
            const Response response = respond(envelope, onestack::Code::rate_limit_exceeded, request, buffer);
            ApiError back{HttpStatus::too_many_requests};
            detail::read_headers(Received{429, "", response.headers, now}, back, {unit});
            EXPECT_EQ(back.rate_limit(), request.rate_limit);
            EXPECT_EQ(back.request_id(), "req_1");
            EXPECT_FALSE(back.malformed());
        }
    }
}

} // namespace
