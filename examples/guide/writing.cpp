// SPDX-License-Identifier: BSL-1.0
// The program of docs/writing.md: bodies in buffers of any size, whole responses, and their headers.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// clang-format off: a table
namespace billing {

enum class Code { unauthorized = 1, plan_limit, rate_limited, field_missing, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "", "Log in first."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "", "Your plan's limit is reached."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        amiss::row(Code::field_missing, "field_missing", HttpStatus::bad_request, "", "Give a value for '{param}'.")
            .plain("A value is missing."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                   "The service failed unexpectedly."))
        .doc_base("https://billing.example.com/errors#");
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

// [envelope]
namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("docs", amiss::field::doc_url),
        amiss::optional_member("details", amiss::field::details),
        amiss::optional_member("request_id", amiss::field::request_id));
});

} // namespace billing
// [/envelope]
// clang-format on

// What stands for an HTTP library: a response with a status, headers and a body.
struct HttpResponse {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    void set(std::string_view name, std::string_view value) { headers.emplace_back(name, value); }
};

// [send]
void send(HttpResponse& out, const amiss::ApiError& error, const amiss::RequestInfo& request, bool is_head)
{
    char buffer[4096];
    const amiss::Response response = amiss::respond(billing::envelope, error, request, buffer);
    out.status = response.status;
    for (const amiss::Header& header : response.headers) out.set(header.name, header.value);
    if (!is_head) out.body = response.body; // a view of the buffer: it is copied, or sent at once
}
// [/send]

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

