// SPDX-License-Identifier: BSL-1.0
// Whose word counts when a call has failed: that of the code, of the status, or the server's own, in headers and bodies.
#include <amiss/retry_policy.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>
#include <amiss/translate.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using HeaderPairs = std::vector<std::pair<std::string, std::string>>;

ApiError answer(int status, const HeaderPairs& headers, std::string_view body = "")
{
    return read_any(Received{status, body, headers});
}

RetryDecision decision_on(const ApiError& error, Idempotency idempotency)
{
    RetryPolicy policy;
    policy.jitter = Jitter::none;
    return policy.decide(error, Attempt{1, idempotency});
}
bool repeats_get(const ApiError& error) { return decision_on(error, Idempotency::idempotent).retry; }
bool repeats_post(const ApiError& error) { return decision_on(error, Idempotency::not_idempotent).retry; }

TEST(retry_words, responses_from_public_reports)
{
    // anthropics/anthropic-sdk-typescript#616: 529 is no registered status.
    const ApiError overloaded = answer(
        529, {{"request-id", "req_1"}, {"x-should-retry", "true"}},
        R"({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}, "request_id": "req_1"})");
    EXPECT_EQ(overloaded.name(), "overloaded_error");
    EXPECT_EQ(overloaded.status(), static_cast<HttpStatus>(529));
    EXPECT_TRUE(repeats_get(overloaded));
    EXPECT_FALSE(repeats_post(overloaded));

    EXPECT_TRUE(repeats_get(answer(524, {}))) << "Cloudflare";
    EXPECT_EQ(answer(524, {}).status(), static_cast<HttpStatus>(524));
    EXPECT_TRUE(repeats_get(answer(507, {})));

    const ApiError hopeless =
        answer(503, {{"x-should-retry", "false"}}, R"({"error": {"message": "x", "type": "server_error"}})");
    EXPECT_EQ(decision_on(hopeless, Idempotency::idempotent).reason, RetryReason::final_code) << "OpenAI";

    const ApiError secondary =
        answer(403, {{"Retry-After", "20"}}, R"({"message": "You have exceeded a secondary rate limit."})");
    EXPECT_EQ(secondary.retry_after(), std::chrono::seconds(20));
    const RetryDecision decision = decision_on(secondary, Idempotency::not_idempotent);
    EXPECT_EQ(decision.reason, RetryReason::retry) << "GitHub";
    EXPECT_EQ(decision.delay, std::chrono::seconds(20));
    EXPECT_EQ(decision.word, RetryWord::server);
}

TEST(retry_words, both_headers_are_read_in_any_case)
{
    for (const char* const name : {"x-should-retry", "X-Should-Retry", "Stripe-Should-Retry", "stripe-should-retry"}) {
        for (const char* const value : {"true", "True", " TRUE\t"}) {
            const ApiError yes = answer(400, {{name, value}});
            EXPECT_EQ(yes.retry_class(), Retry::if_idempotent) << name << value;
            EXPECT_EQ(yes.retry_word(), RetryWord::server);
            EXPECT_TRUE(yes.retryable());
        }
        for (const char* const value : {"false", "FALSE"}) {
            const ApiError no = answer(429, {{name, value}});
            EXPECT_EQ(no.retry_class(), Retry::never) << name << value;
            EXPECT_FALSE(no.retryable());
        }
    }
}

TEST(retry_words, any_other_value_is_ignored_and_flagged)
{
    const std::string_view body = R"({"error":"m","code":"NOT_FOUND"})";
    const auto with = [body](const HeaderPairs& headers) {
        return read(onestack::envelope, Received{404, body, headers});
    };
    EXPECT_FALSE(with({{"x-should-retry", "true"}}).malformed());
    EXPECT_FALSE(with({{"x-should-retry", " "}}).malformed()) << "an empty value says nothing";
    for (const std::string& value : {std::string("1"), std::string("yes"), std::string("true, true"),
                                     std::string("truefalse"), std::string(2000, 't')}) {
        const ApiError error = with({{"x-should-retry", value}});
        EXPECT_TRUE(error.malformed()) << value;
        EXPECT_EQ(error.retry_word(), RetryWord::code) << value;
    }
}

