// SPDX-License-Identifier: BSL-1.0
// The program of docs/reading.md: responses of known and unknown APIs as errors, their headers, and what not to trust.
#include <amiss.hpp>

#include <boost/json.hpp>

#include "expect.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, rate_limited, token_expired, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "", "Your card was declined."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        amiss::row(Code::token_expired, "token_expired", HttpStatus::unauthorized, "", "Your token has expired."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("docs", amiss::field::doc_url),
        amiss::optional_member("details", amiss::field::details));
});

} // namespace billing
// clang-format on

struct HttpReply {
    int status;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

// [check]
amiss::expected<std::string> download(const HttpReply& reply)
{
    AMISS_TRY(amiss::check(billing::envelope, amiss::Received{reply.status, reply.body, reply.headers}));
    return reply.body; // a 2xx; anything else has been returned as its error
}
// [/check]

namespace {

using namespace std::chrono_literals;
using Headers = std::map<std::string, std::string>;

void responses_become_errors()
{
    // [read]
    std::string body = R"({"code":"card_declined","message":"No.","details":{"decline":51}})";
    std::map<std::string, std::string> headers{{"X-Request-Id", "req_42"}, {"Retry-After", "3"}};

    amiss::ApiError error = amiss::read(billing::envelope, amiss::Received{402, body, headers});
    // [/read]
    expect(error.as<billing::Code>() == billing::Code::card_declined && error.message() == "No.", "the code");
    expect(error.detail("decline") == "51" && error.request_id() == "req_42", "detail and id");
    expect(error.retry_after() == 3s && error.status() == amiss::HttpStatus::payment_required, "delay and status");
    expect(error.provenance() == amiss::Provenance::server && !error.malformed(), "where it comes from");

    expect(download({200, "%PDF", {}}) == "%PDF", "a 2xx");
    expect(download({402, body, {}}).error() == billing::Code::card_declined, "another status");
    expect(download({200, body, {}}).error() == billing::Code::card_declined, "an error in a 2xx");
    expect(download({200, R"({"code":"A7","total":3})", {}}).has_value(), "a part of an envelope is none");
    expect(amiss::read(billing::envelope, amiss::Received{503, body}).status()
               == amiss::HttpStatus::service_unavailable,
           "the status of the response");

    // [unknown]
    amiss::ApiError newer =
        amiss::read(billing::envelope, amiss::Received{409, R"({"code":"invoice_locked","message":"Wait a moment."})"});
    // [/unknown]
    expect(newer.name() == "invoice_locked" && !newer.as<billing::Code>(), "an unknown code");
    expect(newer == amiss::HttpStatus::conflict && !newer.retryable() && !newer.malformed(), "its status decides");
    expect(amiss::to_string(billing::envelope.relay(), newer)
               == R"({"code":"invoice_locked","message":"Wait a moment."})",
           "an edge relays it unchanged");

    // [odd]
    amiss::ApiError odd =
        amiss::read(billing::envelope, amiss::Received{402, R"({"code":"card_declined","message":["No.","Sorry."]})"});
    // [/odd]
    expect(odd == billing::Code::card_declined && odd.malformed(), "a value of the wrong kind");
    expect(odd.message() == "Payment Required" && odd.context() == R"("message":["No.","Sorry."])", "is not lost");

    // [several]
    amiss::ApiError theirs = amiss::read<amiss::onestack::Code>(
        billing::envelope, amiss::Received{404, R"({"code":"NOT_FOUND","message":"No such invoice."})"});
    // [/several]
    expect(theirs.as<amiss::onestack::Code>() == amiss::onestack::Code::not_found, "a code of another catalogue");

    // [useless]
    amiss::ApiError gateway =
        amiss::read(billing::envelope, amiss::Received{502, "<html>Bad gateway</html>", {{"X-Request-Id", "req_42"}}});
    // [/useless]
    expect(gateway.provenance() == amiss::Provenance::synthesized && gateway.malformed(), "synthesized");
    expect(gateway == amiss::HttpStatus::bad_gateway && gateway.message() == "Bad Gateway", "from the status");
    expect(gateway.context() == "<html>Bad gateway</html>" && gateway.request_id() == "req_42", "context and id");

    // [received]
    amiss::Received received{402, body, headers, std::chrono::system_clock::now()};
    received.max_body(1 << 20); // bodies of up to 1 MiB are read
    received.keep_body(2048);   // the first 2 KiB stay in the error
    amiss::ApiError kept = amiss::read(billing::envelope, received);
    // [/received]
    expect(kept.raw_body() == body && kept == error, "the body is kept");
    expect(amiss::read(billing::envelope, amiss::Received{402, body}.max_body(10)).malformed(),
           "a body that is too long");

    // [plain]
    constexpr auto layout = amiss::object(amiss::member("code", amiss::field::code));
    amiss::ApiError named = amiss::read(layout, received);                // codes are texts
    amiss::ApiError typed = amiss::read<billing::Code>(layout, received); // codes of this catalogue
    // [/plain]
    expect(!named.as<billing::Code>() && named.name() == "card_declined", "a text");
    expect(typed == billing::Code::card_declined, "typed");
}

void other_apis()
{
    // [any]
    amiss::ApiError error = amiss::read_any(
        amiss::Received{404,
                        R"({"errors":[{"title":"No such thing","code":"thing_missing","source":{"pointer":"/id"}}]})"});
    // [/any]
    expect(error.name() == "thing_missing" && error.message() == "No such thing", "an unknown API");
    expect(amiss::read_any(amiss::Received{402, R"({"code":"card_declined","message":"No."})"}, billing::envelope)
               == billing::Code::card_declined,
           "an envelope that it is given");
    expect(amiss::check(amiss::Received{204, ""}).has_value(), "check without an envelope");
    expect(amiss::check(amiss::Received{404, R"({"message":"Gone."})"}).error().message() == "Gone.", "its error");
    expect(amiss::read_any(amiss::Received{400, "", {{"X-Amzn-ErrorType", "ThrottlingException"}}}).name()
               == "ThrottlingException",
           "a code in a header");
    expect(amiss::read(billing::envelope, amiss::Received{400, "", {{"X-Error-Code", "x"}}}).name().empty(),
           "which read does not take");
}

void headers_are_read()
{
    const auto with = [](const Headers& headers, std::string_view body = "") {
        return amiss::read(billing::envelope, amiss::Received{429, body, headers});
    };
    expect(with({{"Retry-After", "60"}}).retry_after() == 60s, "seconds");
    expect(with({{"Retry-After", "Mon, 30 Mar 2026 10:31:00 GMT"}, {"Date", "Mon, 30 Mar 2026 10:30:50 GMT"}})
                   .retry_after()
               == 10s,
           "a date, from the server's clock");
    for (const char* same :
         {"29.5", "30s", "0m30s", "2026-03-30T10:31:00Z", "mon, 30 mar 26 11:31 +0100", "1774866660", "5, 30"}) {
        const amiss::ApiError kept = with({{"Retry-After", same}, {"Date", "Mon, 30 Mar 2026 10:30:30 GMT"}});
        expect(kept.retry_after() == 30s && kept.malformed(), same);
    }
    const amiss::ApiError none_left = with({{"X-RateLimit-Remaining", "0"},
                                            {"X-RateLimit-Reset", "1774866660"},
                                            {"Date", "Mon, 30 Mar 2026 10:30:30 GMT"}});
    expect(none_left.retry_after() == 30s, "nothing left");
    const amiss::ApiError nonsense = with({{"Retry-After", "soon"}});
    expect(!nonsense.retry_after() && nonsense.malformed(), "nonsense");

    // [limit]
    amiss::ApiError error = amiss::read(billing::envelope,
                                        amiss::Received{429,
                                                        "",
                                                        {{"X-RateLimit-Limit", "100"},
                                                         {"X-RateLimit-Remaining", "0"},
                                                         {"X-RateLimit-Reset", "1774866660"}}});
    std::optional<amiss::RateLimit> limit = error.rate_limit(); // 100, 0, 1774866660
    auto now = std::chrono::system_clock::from_time_t(1774866600);
    std::optional<std::chrono::seconds> wait = limit ? limit->wait(now) : std::nullopt; // 60 s
    // [/limit]
    expect(limit == amiss::RateLimit{100, 0, 1774866660} && wait == 60s, "a rate limit");
    constexpr auto delta = billing::envelope.rate_limit_reset(amiss::ResetUnit::delta_seconds);
    const Headers in_a_minute{{"X-RateLimit-Reset", "60"}};
    expect(amiss::read(delta, amiss::Received{429, "", in_a_minute, now}).rate_limit()->reset == 1774866660, "a unit");
    const Headers draft{{"RateLimit", "\"default\";r=0;t=60"}, {"RateLimit-Policy", "\"default\";q=100"}};
    expect(amiss::read(billing::envelope, amiss::Received{429, "", draft, now}).rate_limit() == *limit, "the draft's");

    expect(with({{"X-Correlation-Id", "c"}, {"CF-Ray", "r"}}).request_id() == "c", "the best name of an id");
    // [challenge]
    std::string_view value = R"(Basic realm="old", Bearer error="token_expired", error_description="Log in again.")";
    amiss::ApiError expired = amiss::read(billing::envelope, amiss::Received{401, "", {{"WWW-Authenticate", value}}});

    amiss::Challenges challenges(value); // all of them, if you want more
    for (amiss::Challenge challenge; challenges.next(challenge);) {
        if (challenge.is("basic")) break; // challenge.find("realm") is its parameter
    }
    // [/challenge]
    expect(expired == billing::Code::token_expired && expired.message() == "Log in again.", "a challenge");
    const auto basic = amiss::Challenges(value).find("Basic");
    expect(basic && basic->find("realm") && basic->find("realm")->raw == "old", "its realm");
}

void delays_are_parsed()
{
    // [parse]
    auto now = std::chrono::system_clock::from_time_t(1774866600);
    std::optional<std::chrono::seconds> delay = amiss::parse_retry_after("1m30s", now); // 90 s
    std::optional<std::chrono::system_clock::time_point> reset =
        amiss::parse_rate_limit_reset("1774866660", amiss::ResetUnit::unix_seconds, now);
    std::optional<std::chrono::system_clock::time_point> date =
        amiss::parse_http_date("mon, 30 mar 2026 10:31:00 gmt", now);
    // [/parse]
    expect(delay == 90s && reset == now + 60s && date == reset, "parsers");
}

void nothing_is_trusted()
{
    const std::string body = R"({"code":"internal","message":"m","docs":"javascript:open"})";
    // [links]
    amiss::ApiError error = amiss::read(billing::envelope, amiss::Received{500, body});
    std::string_view link = error.doc_url(); // as the server sent it
    bool may_be_shown = amiss::is_https_url(link);
    // [/links]
    expect(link == "javascript:open" && !may_be_shown, "a link");
    expect(amiss::is_https_url("https://billing.example.com/errors#internal"), "a good link");
    expect(!amiss::is_https_url("http://billing.example.com/") && !amiss::is_https_url("https://me@host/"), "others");
}

void values_of_boost_json()
{
    const std::string body = R"({"code":"card_declined","message":"No.","details":{"decline":51,"bank":{"id":"b1"}}})";
    const amiss::ApiError error = amiss::read(billing::envelope, amiss::Received{402, body});
    // [json]
    boost::json::value all = boost::json::value_from(error); // all that is public
    boost::json::value details = amiss::json_details(error);
    boost::json::value bank = amiss::json_detail(error, "bank");
    auto back = amiss::error_from_json<billing::Code>(all); // a boost::system::result<amiss::ApiError>
    // [/json]
    expect(boost::json::serialize(all)
               == R"({"code":"card_declined","status":402,"message":"No.",)"
                  R"("details":{"decline":51,"bank":{"id":"b1"}}})",
           "all");
    expect(details.at("decline") == 51 && bank.at("id") == "b1", "details");
    expect(back && *back == error && back->as<billing::Code>() == billing::Code::card_declined, "and back");
    expect(boost::json::value_to<amiss::ApiError>(all).name() == "card_declined", "as a text");

    // [transport]
    std::error_code refused = std::make_error_code(std::errc::connection_refused);
    amiss::ApiError lost = amiss::client::error_from(refused);
    // [/transport]
    expect(lost == amiss::client::Code::refused && lost.provenance() == amiss::Provenance::transport, "no response");
    expect(lost.status() == amiss::HttpStatus::none && lost.cause() == refused, "status 0");
}

} // namespace

int main()
{
    responses_become_errors();
    other_apis();
    headers_are_read();
    delays_are_parsed();
    nothing_is_trusted();
    values_of_boost_json();
}
