// SPDX-License-Identifier: BSL-1.0
// Tests of respond: the status, the headers that each API documents, and that no value can break a header.
#include <amiss/respond.hpp>

#include <amiss/apis/cstar.hpp>

#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs(const Headers& headers)
{
    Pairs all;
    for (const Header& header : headers) all.emplace_back(header.name, std::string_view(header.value));
    return all;
}

template <class Envelope>
Pairs headers_of(const Envelope& envelope, const ApiError& error, const RequestInfo& request = {})
{
    char buffer[1024];
    return pairs(respond(envelope, error, request, buffer).headers);
}

const std::pair<std::string, std::string> json{"Content-Type", "application/json"};

TEST(respond, the_status_is_that_of_the_row_and_the_body_is_whole)
{
    for_each_code([](const RowData& row, const auto& envelope, auto code) {
        SCOPED_TRACE(row.name);
        char buffer[1024];
        const Response response = respond(envelope, code, RequestInfo{"req_1"}, buffer);
        EXPECT_EQ(response.status, to_int(row.status));
        EXPECT_EQ(response.body, to_string(envelope, code, RequestInfo{"req_1"}));
        EXPECT_EQ(response.body.data(), buffer);
        EXPECT_EQ(response.headers[0].name, "Content-Type");
        EXPECT_EQ(response.headers.find("WWW-Authenticate").empty(), row.status != HttpStatus::unauthorized);
    });
}

TEST(respond, in_a_small_buffer_the_body_is_fitted_and_all_headers_are_kept)
{
    char small[80];
    ApiError error = cstar_v1::Code::rate_limited;
    error.with_retry_after(30);
    const Response response = respond(cstar_v1::envelope, error, {}, small);
    EXPECT_TRUE(json_check::is_json(response.body)) << response.body;
    EXPECT_EQ(response.headers.find("Retry-After"), "30");
    const Response none = respond(cstar_v1::envelope, error, {}, small, 10);
    EXPECT_EQ(none.body, "");
    EXPECT_EQ(none.status, 429);
}

// ── what the APIs document ──────────────────────────────────────────────────────────────────────────

TEST(respond, cstar_has_the_rate_limit_in_every_response_and_retry_after_on_429)
{
    RequestInfo request{"req_1"};
    request.rate_limit = RateLimit{1000, 0, 1774866600};
    ApiError limited = cstar::Code::rate_limit_exceeded;
    limited.with_retry_after(30);
    const Pairs limits{{"X-RateLimit-Limit", "1000"},
                       {"X-RateLimit-Remaining", "0"},
                       {"X-RateLimit-Reset", "1774866600"}};
    EXPECT_EQ(headers_of(cstar::envelope, limited, request),
              (Pairs{json, {"Retry-After", "30"}, limits[0], limits[1], limits[2]}));
    EXPECT_EQ(headers_of(cstar::envelope, cstar::Code::resource_not_found, request),
              (Pairs{json, limits[0], limits[1], limits[2]}));
    EXPECT_EQ(headers_of(cstar::envelope, cstar::Code::invalid_api_key), (Pairs{json, {"WWW-Authenticate", "Bearer"}}));
}

TEST(respond, cstar_v1_has_the_delay_in_the_body_too)
{
    ApiError limited = cstar_v1::Code::rate_limited;
    limited.with_retry_after(30);
    EXPECT_EQ(headers_of(cstar_v1::envelope, limited, RequestInfo{"req_1"}), (Pairs{json, {"Retry-After", "30"}}));
}

TEST(respond, codespar_has_retry_after_and_the_reset)
{
    ApiError limited = codespar::Code::rate_limited;
    limited.with_retry_after(12).with_rate_limit({-1, -1, 1774866600});
    EXPECT_EQ(headers_of(codespar::envelope, limited),
              (Pairs{json, {"Retry-After", "12"}, {"X-RateLimit-Reset", "1774866600"}}));
    ApiError down = codespar::Code::service_unavailable;
    down.with_retry_after(60);
    EXPECT_EQ(headers_of(codespar::envelope, down, RequestInfo{"req_1"}), (Pairs{json, {"Retry-After", "60"}}));
}

// ── on which statuses Retry-After is sent ───────────────────────────────────────────────────────────

template <class Envelope>
std::string delay_on(const Envelope& envelope, int status)
{
    char buffer[1024];
    const ApiError error = ApiError(static_cast<HttpStatus>(status)).with_retry_after(5);
    const Response response = respond(envelope, error, {}, buffer);
    EXPECT_EQ(response.status, status);
    return std::string(response.headers.find("Retry-After"));
}