TEST(retry_words, headers_that_conflict_are_ignored_and_flagged)
{
    const std::string_view body = R"({"error":"m","code":"NOT_FOUND"})";
    const auto with = [body](const char* first, const char* a, const char* second, const char* b) {
        return read(onestack::envelope, Received{404, body, HeaderPairs{{first, a}, {second, b}}});
    };
    for (const char* const second : {"x-should-retry", "Stripe-Should-Retry"}) {
        EXPECT_EQ(with("x-should-retry", "true", second, "false").retry_word(), RetryWord::code);
        EXPECT_TRUE(with("x-should-retry", "true", second, "false").malformed());
        EXPECT_EQ(with("x-should-retry", "true", second, "TRUE").retry_word(), RetryWord::server);
        EXPECT_FALSE(with("x-should-retry", "true", second, "TRUE").malformed());
    }
}

constexpr auto with_flag = object(member("code", field::code), optional_member("retryable", field::retryable));

TEST(retry_words, a_header_wins_over_the_body)
{
    const auto with = [](std::string_view body, const char* header) {
        return read(with_flag, Received{503, body, HeaderPairs{{"x-should-retry", header}}});
    };
    EXPECT_EQ(with(R"({"code":"x","retryable":true})", "false").retry_class(), Retry::never);
    EXPECT_EQ(with(R"({"code":"x","retryable":false})", "true").retry_class(), Retry::if_idempotent);
    EXPECT_EQ(with(R"({"code":"x","retryable":false})", "maybe").retry_class(), Retry::never);
}

TEST(retry_words, a_yes_repeats_no_post_that_the_class_alone_would_not)
{
    const HeaderPairs yes{{"x-should-retry", "true"}};
    EXPECT_TRUE(repeats_get(answer(400, yes)));
    EXPECT_FALSE(repeats_post(answer(400, yes)));
    EXPECT_EQ(decision_on(answer(400, yes), Idempotency::not_idempotent).reason, RetryReason::not_idempotent);
    EXPECT_FALSE(repeats_post(answer(503, yes)));
    EXPECT_TRUE(repeats_post(answer(429, yes)));
}

TEST(retry_words, a_no_is_final_whatever_the_code_says)
{
    const HeaderPairs no{{"Stripe-Should-Retry", "false"}};
    const ApiError limited =
        read(onestack::envelope, Received{429, R"({"error":"m","code":"RATE_LIMIT_EXCEEDED"})", no});
    EXPECT_EQ(limited, onestack::Code::rate_limit_exceeded);
    EXPECT_EQ(limited, Retry::never);
    const RetryDecision decision = decision_on(limited, Idempotency::idempotent);
    EXPECT_EQ(decision.reason, RetryReason::final_code);
    EXPECT_EQ(decision.word, RetryWord::server);
    EXPECT_TRUE(limited.code() == Retry::after_delay) << "the code itself has the class of its row";
}

TEST(retry_words, a_yes_does_not_count_against_a_row_that_is_final)
{
    // codespar says of quota_exceeded, a 429, that it is final.
    const HeaderPairs yes{{"x-should-retry", "true"}};
    const ApiError quota =
        read(codespar::envelope, Received{429, R"({"error":"quota_exceeded","message":"m","status":429})", yes});
    ASSERT_EQ(quota, codespar::Code::quota_exceeded);
    EXPECT_FALSE(quota.retryable());
    EXPECT_EQ(decision_on(quota, Idempotency::idempotent).word, RetryWord::code);
    // not_found is final by its status alone.
    const ApiError missing =
        read(codespar::envelope, Received{404, R"({"error":"not_found","message":"m","status":404})", yes});
    ASSERT_EQ(missing, codespar::Code::not_found);
    EXPECT_TRUE(repeats_get(missing));
    EXPECT_FALSE(repeats_post(missing));
}

