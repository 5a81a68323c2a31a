// SPDX-License-Identifier: BSL-1.0
// The program of docs/around-the-body.md: the headers, the statuses and the times of an envelope's responses.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <string>
#include <string_view>

// clang-format off: a table
namespace billing {

enum class Code { token_expired = 1, scope_missing, card_declined, field_missing, taken, rate_limited, internal };

constexpr auto amiss_catalog(Code)
{
    using namespace amiss;
    return catalog<Code>("billing",
        row(Code::token_expired, "invalid_token", HttpStatus::unauthorized, "", "The token has expired."),
        row(Code::scope_missing, "insufficient_scope", HttpStatus::forbidden, "", "The token allows less."),
        row(Code::card_declined, "card_declined", HttpStatus::payment_required, "", "Your card was declined.")
            .grpc(Grpc::failed_precondition),
        row(Code::field_missing, "field_missing", HttpStatus::unprocessable_content, "", "The '{param}' field is required."),
        row(Code::taken, "taken", HttpStatus::unprocessable_content, "", "The name is taken."),
        row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        row(Code::internal, "internal", HttpStatus::internal_server_error, "", "The service failed."))
        .doc_base("https://billing.example.com/errors#");
}

} // namespace billing
// clang-format on

AMISS_ERROR_ENUM(billing, Code)

namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message));
});

} // namespace billing