TEST(respond, cstar_sends_retry_after_on_a_429_only)
{
    for (int status = 400; status < 600; ++status) {
        EXPECT_EQ(delay_on(cstar::envelope, status), status == 429 ? "5" : "") << status;
        EXPECT_EQ(delay_on(codespar::envelope, status), "5") << status;
        EXPECT_EQ(delay_on(cstar_v1::envelope, status), "5") << status;
        EXPECT_EQ(delay_on(onestack::envelope, status), "5") << status;
    }
}

TEST(respond, retry_after_goes_by_the_status_that_is_sent)
{
    constexpr auto always_ok = cstar_v1::envelope.status(HttpStatus::ok);
    char buffer[1024];
    const ApiError limited = ApiError(cstar_v1::Code::rate_limited).with_retry_after(5);
    const auto delay = [&](const auto& envelope) {
        return std::string(respond(envelope, limited, {}, buffer).headers.find("Retry-After"));
    };
    EXPECT_EQ(delay(always_ok.retry_after_on(HttpStatus::too_many_requests)), "");
    EXPECT_EQ(delay(always_ok.retry_after_on(HttpStatus::too_many_requests, HttpStatus::ok)), "5");
}

TEST(respond, a_body_has_its_delay_on_every_status_and_a_cut_one_is_no_header)
{
    constexpr auto only_429 = cstar_v1::envelope.retry_after_on(HttpStatus::too_many_requests);
    const ApiError broken = ApiError(cstar_v1::Code::server_error).with_retry_after(5);
    char buffer[1024];
    const Response whole = respond(only_429, broken, {}, buffer);
    EXPECT_NE(whole.body.find(R"("retryAfter":5)"), whole.body.npos) << whole.body;
    EXPECT_EQ(whole.headers.find("Retry-After"), "");
    const Response cut = respond(only_429, broken, {}, buffer, whole.body.size() - 1);
    EXPECT_EQ(cut.body.find("retryAfter"), cut.body.npos) << cut.body;
    EXPECT_EQ(cut.headers.find("Retry-After"), "") << "the API says that this status has none";
    const ApiError limited = ApiError(cstar_v1::Code::rate_limited).with_retry_after(5);
    EXPECT_EQ(respond(only_429, limited, {}, buffer, 60).headers.find("Retry-After"), "5");
}

TEST(respond, onestack_has_the_request_id_in_a_header_and_a_challenge_of_its_own)
{
    EXPECT_EQ(headers_of(onestack::envelope, onestack::Code::token_expired, RequestInfo{"req_1"}),
              (Pairs{json, {"WWW-Authenticate", "X-Integration-Key"}, {"X-Request-Id", "req_1"}}));
    ApiError error = onestack::Code::not_found;
    error.with_request_id("req_error");
    EXPECT_EQ(headers_of(onestack::envelope, error), (Pairs{json, {"X-Request-Id", "req_error"}}));
    EXPECT_EQ(headers_of(onestack::envelope, error, RequestInfo{"req_request"}),
              (Pairs{json, {"X-Request-Id", "req_request"}}));
}

TEST(respond, the_request_id_is_a_header_only_if_the_body_has_no_member_for_it)
{
    for_each_envelope([](const std::string& name, const auto& envelope, auto code) {
        char buffer[1024];
        const Response response = respond(envelope, code, RequestInfo{"req_unique"}, buffer);
        EXPECT_EQ(response.headers.find("X-Request-Id"), name == "onestack" ? "req_unique" : "") << name;
        EXPECT_EQ(response.body.find("req_unique") == std::string_view::npos, name == "onestack") << name;
    });
}

// ── options ─────────────────────────────────────────────────────────────────────────────────────────

TEST(respond, the_envelope_sets_content_type_challenge_and_status)
{
    EXPECT_EQ(headers_of(layouts::problem, onestack::Code::not_found)[0].second, "application/problem+json");
    const auto quoted = onestack::envelope.challenge("Bearer realm=\"api\", error=\"invalid_token\"");
    EXPECT_EQ(headers_of(quoted, onestack::Code::unauthorized)[1].second,
              "Bearer realm=\"api\", error=\"invalid_token\"");
    EXPECT_EQ(headers_of(onestack::envelope.challenge(""), onestack::Code::unauthorized), Pairs{json});
    char buffer[256];
    EXPECT_EQ(respond(onestack::envelope.status(HttpStatus::ok), onestack::Code::not_found, {}, buffer).status, 200);
    EXPECT_EQ(respond(onestack::envelope.status(HttpStatus::unauthorized), onestack::Code::not_found, {}, buffer)
                  .headers.find("WWW-Authenticate"),
              "X-Integration-Key")
        << "the challenge depends on the status that is sent";
}