TEST(retry_words, a_4xx_of_an_unknown_code_with_a_retry_after_is_after_delay)
{
    const HeaderPairs later{{"Retry-After", "3"}};
    for (const int status : {400, 403, 409, 423, 499}) {
        EXPECT_EQ(answer(status, later, R"({"code":"a_new_one","message":"Not now."})").retry_class(),
                  Retry::after_delay)
            << status;
        EXPECT_TRUE(repeats_post(answer(status, later))) << status;
    }
    EXPECT_EQ(answer(503, later).retry_class(), Retry::if_idempotent) << "a 5xx may have done something";
    const ApiError known = read(onestack::envelope, Received{403, R"({"error":"m","code":"FORBIDDEN"})", later});
    EXPECT_EQ(known, onestack::Code::forbidden);
    EXPECT_EQ(known.retry_class(), Retry::never) << "a known row keeps its class";
    const ApiError in_body =
        read(onestack::envelope, Received{403, R"({"error":"m","code":"A_NEW_ONE","details":{"retryAfter":3}})"});
    EXPECT_EQ(in_body.retry_after(), std::chrono::seconds(3));
    EXPECT_EQ(in_body.retry_class(), Retry::never) << "only the header's delay counts";
    const ApiError nonsense = answer(403, {{"Retry-After", "soon"}});
    EXPECT_EQ(nonsense.retry_class(), Retry::never);
}

TEST(retry_words, the_decision_says_whose_word_it_was)
{
    EXPECT_EQ(decision_on(cstar::Code::rate_limit_exceeded, Idempotency::idempotent).word, RetryWord::code);
    EXPECT_EQ(decision_on(cstar::Code::parameter_missing, Idempotency::idempotent).word, RetryWord::code);
    EXPECT_EQ(decision_on(ApiError(HttpStatus::bad_gateway), Idempotency::idempotent).word, RetryWord::status);
    EXPECT_EQ(decision_on(ApiError(HttpStatus::not_found), Idempotency::idempotent).word, RetryWord::status);
    EXPECT_EQ(decision_on(answer(404, {{"x-should-retry", "false"}}), Idempotency::idempotent).word, RetryWord::server);
    EXPECT_EQ(answer(404, {}, R"({"code":"a_new_one","message":"No."})").retry_word(), RetryWord::status);
}

TEST(retry_words, what_a_server_said_goes_out_only_through_relay)
{
    constexpr auto edge = envelope(cstar::Code::internal_error, [] {
        return object(member("code", field::code), optional_member("retryable", field::retryable));
    });
    const ApiError final_limit = read(edge, Received{429, R"({"code":"rate_limit_exceeded","retryable":false})"});
    EXPECT_EQ(to_string(edge.relay(), final_limit), R"({"code":"rate_limit_exceeded","retryable":false})");
    EXPECT_EQ(to_string(edge, final_limit), R"({"code":"internal_error"})");
    const ApiError perhaps = read(edge, Received{400, R"({"code":"parameter_missing","retryable":true})"});
    EXPECT_EQ(to_string(edge.relay(), perhaps), R"({"code":"parameter_missing"})") << "true would repeat a POST";

    constexpr auto ours = translation(otherwise(cstar::Code::rate_limit_exceeded));
    EXPECT_EQ(translate(final_limit, ours).retry_class(), Retry::after_delay) << "one of ours has our word";
}

TEST(retry_words, the_word_does_not_count_when_errors_are_compared)
{
    ApiError said = cstar::Code::rate_limit_exceeded;
    detail::ErrorAccess::set_server_word(said, false);
    EXPECT_EQ(said, ApiError(cstar::Code::rate_limit_exceeded));
    EXPECT_NE(said, Retry::after_delay);
}

} // namespace
