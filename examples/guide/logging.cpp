// SPDX-License-Identifier: BSL-1.0
// The program of docs/logging.md: what a log line shows, what it escapes, and which secrets it does and does not recognise.
#include <amiss.hpp>
#include <amiss/log_json.hpp>

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
        // [declare]
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                   "The service failed unexpectedly."))
        .secret_prefix("bk_live_"); // what our keys begin with
        // [/declare]
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
    expect(line_of_fail == 53, "its number");
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
               == "internal 500 \"The service failed unexpectedly.\" "
                  "context=\"x\\n2026-03-30 admin logged in \\u001b[2J \\\"quoted\\\" \xEF\xBF\xBD\"",
           "one line");
    char small[40];
    expect(amiss::log_line(forged, small) == "internal 500 \"The service failed unexpec", "a small buffer");
    expect(amiss::log_line(forged, nullptr, 0).empty(), "no buffer");
}

void secrets_are_recognised_by_the_word_before_them()
{
    struct Row {
        std::string_view context, logged;
    };
    // clang-format off: a table
    for (const Row& row : {
             Row{"user=app password=hunter2 db=x", "user=app password=*** db=x"},
             {"https://x.example/a?api_key=0123&b=1", "https://x.example/a?api_key=***&b=1"},
             {"Authorization: Basic dXNlcjpwYXNz failed", "Authorization: Basic *** failed"},
             {"Authorization: Digest username=\"u\", nonce=0", "Authorization: Digest ***"},
             {"Cookie: session=0123; theme=dark", "Cookie: ***"},
             {"postgres://app:hunter2@db.example/x", "postgres://app:***@db.example/x"},
             {"<password>hunter2</password>", "<password>***</password>"},
             {"run --token abc", "run --token ***"},
             {"the token 0123456789abcdef expired", "the token *** expired"},
             {"PGPASSWORD='hunter 2'", "PGPASSWORD='***'"},
             {"X-Api-Key: abc", "X-Api-Key: ***"},
         })
        expect(shown(row.context) == row.logged, row.context.data());
    expect(shown(R"({"password":"hunter2","n":1})") == R"({\"password\":\"***\",\"n\":1})", "a JSON member");
    expect(shown(R"({\"token\":\"0123abc\"})") == R"({\\\"token\\\":\\\"***\\\"})", "JSON inside JSON");
    // clang-format on
}

void secrets_are_recognised_by_their_form()
{
    expect(shown("key sk_live_0123 of a customer") == "key sk_*** of a customer", "sk_live_");
    expect(shown("mysk_live_0123") == "mysk_***" && shown("task_force1") == "task_force1", "inside a word");
    for (const std::string_view prefix :
         {"sk_",   "pk_",  "csk_", "sk-",    "ghp_",  "github_pat_", "glpat-",    "xoxb-",   "xapp-", "AIza",
          "ya29.", "SG.",  "hf_",  "npm_",   "pypi-", "dop_v1_",     "shpat_",    "EAA",     "sq0",   "pat_",
          "hvs.",  "gsk_", "xai-", "whsec_", "glsa_", "sbp_",        "dckr_pat_", "rk_live_"}) {
        const std::string line = shown(std::string(prefix) + "A0123456789abcdefghijkl");
        expect(line.find("abcdef") == line.npos && line.find("***") != line.npos, prefix.data());
    }
    expect(shown("AKIA0123456789ABCDEF") == "AKIA***", "the id of an AWS key");
    expect(shown("bot123456:AAF-abcdefghijklmnop/sendMessage") == "bot123456:***/sendMessage", "a bot of Telegram");
    expect(shown("Bearer abc.def") == "Bearer ***" && shown("bEARER%20abc") == "bEARER%20***", "a bearer token");
    expect(shown("got eyJhbGci.eyJzdWIi.c2ln, next") == "got ***, next", "a JWT");
    expect(shown("-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----")
               == "-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----",
           "a PEM block");
}

void secrets_are_recognised_by_the_prefixes_of_a_catalogue()
{
    // [prefix]
    amiss::ApiError unknown = billing::Code::internal;
    unknown.with_context("no account has the key bk_live_0123");
    // [/prefix]
    char line[512];
    expect(amiss::log_line(unknown, line)
               == R"(internal 500 "The service failed unexpectedly." context="no account has the key bk_live_***")",
           "a prefix");
    const amiss::ApiError other = amiss::ApiError(amiss::HttpStatus::gone).with_context("bk_live_0123");
    expect(amiss::log_line(other, line).find("0123") != std::string_view::npos,
           "not in an error without the catalogue");
    expect(amiss::log_line(billing::envelope, other, {}, line).find("0123") == std::string_view::npos,
           "but where the envelope has it");
}