TEST(respond, an_error_without_a_valid_status_is_a_500)
{
    char buffer[256];
    for (const int status : {0, 42, 600, -7}) {
        const Response response = respond(layouts::maps, ApiError(static_cast<HttpStatus>(status)), {}, buffer);
        EXPECT_EQ(response.status, 500) << status;
    }
    EXPECT_EQ(respond(cstar::envelope, ApiError(std::make_error_code(std::errc::io_error)), {}, buffer).status, 500);
}

// ── the rate limit in other forms, and on successes ────────────────────────────────────────────────

RequestInfo limited_request(const RateLimit& limit)
{
    RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(1774866600)};
    request.rate_limit = limit;
    return request;
}
const Pairs classic{{"X-RateLimit-Limit", "100"}, {"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "1774866630"}};
const Pairs ietf{{"RateLimit", "\"default\";r=0;t=30"}, {"RateLimit-Policy", "\"default\";q=100"}};
const RateLimit used_up{100, 0, 1774866630};

TEST(respond, the_envelope_chooses_the_headers_of_the_rate_limit)
{
    const auto limits = [](RateLimitHeaders style) {
        Pairs all = headers_of(cstar::envelope.rate_limit_headers(style), cstar::Code::resource_not_found,
                               limited_request(used_up));
        all.erase(all.begin());
        return all;
    };
    Pairs both = classic;
    both.insert(both.end(), ietf.begin(), ietf.end());
    EXPECT_EQ(limits(RateLimitHeaders::x_ratelimit), classic);
    EXPECT_EQ(limits(RateLimitHeaders::ietf), ietf);
    EXPECT_EQ(limits(RateLimitHeaders::both), both);
}

TEST(respond, there_is_room_for_all_headers_at_once)
{
    ApiError error = onestack::Code::unauthorized;
    error.with_retry_after(5);
    const auto all =
        headers_of(onestack::envelope.rate_limit_headers(RateLimitHeaders::both), error, limited_request(used_up));
    EXPECT_EQ(all.size(), 9U);
    EXPECT_EQ(all.back(), (std::pair<std::string, std::string>{"X-Request-Id", "req_1"}));
}

TEST(respond, the_envelope_chooses_the_unit_of_the_reset)
{
    const auto reset = [](ResetUnit unit, const RequestInfo& request) {
        char buffer[512];
        const auto response =
            respond(cstar::envelope.rate_limit_reset(unit), cstar::Code::resource_not_found, request, buffer);
        return std::string(response.headers.find("X-RateLimit-Reset"));
    };
    EXPECT_EQ(reset(ResetUnit::unix_seconds, limited_request(used_up)), "1774866630");
    EXPECT_EQ(reset(ResetUnit::delta_seconds, limited_request(used_up)), "30");
    EXPECT_EQ(reset(ResetUnit::unix_milliseconds, limited_request(used_up)), "1774866630000");
    EXPECT_EQ(reset(ResetUnit::delta_seconds, limited_request({1, 1, 5})), "0") << "a reset in the past";
    EXPECT_EQ(reset(ResetUnit::unix_milliseconds, limited_request({1, 1, INT64_MAX})), "9223372036854775807");
    RequestInfo timeless = limited_request(used_up);
    timeless.time.reset();
    EXPECT_EQ(reset(ResetUnit::delta_seconds, timeless), "") << "without the time of the request there is no delta";
    EXPECT_EQ(reset(ResetUnit::unix_seconds, timeless), "1774866630");
}

TEST(respond, unknown_numbers_of_a_rate_limit_are_left_out)
{
    const auto now = std::chrono::system_clock::from_time_t(1774866600);
    const auto layout = layouts::problem.rate_limit_headers(RateLimitHeaders::ietf);
    EXPECT_EQ(pairs(rate_limit_headers(layout, {100, -1, 1774866630}, now)), (Pairs{ietf[1]}));
    EXPECT_EQ(pairs(rate_limit_headers(layout, {-1, 7, -1}, now)), (Pairs{{"RateLimit", "\"default\";r=7"}}));
    EXPECT_EQ(pairs(rate_limit_headers(layout, {-1, 7, 5}, now)), (Pairs{{"RateLimit", "\"default\";r=7;t=0"}}));
    EXPECT_TRUE(rate_limit_headers(layout, {}, now).empty());
    EXPECT_EQ(pairs(rate_limit_headers(layout, {INT64_MAX, INT64_MAX, INT64_MAX}, now)),
              (Pairs{{"RateLimit", "\"default\";r=999999999999999;t=999999999999999"},
                     {"RateLimit-Policy", "\"default\";q=999999999999999"}}))
        << "an integer of a structured field has at most 15 digits";
}

TEST(respond, a_success_has_the_rate_limit_and_the_request_id_too)
{
    Pairs with_id = classic;
    with_id.emplace_back("X-Request-Id", "req_1");
    EXPECT_EQ(pairs(success_headers(onestack::envelope, limited_request(used_up))), with_id);
    EXPECT_EQ(pairs(success_headers(cstar::envelope, limited_request(used_up))), classic)
        << "its bodies have a member for the id";
    EXPECT_TRUE(success_headers(cstar::envelope, {}).empty());
    RequestInfo timeless = limited_request({-1, 7, 1774866630});
    timeless.time.reset();
    EXPECT_EQ(pairs(success_headers(cstar::envelope.rate_limit_headers(RateLimitHeaders::ietf), timeless)),
              (Pairs{{"RateLimit", "\"default\";r=7"}}))
        << "without the time of the request there is no delta";
    EXPECT_EQ(pairs(rate_limit_headers(cstar::envelope, used_up, std::chrono::system_clock::from_time_t(1774866600))),
              classic);
}

// ── what is never in a header ───────────────────────────────────────────────────────────────────────

TEST(respond, an_id_that_would_break_a_header_is_left_out)
{
    const std::string_view refused[] = {
        "a\r\nSet-Cookie: x=1", "a\nb", "a\rb", std::string_view("a\0b", 3), "\x01", "a\tb", "\x7F",
        "caf\xC3\xA9",          "\x80", "\xFF"};
    for (const std::string_view id : refused) {
        EXPECT_EQ(headers_of(onestack::envelope, onestack::Code::not_found, RequestInfo{id}), Pairs{json});
        ApiError error = onestack::Code::not_found;
        EXPECT_EQ(headers_of(onestack::envelope, error.with_request_id(id)), Pairs{json});
    }
    for (int byte = 0; byte < 256; ++byte) {
        const std::string id{'a', static_cast<char>(byte)};
        EXPECT_EQ(headers_of(onestack::envelope, onestack::Code::not_found, RequestInfo{id}).size(),
                  amiss::is_request_id(id) ? 2U : 1U)
            << byte;
    }
}

TEST(respond, a_value_has_at_most_128_bytes)
{
    const std::string longest(128, 'i');
    EXPECT_EQ(headers_of(onestack::envelope, onestack::Code::not_found, RequestInfo{longest})[1].second, longest);
    EXPECT_EQ(headers_of(onestack::envelope, onestack::Code::not_found, RequestInfo{longest + "i"}), Pairs{json});
}

TEST(respond, no_text_of_the_error_becomes_a_header)
{
    ApiError error = onestack::Code::unauthorized;
    error.with_message("needle")
        .with_param("needle")
        .with_context("needle")
        .with_detail("needle", "needle")
        .with_violation("needle", "needle")
        .with_doc_url("needle");
    for (const auto& [name, value] : headers_of(onestack::envelope, error)) {
        EXPECT_EQ((name + value).find("needle"), std::string::npos) << name;
    }
}

static_assert(std::is_nothrow_copy_constructible_v<Response> && std::is_nothrow_copy_assignable_v<Response>);

TEST(respond, a_copy_owns_its_header_values)
{
    char buffer[512];
    std::string id = "req_1";
    std::optional<Response> first = respond(onestack::envelope, onestack::Code::token_expired, RequestInfo{id}, buffer);
    Response copy = *first;
    const Pairs before = pairs(first->headers);
    id = "#####";
    first.reset();
    EXPECT_EQ(pairs(copy.headers), before);
    EXPECT_EQ(copy.headers.find("X-Request-Id"), "req_1");
    Response& itself = copy;
    copy = itself;
    EXPECT_EQ(pairs(copy.headers), before);
}

TEST(respond, a_bare_status_keeps_its_status)
{
    char buffer[512];
    const amiss::Response missing =
        amiss::respond(amiss::cstar::envelope, amiss::ApiError(amiss::HttpStatus::not_found), {}, buffer);
    EXPECT_EQ(missing.status, 404);
    EXPECT_NE(missing.body.find("resource_not_found"), std::string_view::npos) << missing.body;
    const amiss::Response teapot =
        amiss::respond(amiss::cstar::envelope, amiss::ApiError(static_cast<amiss::HttpStatus>(418)), {}, buffer);
    EXPECT_EQ(teapot.status, 418);
    EXPECT_NE(teapot.body.find("http_418"), std::string_view::npos) << teapot.body;
}

TEST(respond, an_id_that_does_not_fit_into_the_body_becomes_a_header)
{
    const amiss::ApiError error = amiss::cstar::Code::internal_error;
    char buffer[160];
    const amiss::Response response = amiss::respond(amiss::cstar::envelope, error, {"req_1"}, buffer);
    EXPECT_EQ(response.body.find("req_1"), std::string_view::npos) << response.body;
    EXPECT_EQ(response.headers.find("x-request-id"), "req_1");
}

} // namespace