namespace {

using namespace amiss;

void options_change_a_copy()
{
    // [options]
    constexpr auto changed = billing::envelope.html_safe()
                                 .challenge("Bearer realm=\"billing\"")
                                 .rate_limit_reset(ResetUnit::delta_seconds)
                                 .rate_limit_headers(RateLimitHeaders::both)
                                 .doc_base("https://billing.example.com/v2/errors#")
                                 .retry_after_on(HttpStatus::too_many_requests, HttpStatus::service_unavailable);
    // [/options]
    static_assert(changed.options.challenge == "Bearer realm=\"billing\"");
    static_assert(changed.options.rate_limit_reset == ResetUnit::delta_seconds);
    static_assert(billing::envelope.options.challenge == "Bearer");
    static_assert(billing::envelope.options.content_type == "application/json");
    static_assert(billing::envelope.options.rate_limit_reset == ResetUnit::unix_seconds);
    static_assert(billing::envelope.options.rate_limit_headers == RateLimitHeaders::x_ratelimit);
    ApiError error = billing::Code::card_declined;
    error.with_message("<b>No & never</b>");
    const std::string body = to_string(changed, error);
    expect(body.find("\\u003cb\\u003eNo \\u0026 never\\u003c/b\\u003e") != body.npos, "HTML-safe");
    expect(read(billing::envelope, Received{402, body}).message() == "<b>No & never</b>", "of the same meaning");

    const auto link = [](const auto& envelope, const RequestInfo& request) {
        constexpr auto docs = [] { return object(member("docs", field::doc_url)); };
        const auto linked = amiss::envelope(billing::Code::internal, docs).doc_base(envelope.options.doc_base);
        return to_string(linked, billing::Code::card_declined, request);
    };
    RequestInfo german;
    german.doc_base = "https://billing.example.com/de/errors#";
    expect(link(billing::envelope, {}) == R"({"docs":"https://billing.example.com/errors#card_declined"})",
           "catalogue");
    expect(link(changed, {}) == R"({"docs":"https://billing.example.com/v2/errors#card_declined"})", "envelope");
    expect(link(changed, german) == R"({"docs":"https://billing.example.com/de/errors#card_declined"})", "request");
    const auto delay = [](const auto& envelope, HttpStatus status) {
        char response[512];
        const ApiError slow = ApiError(status).with_retry_after(3);
        return std::string(respond(envelope, slow, {}, response).headers.find("Retry-After"));
    };
    expect(delay(changed, HttpStatus::too_many_requests) == "3", "a named status");
    expect(delay(changed, HttpStatus::service_unavailable) == "3", "the other one");
    expect(delay(changed, HttpStatus::internal_server_error).empty(), "no other status");
    expect(delay(billing::envelope, HttpStatus::internal_server_error) == "3", "every status");
}

template <class Envelope>
std::string headers_of(const Envelope& envelope, const ApiError& error, const RequestInfo& request = {})
{
    char buffer[512];
    std::string text;
    for (const Header& header : respond(envelope, error, request, buffer).headers)
        text.append(header.name).append(": ").append(header.value.view()).append("\n");
    return text;
}

void headers_are_written_and_read()
{
    // [headers]
    constexpr auto with_headers = billing::envelope.header("request-id", field::request_id)
                                      .header("x-error-code", field::code)
                                      .header("x-should-retry", field::retryable)
                                      .header("x-plan", field::detail("plan"))
                                      .header("x-api-version", "2026-03-30");
    // [/headers]
    ApiError error = billing::Code::rate_limited;
    error.with_retry_after(30).with_detail("plan", "free");
    expect(headers_of(with_headers, error, RequestInfo{"req_1"})
               == "Content-Type: application/json\nRetry-After: 30\nrequest-id: req_1\nx-error-code: rate_limited\n"
                  "x-should-retry: true\nx-plan: free\nx-api-version: 2026-03-30\n",
           "headers");
    const ApiError head =
        read(with_headers, Received{429, "", {{"x-error-code", "rate_limited"}, {"request-id", "req_1"}}});
    expect(head == billing::Code::rate_limited && head.request_id() == "req_1", "a response without a body");
}

void challenges_say_the_error()
{
    // [challenge]
    constexpr auto oauth = envelope(billing::Code::internal,
                                    [] {
                                        return object(member("error", field::code),
                                                      member("error_description", field::message.as_ascii()));
                                    })
                               .challenge("Bearer realm=\"billing\"")
                               .challenge_errors();
    // [/challenge]
    const ApiError missing = ApiError(billing::Code::scope_missing).with_detail("scope", "cards:write");
    expect(headers_of(oauth, missing)
               == "Content-Type: application/json\nWWW-Authenticate: Bearer realm=\"billing\", "
                  "error=\"insufficient_scope\", error_description=\"The token allows less.\", "
                  "scope=\"cards:write\"\n",
           "a challenge with an error");
    expect(headers_of(oauth, ApiError(HttpStatus::unauthorized))
               == "Content-Type: application/json\nWWW-Authenticate: Bearer realm=\"billing\"\n",
           "no credentials");
    const ApiError quoted = ApiError(billing::Code::token_expired).with_message("\u201eOld\u201c \u2013 b\u00f6se");
    expect(to_string(oauth, quoted) == R"({"error":"invalid_token","error_description":"'Old' - bose"})", "ASCII");
}

void statuses_are_sent_and_read()
{
    // [status]
    constexpr auto always_ok = billing::envelope.status(HttpStatus::ok).except(HttpStatus::too_many_requests);
    // [/status]
    char buffer[256];
    const Response response = respond(always_ok, billing::Code::card_declined, {}, buffer);
    expect(response.status == 200, "a fixed status");
    expect(respond(always_ok, billing::Code::rate_limited, {}, buffer).status == 429, "but for this one");
    const ApiError error = check(always_ok, Received{200, R"({"code":"card_declined","message":"m"})"}).error();
    expect(error == billing::Code::card_declined, "a code in a 200");
    expect(error.status() == HttpStatus::payment_required, "the status of its row");
    expect(check(always_ok, Received{200, R"({"ok":true})"}).has_value(), "no code in a 200");

    // [grpc]
    constexpr auto connect =
        envelope(billing::Code::internal, [] {
            return object(member("code", field::grpc.as_lower()), member("message", field::message));
        }).status_by_grpc();
    // [/grpc]
    const Response declined = respond(connect, billing::Code::card_declined, {}, buffer);
    expect(declined.status == 400, "the status of failed_precondition");
    expect(declined.body == R"({"code":"failed_precondition","message":"Your card was declined."})", "its name");
    const ApiError back = read(connect, Received{declined.status, declined.body});
    expect(back == billing::Code::card_declined && back.status() == HttpStatus::payment_required, "its row");
}

void rows_are_guessed()
{
    // [guess]
    constexpr auto wordy = envelope(billing::Code::internal, [] { return object(member("message", field::message)); });
    const ApiError error = read(wordy, Received{422, R"({"message":"The 'title' field is required."})"});
    // [/guess]
    expect(error == billing::Code::field_missing, "by the template");
    expect(error.message() == "The 'title' field is required.", "as the server said");
    expect(read(wordy, Received{402, R"({"message":"No money."})"}) == billing::Code::card_declined, "the only row");
    expect(read(wordy, Received{422, R"({"message":"No."})"}).name().empty(), "one of two");
    expect(read(wordy, Received{402, ""}).name().empty(), "a status alone");
}

void times_have_several_forms()
{
    // [times]
    constexpr auto times = envelope(billing::Code::internal, [] {
        return object(member("timestamp", field::timestamp), member("exact", field::timestamp.with_milliseconds()),
                      member("seconds", field::timestamp.as_unix()),
                      member("milliseconds", field::timestamp.as_unix_ms()));
    });
    // [/times]
    const RequestInfo request{{}, std::chrono::system_clock::time_point(std::chrono::milliseconds(1774866600125))};
    expect(to_string(times, billing::Code::internal, request)
               == R"({"timestamp":"2026-03-30T10:30:00Z","exact":"2026-03-30T10:30:00.125Z",)"
                  R"("seconds":1774866600,"milliseconds":1774866600125})",
           "four forms");
    constexpr auto spring = envelope(billing::Code::internal, [] {
        return object(member("timestamp", field::timestamp.with_milliseconds()), member("error", field::code));
    });
    const ApiError error =
        read(spring, Received{500, R"({"timestamp":"2024-01-17T16:12:45.977+0000","error":"internal"})"});
    expect(error.timestamp()->time_since_epoch() == std::chrono::milliseconds(1705507965977),
           "as Spring Boot prints it");
}

} // namespace

int main()
{
    options_change_a_copy();
    headers_are_written_and_read();
    challenges_say_the_error();
    statuses_are_sent_and_read();
    rows_are_guessed();
    times_have_several_forms();
}
