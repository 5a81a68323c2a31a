// SPDX-License-Identifier: BSL-1.0
// The program of docs/envelopes.md: the layout language, and layouts without a catalogue.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <system_error>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, fields_invalid, rate_limited, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::fields_invalid, "fields_invalid", HttpStatus::bad_request, "request_error",
                   "Some fields are wrong."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "limit_error",
                   "Too many requests."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."))
        .doc_base("https://billing.example.com/errors#");
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

// [envelope]
namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    using namespace amiss;
    return object(
        member("ok", false),                                  // a literal: bool, integer, text or nullptr
        member("version", 2),
        member("fault", object(                               // a nested object
            member("id", field::code),
            member("text", field::message),
            optional_member("where", field::param),           // absent without a value
            member("hint", "Wait, then try again.").when(field::retry_after))),
        optional_member("trace", field::request_id));
});

} // namespace billing
// [/envelope]

namespace {

using namespace amiss;

// [problem]
constexpr auto problem = envelope(billing::Code::internal, [] { // RFC 9457, problem details
    return object(
        optional_member("type", field::doc_url),
        member("title", field::reason),
        member("status", field::status),
        member("detail", field::message),
        optional_member("instance", field::instance),
        member("code", field::code),
        field::details).content_type("application/problem+json");
});
constexpr auto json_api = envelope(billing::Code::internal, [] {
    return object(member("errors", array(object(
        member("status", field::status.as_text()),
        member("code", field::code),
        member("detail", field::message)))));
});
// [/problem]

// [plain]
constexpr auto plain = object(member("code", field::code), member("message", field::message));
// [/plain]
// clang-format on

void envelope_writes_and_reads()
{
    ApiError error = billing::Code::rate_limited;
    error.with_retry_after(3);
    const std::string body = to_string(billing::envelope, error, {"req_1"});
    expect(body
               == R"({"ok":false,"version":2,"fault":{"id":"rate_limited","text":"Too many requests.",)"
                  R"("hint":"Wait, then try again."},"trace":"req_1"})",
           "the body");
    const ApiError back = read(billing::envelope, Received{429, body});
    expect(back.as<billing::Code>() == billing::Code::rate_limited && back.request_id() == "req_1", "read back");
    expect(to_string(billing::envelope, billing::Code::card_declined)
               == R"({"ok":false,"version":2,"fault":{"id":"card_declined","text":"Your card was declined."}})",
           "without what is optional");
    constexpr auto empty = object(member("param", field::param), member("errors", field::violations),
                                  member("list", each_violation(field::violation_field)),
                                  optional_member("inner", object(optional_member("param", field::param))));
    expect(to_string(empty, error) == R"({"param":"","errors":{},"list":[]})", "members that are always written");
    constexpr auto root = array(field::code, object(member("status", field::status)), nullptr);
    expect(to_string(root, error) == R"(["rate_limited",{"status":429},null])", "an array as the root");
}

void every_field()
{
    constexpr auto all =
        object(member("code", field::code), member("type", field::type), member("status", field::status),
               member("status_text", field::status.as_text()), member("reason", field::reason),
               member("message", field::message), member("param", field::param), member("doc_url", field::doc_url),
               member("request_id", field::request_id), member("instance", field::instance),
               member("trace_id", field::trace_id), member("timestamp", field::timestamp),
               member("retry_after", field::retry_after), member("retry_text", field::retry_after.as_text()),
               optional_member("retryable", field::retryable), member("details", field::details),
               member("violations", field::violations), member("lists", field::violations.as_lists()),
               member("decline", field::detail("decline")));
    ApiError error = billing::Code::card_declined;
    error.with_param("card").with_request_id("req_1").with_instance("/payments/7").with_retry_after(5);
    error.with_timestamp(std::chrono::system_clock::from_time_t(1774866600)).with_detail("decline", 51);
    error.with_trace_id("4bf9");
    error.with_violation("card", "Expired.");
    expect(to_string(all, error)
               == R"({"code":"card_declined","type":"card_error","status":402,"status_text":"402",)"
                  R"("reason":"Payment Required","message":"Your card was declined.","param":"card",)"
                  R"("doc_url":"https://billing.example.com/errors#card_declined","request_id":"req_1",)"
                  R"("instance":"/payments/7","trace_id":"4bf9","timestamp":"2026-03-30T10:30:00Z",)"
                  R"("retry_after":5,"retry_text":"5",)"
                  R"("retryable":false,"details":{},"violations":{"card":"Expired."},)"
                  R"("lists":{"card":["Expired."]},"decline":51})",
           "the table of fields");
}

void two_standards()
{
    ApiError error = billing::Code::card_declined;
    error.with_instance("/payments/7").with_detail("decline", 51);
    expect(to_string(problem, error)
               == R"({"type":"https://billing.example.com/errors#card_declined","title":"Payment Required",)"
                  R"("status":402,"detail":"Your card was declined.","instance":"/payments/7",)"
                  R"("code":"card_declined","decline":51})",
           "problem details");
    expect(to_string(json_api, error)
               == R"({"errors":[{"status":"402","code":"card_declined","detail":"Your card was declined."}]})",
           "JSON:API");
    char buffer[512];
    expect(respond(problem, error, {}, buffer).headers.find("Content-Type") == "application/problem+json", "its type");
}

void plain_layouts_know_no_codes()
{
    static_assert(problem.options.content_type == "application/problem+json");
    const ApiError error = billing::Code::card_declined;
    const std::string body = to_string(plain, error);
    expect(body == to_string(envelope(billing::Code::internal, [] { return plain; }), error), "the same body");
    const Received received{402, body};
    // [read-plain]
    ApiError named = read(plain, received);                // its code is a text
    ApiError typed = read<billing::Code>(plain, received); // its code is typed
    // [/read-plain]
    expect(named.name() == "card_declined" && !named.as<billing::Code>(), "a text");
    expect(typed.as<billing::Code>() == billing::Code::card_declined, "typed");
    expect(check<billing::Code>(plain, received).error() == billing::Code::card_declined, "check as well");
    expect(to_string(plain, ApiError(std::make_error_code(std::errc::io_error)))
               == R"({"code":"internal_error","message":"Internal Server Error"})",
           "a foreign code");
    expect(to_string(plain, ApiError(HttpStatus::not_found)) == R"({"code":"not_found","message":"Not Found"})",
           "a status alone");
}

} // namespace

int main()
{
    envelope_writes_and_reads();
    every_field();
    two_standards();
    plain_layouts_know_no_codes();
}
