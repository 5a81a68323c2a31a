// SPDX-License-Identifier: BSL-1.0
// The program of docs/logging.md: what a log line shows, what it escapes, and which secrets it does and does not recognise.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>

// clang-format off: a table
namespace billing {

enum class Code { field_missing = 1, rate_limited, invoice_not_found, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::field_missing, "field_missing", HttpStatus::bad_request, "",
                   "The field '{param}' is required.").plain("A field is missing."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        amiss::row(Code::invoice_not_found, "invoice_not_found", HttpStatus::not_found, "", "There is no such invoice."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                   "Something went wrong on our side."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("details", amiss::field::details));
});

} // namespace billing
// clang-format on

// [fail]
amiss::expected<int> pay(std::string_view field)
{
    if (field.empty()) return amiss::fail(billing::Code::field_missing).with_param("cents").with_context("form 7");
    return 1;
}
// [/fail]
constexpr int line_of_fail = __LINE__ - 4;

// [helper]
amiss::Failure no_invoice(std::string_view id, amiss::SourceLocation where = amiss::SourceLocation::current())
{
    return amiss::fail(billing::Code::invoice_not_found, where).with_context(id); // the caller's line is logged
}
// [/helper]

namespace {

std::string line_with(std::string_view context)
{
    char line[512];
    amiss::ApiError error = billing::Code::internal;
    return std::string(amiss::log_line(error.with_context(context), line));
}

/// What a log shows of a context.
std::string shown(std::string_view context)
{
    const std::string line = line_with(context);
    const std::size_t begin = line.find("context=\"") + 9;
    return line.substr(begin, line.size() - begin - 1);
}

void lines_say_what_happened()
{
    const auto paid = pay("");
    const amiss::ApiError& error = paid.error();
    // [line]
    char line[1024];
    std::string_view text = amiss::log_line(error, line);
    std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
    // [/line]
    const std::string start = R"(field_missing 400 "The field 'cents' is required." param="cents" context="form 7")";
    expect(text.substr(0, start.size()) == start, "the line");
    expect(line_of_fail == 49, "its number");
    const std::string_view end = text.substr(start.size());
#if AMISS_CFG_LOCATION
    const std::string place = "logging.cpp:" + std::to_string(line_of_fail);
    expect(end.substr(0, 4) == " at " && end.substr(end.size() - place.size()) == place, "the place");
    const amiss::ApiError helped = amiss::expected<int>(no_invoice("inv_1")).error();
    expect(helped.location().line == __LINE__ - 1, "the caller's line");
    const amiss::expected<int> again = amiss::fail(error);
    expect(again.error().location().line == static_cast<unsigned>(line_of_fail), "an error keeps its place");
#else
    expect(end.empty(), "no place");
#endif
    expect(amiss::ApiError(billing::Code::internal).location().file == nullptr, "without fail there is no place");

    // [all]
    amiss::ApiError full = billing::Code::rate_limited;
    full.with_request_id("req_42").with_instance("/payments/7").with_retry_after(30).with_detail("limit", 100);
    full.with_violation("/zip", "No such place.").with_context("queue 3");
    full.with_cause(std::make_error_code(std::errc::timed_out));
    // [/all]
    expect(amiss::log_line(full, line)
               == R"(rate_limited 429 "Too many requests." request_id="req_42" instance="/payments/7" retry_after=30 )"
                  R"(details="{\"limit\":100}" violation="/zip":"No such place." context="queue 3" cause=generic:110)",
           "all parts");
    const std::string before(amiss::log_line(full, line));
    full.with_doc_url("https://d").with_rate_limit({1, 2, 3});
    full.with_timestamp(std::chrono::system_clock::from_time_t(0));
    expect(amiss::log_line(full, line) == before, "what is in no line");
    const amiss::ApiError foreign(std::make_error_code(std::errc::io_error));
    expect(amiss::log_line(foreign, line) == R"(- 500 "Internal Server Error" cause=generic:5)", "a foreign code");
}

void texts_are_escaped()
{
    // [escape]
    amiss::ApiError forged = billing::Code::internal;
    forged.with_context("x\n2026-03-30 admin logged in \x1b[2J \"quoted\" \xFF");
    // [/escape]
    char line[512];
    expect(amiss::log_line(forged, line)
               == "internal 500 \"Something went wrong on our side.\" "
                  "context=\"x\\n2026-03-30 admin logged in \\u001b[2J \\\"quoted\\\" \xEF\xBF\xBD\"",
           "one line");
    char small[40];
    expect(amiss::log_line(forged, small) == "internal 500 \"Something went wrong on ou", "a small buffer");
    expect(amiss::log_line(forged, nullptr, 0).empty(), "no buffer");
}

void secrets_are_recognised()
{
    expect(shown("key sk_live_0123 of a customer") == "key sk_*** of a customer", "sk_live_");
    expect(shown("sk_test_0123") == "sk_***" && shown("pk_live_0123") == "pk_***", "sk_test_, pk_live_");
    expect(shown("pk_test_0123") == "pk_***" && shown("mysk_live_0123") == "mysk_***", "inside a word");
    expect(shown("sk_0123") == "sk_***" && shown("pk_0123") == "pk_***" && shown("csk_0123") == "csk_***",
           "short ones");
    expect(shown("task_force") == "task_force", "not inside a word");
    expect(shown("Authorization: Bearer abc.def") == "Authorization: Bearer ***", "a bearer token");
    expect(shown("bearer:abc") == "Bearer ***" && shown("bEARER abc") == "bEARER ***"
               && shown("Bearer%20abc") == "Bearer ***",
           "other gaps");
    expect(shown("token eyJhbGci.eyJzdWIi.c2ln, next") == "token ***, next", "a JWT");
}

void secrets_are_not_recognised()
{
    for (const std::string_view text :
         {"password=hunter2", "Basic dXNlcjpwYXNz", "sk-0123456789", "SK_LIVE_0123", "api_key=0123456789abcdef",
          "AKIA0123456789", "ghp_0123456789", "Cookie: session=0123", "https://user:hunter2@db.example.com/",
          "4242 4242 4242 4242", "eyJhbGci"})
        expect(shown(text) == text, "not recognised");
}

void internals_stay_inside()
{
    // [inside]
    amiss::ApiError error(std::make_error_code(std::errc::io_error));
    error.with_context("invoices.db, page 7").with_detail("key", "sk_live_0123");

    char line[512];
    std::string_view logged = amiss::log_line(error, line);
    std::string sent = amiss::to_string(billing::envelope, error);
    // [/inside]
    expect(logged
               == R"(- 500 "Internal Server Error" details="{\"key\":\"sk_***\"}" context="invoices.db, page 7" )"
                  R"(cause=generic:5)",
           "what is logged");
    expect(
        sent == R"({"code":"internal","message":"Something went wrong on our side.","details":{"key":"sk_live_0123"}})",
        "what is sent");

    const std::string body = "<html>sk_live_0123</html>";
    const amiss::ApiError read = amiss::read(billing::envelope, amiss::Received{502, body}.keep_body(100));
    expect(read.raw_body() == body, "a body that was kept");
    expect(amiss::log_line(read, line) == R"(- 502 "Bad Gateway" context="<html>sk_***</html>")", "its beginning");
}

} // namespace

int main()
{
    lines_say_what_happened();
    texts_are_escaped();
    secrets_are_recognised();
    secrets_are_not_recognised();
    internals_stay_inside();
}