void bodies()
{
    // [write]
    amiss::ApiError error = billing::Code::plan_limit;
    error.with_detail("limit", 100);

    char buffer[256];
    amiss::Written written = amiss::write(billing::envelope, error, {"req_42"}, buffer);
    std::string_view body = written ? written.text : "too small"; // written.required bytes would do
    // [/write]
    const std::string whole = R"({"code":"plan_limit","message":"Your plan's limit is reached.",)"
                              R"("docs":"https://billing.example.com/errors#plan_limit",)"
                              R"("details":{"limit":100},"request_id":"req_42"})";
    expect(body == whole && written.required == whole.size(), "the body");
    const amiss::Written none = amiss::write(billing::envelope, error, {"req_42"}, buffer, 100);
    expect(!none && none.text.empty() && none.required == 164, "a buffer that is too small");
    const amiss::Written exact = amiss::write(billing::envelope, error, {"req_42"}, buffer, none.required);
    expect(exact.text == whole, "a buffer of exactly that size");
    expect(amiss::write(billing::envelope, error, {}, nullptr, 0).required < whole.size(), "no buffer");

    // [to-string]
    std::string text = amiss::to_string(billing::envelope, error, {"req_42"});
    // [/to-string]
    expect(text == whole, "a string");

    // [fitted]
    char little[64];
    amiss::Written fitted = amiss::write_fitted(billing::envelope, error, {"req_42"}, little);
    bool is_whole = fitted.text.size() == fitted.required;
    // [/fitted]
    expect(!is_whole && fitted.required == 164, "is not whole");
    const auto in = [&](std::size_t capacity) {
        return std::string(amiss::write_fitted(billing::envelope, error, {"req_42"}, buffer, capacity).text);
    };
    const std::string start = R"({"code":"plan_limit","message":"Your plan's limit is reached.")";
    const std::string docs = R"(,"docs":"https://billing.example.com/errors#plan_limit")";
    expect(in(164) == whole, "164 bytes");
    expect(in(163) == start + docs + R"(,"details":{"limit":100}})" && in(163).size() == 142, "142 bytes");
    expect(in(141) == start + docs + "}" && in(141).size() == 118, "118 bytes");
    expect(in(117) == start + "}" && in(117).size() == 63, "63 bytes");
    expect(in(45) == R"({"code":"plan_limit","message":"Your plan's"})", "45 bytes");
    expect(in(34) == R"({"code":"plan_limit","message":""})" && in(33).empty(), "nothing");
}

void failed_fields()
{
    // clang-format off: a layout
    // [first-violation]
    constexpr auto single = amiss::object(
        amiss::member("message", amiss::field::message),
        amiss::optional_member("field", amiss::field::param));

    amiss::ApiError invalid = billing::Code::field_missing; // "Give a value for '{param}'."
    std::string named = amiss::to_string(single, invalid.with_violation("title", "title is required"));
    // [/first-violation]
    // clang-format on
    expect(named == R"({"message":"title is required","field":"title"})", "the first violation");
    expect(invalid.param().empty() && invalid.message() == "A value is missing.", "the error stays as it is");
    const auto body = [&](amiss::ApiError error) { return amiss::to_string(single, error); };
    using amiss::ApiError;
    expect(body(ApiError(billing::Code::field_missing).with_violation("title", ""))
               == R"({"message":"Give a value for 'title'.","field":"title"})",
           "a filled template");
    expect(body(ApiError(invalid).with_message("Own.")) == R"({"message":"Own.","field":"title"})",
           "a text of its own");
    expect(body(ApiError(invalid).with_param("tag")) == R"({"message":"Give a value for 'tag'.","field":"tag"})",
           "a parameter of its own");
}

void requests()
{
    // [request]
    amiss::RequestInfo request;
    request.id = "req_42";                                             // takes the place of the error's own
    request.time = std::chrono::system_clock::from_time_t(1774866600); // now, of your server's clock
    request.doc_base = "https://billing.example.com/de/errors#";       // takes the place of the catalogue's
    request.rate_limit = amiss::RateLimit{100, 7, 1774866660};         // limit, remaining, reset
    // [/request]
    HttpResponse out;
    send(out, billing::Code::plan_limit, request, false);
    expect(out.status == 403, "the status");
    expect(out.headers
               == Pairs{{"Content-Type", "application/json"},
                        {"X-RateLimit-Limit", "100"},
                        {"X-RateLimit-Remaining", "7"},
                        {"X-RateLimit-Reset", "1774866660"}},
           "the headers");
    expect(out.body.find("de/errors#plan_limit") != out.body.npos, "the base");
    HttpResponse head;
    send(head, billing::Code::plan_limit, request, true);
    expect(head.body.empty() && head.headers == out.headers, "HEAD");

    char buffer[512];
    const auto both = billing::envelope.rate_limit_headers(amiss::RateLimitHeaders::both);
    const amiss::Response all = amiss::respond(both, billing::Code::plan_limit, request, buffer);
    std::string lines;
    for (const amiss::Header& header : all.headers)
        lines.append(header.name).append(": ").append(header.value.view()).append("\n");
    expect(
        lines
            == "Content-Type: application/json\nX-RateLimit-Limit: 100\nX-RateLimit-Remaining: 7\n"
               "X-RateLimit-Reset: 1774866660\nRateLimit: \"default\";r=7;t=60\nRateLimit-Policy: \"default\";q=100\n",
        "both forms of the rate limit");

    // [success]
    amiss::Headers headers = amiss::success_headers(billing::envelope, request);
    // [/success]
    expect(headers.size() == 3 && headers.find("x-ratelimit-remaining") == "7", "of a success");
    expect(amiss::rate_limit_headers(billing::envelope, *request.rate_limit, *request.time).size() == 3,
           "the limit only");
}

void headers()
{
    char buffer[512];
    amiss::ApiError busy = billing::Code::rate_limited;
    busy.with_retry_after(std::chrono::seconds(30));
    const amiss::Response limited = amiss::respond(billing::envelope, busy, {"req_42"}, buffer);
    expect(limited.status == 429 && limited.headers.find("Retry-After") == "30", "Retry-After");
    expect(limited.headers.find("X-Request-Id").empty(), "the id is in the body");
    const amiss::Response small = amiss::respond(billing::envelope, busy, {"req_42"}, buffer, 60);
    expect(small.body == R"({"code":"rate_limited","message":"Too many requests."})", "a fitted body");
    expect(small.headers.find("X-Request-Id") == "req_42" && small.headers.find("Retry-After") == "30", "all headers");
    const amiss::Response login = amiss::respond(billing::envelope, billing::Code::unauthorized, {}, buffer);
    expect(login.headers.find("WWW-Authenticate") == "Bearer", "a challenge");
    constexpr auto bare = amiss::object(amiss::member("code", amiss::field::code));
    expect(amiss::respond(bare, busy, {"req_42"}, buffer).headers.find("X-Request-Id") == "req_42", "no place for it");
    expect(amiss::respond(bare, busy, {"a\r\nSet-Cookie: x"}, buffer).headers.find("X-Request-Id").empty(), "no token");
    expect(amiss::success_headers(bare, {"req_42"}).find("X-Request-Id") == "req_42", "of a success");
    const amiss::ApiError offline = amiss::client::Code::refused;
    expect(amiss::respond(bare, offline, {}, buffer).status == 500, "no status");
    const amiss::Response lost =
        amiss::respond(billing::envelope, amiss::ApiError(amiss::HttpStatus::none), {}, buffer);
    expect(lost.status == 500 && lost.body.find("internal") != lost.body.npos, "the fallback");
    expect(amiss::respond(billing::envelope, offline, {}, buffer).status == 500, "of the client");
}

std::string fresh_id() { return "req_43"; }

// [ids]
std::string id_of(std::string_view chosen_by_client)
{
    return amiss::is_request_id(chosen_by_client) ? std::string(chosen_by_client) : fresh_id();
}

constexpr auto strict = billing::envelope.request_ids(amiss::RequestIds::unreserved);
// [/ids]

void ids()
{
    const amiss::ApiError error = billing::Code::internal;
    constexpr auto bare = amiss::object(amiss::member("code", amiss::field::code));
    char buffer[512];
    for (const std::string_view id : {"<script>", "a%0d%0ab", "a b", "caf\xC3\xA9", "a\nb"}) {
        expect(id_of(id) == "req_43", "a fresh one");
        expect(amiss::to_string(billing::envelope, error, {id}) == amiss::to_string(billing::envelope, error, {}),
               "left out of the body");
        expect(amiss::respond(bare, error, {id}, buffer).headers.size() == 1, "left out of the headers");
        const amiss::ApiError own = amiss::ApiError(billing::Code::internal).with_request_id(id);
        expect(amiss::to_string(billing::envelope, own, {}) == amiss::to_string(billing::envelope, error, {}),
               "the error's own, too");
    }
    for (const std::string_view id :
         {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "a/b+c=="}) {
        expect(id_of(id) == id, "a clean one");
        expect(amiss::to_string(billing::envelope, error, {id}).find(id) != std::string::npos, "is in the body");
    }
    const std::string longest(128, 'i');
    expect(amiss::is_request_id(longest) && !amiss::is_request_id(longest + 'i'), "128 characters");
    expect(amiss::respond(bare, error, {longest}, buffer).headers.find("X-Request-Id") == longest, "in a header, too");
    expect(amiss::to_string(strict, error, {"a/b"}).find("a/b") == std::string::npos, "a strict envelope");
    constexpr auto lax = billing::envelope.request_ids(amiss::RequestIds::printable_ascii);
    expect(amiss::to_string(lax, error, {"order 7"}).find("order 7") != std::string::npos, "a lax envelope");
    amiss::ApiError logged = error;
    char line[256];
    expect(amiss::log_line(logged.with_request_id("a\nb"), line).find("a\\nb") != std::string_view::npos, "in the log");
}

void texts()
{
    // [texts]
    amiss::ApiError error = billing::Code::internal;
    error.with_message("caf\xC3\xA9 \xFF </script>"); // one byte of this is no UTF-8
    std::string body = amiss::to_string(billing::envelope, error);
    std::string html = amiss::to_string(billing::envelope.html_safe(), error);
    // [/texts]
    expect(body.find("\"message\":\"caf\xC3\xA9 \xEF\xBF\xBD </script>\"") != body.npos, "repaired");
    expect(html.find("\"message\":\"caf\xC3\xA9 \xEF\xBF\xBD \\u003c/script\\u003e\"") != html.npos, "HTML-safe");
}

} // namespace

int main()
{
    bodies();
    failed_fields();
    requests();
    headers();
    ids();
    texts();
}
