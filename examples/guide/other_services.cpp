// SPDX-License-Identifier: BSL-1.0
// The snippets of docs/other-services.md, and the proof of what it says.
#include <amiss.hpp>

#include "expect.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace cstar = amiss::cstar;

// clang-format off: a table and a layout
// [catalogue]
namespace billing {

enum class Code { busy = 1, upstream_failed, invoice_missing, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::busy, "busy", HttpStatus::service_unavailable, "", "We are busy. Try again later.")
            .retry(amiss::Retry::after_delay),
        amiss::row(Code::upstream_failed, "upstream_failed", HttpStatus::bad_gateway, "", "A service we need failed."),
        amiss::row(Code::invoice_missing, "invoice_missing", HttpStatus::not_found, "", "There is no such invoice.")
            .general("There is nothing here."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
// [/catalogue]

inline constexpr auto billing_envelope = amiss::envelope(billing::Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("request_id", amiss::field::request_id));
});
// clang-format on

namespace {

struct Reply {
    int status;
    std::string body;
};

Reply call_tickets() // a 401 with the texts of another service
{
    return {401,
            R"({"success":false,"error":{"type":"authentication_error","code":"invalid_api_key",)"
            R"("message":"Key sk_live_7 of tenant 42 was revoked.","request_id":"req_theirs"}})"};
}

// [handler]
amiss::expected<int> count_tickets()
{
    Reply reply = call_tickets();
    AMISS_TRY(amiss::check(cstar::envelope, amiss::Received{reply.status, reply.body}));
    return 7;
}
// [/handler]

void nothing_of_it_goes_out()
{
    // [fallback]
    auto tickets = count_tickets();
    std::string body = amiss::to_string(billing_envelope, tickets.error(), {"req_ours"});
    // {"code":"internal","message":"Something broke.","request_id":"req_ours"}
    // [/fallback]
    expect(body == R"({"code":"internal","message":"Something broke.","request_id":"req_ours"})", "the fallback row");
    expect(tickets.error() == cstar::Code::invalid_api_key, "the error itself is still theirs");
    expect(tickets.error().provenance() == amiss::Provenance::server, "and known to be");
}

// [table]
constexpr auto of_cstar =
    amiss::translation(amiss::from(cstar::Code::rate_limit_exceeded), amiss::to(billing::Code::busy),
                       amiss::from(cstar::Type::not_found_error), amiss::to(billing::Code::invoice_missing),
                       amiss::from(amiss::HttpStatus::conflict), amiss::to(billing::Code::busy),
                       amiss::otherwise(billing::Code::upstream_failed));
// [/table]

// [covers]
constexpr auto of_billing =
    amiss::translation(amiss::from(billing::Code::busy), amiss::to(cstar::Code::rate_limit_exceeded),
                       amiss::from(billing::Code::invoice_missing), amiss::to(cstar::Code::resource_not_found),
                       amiss::from(amiss::HttpStatus::bad_gateway), amiss::to(cstar::Code::internal_error),
                       amiss::from(billing::Code::internal), amiss::to(cstar::Code::internal_error),
                       amiss::otherwise(cstar::Code::internal_error));
static_assert(amiss::covers<billing::Code>(of_billing));
// [/covers]

// [translate]
amiss::expected<int> count_tickets_for_us()
{
    return count_tickets().map_error([](const amiss::ApiError& error) { return amiss::translate(error, of_cstar); });
}
// [/translate]

void translated_errors_are_ours()
{
    const auto tickets = count_tickets_for_us();
    expect(tickets.error() == billing::Code::upstream_failed, "the rule for all others");
    expect(tickets.error().provenance() == amiss::Provenance::local, "a local error");
    expect(tickets.error().context().find("invalid_api_key 401") != std::string_view::npos, "theirs is in the context");
    expect(amiss::to_string(billing_envelope, tickets.error(), {"req_ours"})
               == R"({"code":"upstream_failed","message":"A service we need failed.","request_id":"req_ours"})",
           "its body");
    const amiss::ApiError limited = amiss::ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(30);
    expect(amiss::translate(limited, of_cstar).retry_after() == std::chrono::seconds(30),
           "the delay of a code that waits");
    expect(!amiss::covers<cstar::Code>(of_cstar), "a table that leaves most codes to its last rule");
    const amiss::ApiError full = amiss::translate(std::make_error_code(std::errc::no_space_on_device), of_cstar);
    expect(full == billing::Code::upstream_failed && full.cause() == std::errc::no_space_on_device, "a foreign code");
}

void an_edge_relays()
{
    Reply reply = call_tickets();
    const amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{reply.status, reply.body});
    // [relay]
    constexpr auto edge = cstar::envelope.relay(); // errors from elsewhere go out as they came
    std::string body = amiss::to_string(edge, error, {"req_ours"});
    // [/relay]
    expect(body.find("Key sk_live_7 of tenant 42 was revoked.") != body.npos, "the message is theirs");
    expect(body.find("req_ours") != body.npos && body.find("req_theirs") == body.npos, "the id is that of our request");
}

void bare_statuses()
{
    // [statuses]
    std::string missing = amiss::to_string(billing_envelope, amiss::ApiError(amiss::HttpStatus::not_found));
    // {"code":"invoice_missing","message":"There is nothing here."}
    std::string method = amiss::to_string(billing_envelope, amiss::ApiError(amiss::HttpStatus::method_not_allowed));
    // {"code":"method_not_allowed","message":"Method Not Allowed"}
    // [/statuses]
    expect(missing == R"({"code":"invoice_missing","message":"There is nothing here."})", "a general row");
    expect(method == R"({"code":"method_not_allowed","message":"Method Not Allowed"})", "a row of amiss::http");
    // [allow]
    amiss::RequestInfo request{"req_ours"};
    request.allow = "GET, HEAD";
    char buffer[256];
    auto response =
        amiss::respond(billing_envelope, amiss::ApiError(amiss::HttpStatus::method_not_allowed), request, buffer);
    // [/allow]
    expect(response.status == 405 && response.headers.find("Allow") == "GET, HEAD", "the header of a 405");
}

} // namespace

int main()
{
    nothing_of_it_goes_out();
    translated_errors_are_ours();
    an_edge_relays();
    bare_statuses();
}