void sentences_stay_readable()
{
    for (const std::string_view text : {"the token is missing",
                                        "password must have 8 characters",
                                        "password: must have 8 characters",
                                        "tokens: 512",
                                        "max_tokens=4096",
                                        "token=512",
                                        "session expired",
                                        "cookie policy",
                                        "/etc/passwd",
                                        "GET /oauth/token: 400",
                                        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                                        "request req_a1B2c3D4",
                                        "commit 070e9dd9cbd5a2e5d1c7",
                                        "sk_live_...",
                                        "using password: YES",
                                        "PWD=/home/user",
                                        "constraint pk_users",
                                        "Basic authentication",
                                        "next_page_token=Abc1",
                                        "Bearer token is missing"})
        expect(shown(text) == text, "a sentence");
    expect(shown(R"({"password":"must have a digit"})") == R"({\"password\":\"must have a digit\"})", "a reason");
}

void secrets_are_not_recognised()
{
    for (const std::string_view text :
         {"the password is hunter2", "password hunter2", "user:hunter2@db.example.com", "SK_LIVE_0123", "-p hunter2",
          "[\"password\",\"hunter2\"]", R"({"p\u0061ssword":"hunter2"})", "4242 4242 4242 4242",
          "0123456789abcdef0123456789abcdef", "eyJhbGci", "\xD0\xBF\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBB\xD1\x8C=hunter2"}) {
        const std::string line = shown(text);
        expect(line.find("***") == line.npos, "not recognised");
    }
}

void lines_of_responses_say_what_the_client_is_told()
{
    char line[512];
    const std::string body = R"({"success":false,"error":{"type":"authentication_error","code":"key_expired",)"
                             R"("message":"Our key has expired.","request_id":"req_theirs"}})";
    // [response]
    amiss::ApiError theirs = amiss::read(amiss::cstar::envelope, amiss::Received{401, body});
    amiss::RequestInfo request{"req_42"};
    std::string_view text = amiss::log_line(billing::envelope, theirs, request, line);
    // [/response]
    expect(text
               == R"(internal 500 "The service failed unexpectedly." of="key_expired 401" said="Our key has expired." )"
                  R"(request_id="req_42" own_request_id="req_theirs")",
           "the response, then the error");
    const amiss::ApiError own = billing::Code::rate_limited;
    char same[512];
    expect(amiss::log_line(billing::envelope, own, {}, line) == amiss::log_line(own, same), "nothing else is said");
}

void lines_have_the_id_of_the_trace()
{
    const std::string_view traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    amiss::ApiError error = billing::Code::rate_limited;
    char line[512];
    // [trace]
    amiss::RequestInfo request{"req_42"};
    request.trace_id = amiss::parse_traceparent(traceparent).trace_id;
    std::string_view text = amiss::log_line(billing::envelope, error, request, line);
    // [/trace]
    const std::string expected = R"(rate_limited 429 "Too many requests." request_id="req_42" )"
                                 R"(trace_id="4bf92f3577b34da6a3ce929d0e0e4736")";
    expect(text == expected, "the trace of the request");
    error.with_trace_id(request.trace_id).with_request_id("req_42");
    expect(amiss::log_line(error, line) == expected, "the trace that the error has");
    expect(amiss::to_string(billing::envelope, error).find("4bf9") == std::string::npos, "not in this body");
    expect(!amiss::parse_traceparent("00-4bf9-00f0-01"), "no trace");
}

void lines_are_json_too()
{
    amiss::ApiError error = billing::Code::rate_limited;
    error.with_request_id("req_42").with_retry_after(30).with_detail("limit", 100).with_detail("token", "tok_0123");
    error.with_violation("/zip", "No such place.").with_context("queue 3");
    // [json]
    char line[2048];
    std::string_view text = amiss::log_json(error, line); // or log_json(envelope, error, request, line)
    // [/json]
    expect(text
               == R"({"code":"rate_limited","status":429,"message":"Too many requests.","request_id":"req_42",)"
                  R"("retry_after":30,"details":{"limit":100,"token":"***"},)"
                  R"("violations":[{"field":"/zip","message":"No such place."}],"context":"queue 3"})",
           "one object");
    expect(amiss::log_json(billing::envelope, error, {"req_43"}, line).find(R"("own_request_id":"req_42")")
               != std::string_view::npos,
           "of a response");
    char tiny[40];
    expect(amiss::log_json(error, tiny) == R"({"code":"rate_limited","status":429})", "whole in a small buffer");
}

void unfilled_placeholders_leave_a_mark()
{
    // [unfilled]
    amiss::ApiError forgotten = billing::Code::field_missing; // without with_param
    // [/unfilled]
    char line[512];
    expect(amiss::log_line(forgotten, line) == R"(field_missing 400 "A field is missing." unfilled="{param}")",
           "a mark");
    expect(amiss::to_string(billing::envelope, forgotten)
               == R"({"code":"field_missing","message":"A field is missing."})",
           "not in the body");
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
        sent == R"({"code":"internal","message":"The service failed unexpectedly.","details":{"key":"sk_live_0123"}})",
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
    lines_of_responses_say_what_the_client_is_told();
    lines_have_the_id_of_the_trace();
    lines_are_json_too();
    unfilled_placeholders_leave_a_mark();
    secrets_are_recognised_by_the_word_before_them();
    secrets_are_recognised_by_their_form();
    secrets_are_recognised_by_the_prefixes_of_a_catalogue();
    sentences_stay_readable();
    secrets_are_not_recognised();
    internals_stay_inside();
}
