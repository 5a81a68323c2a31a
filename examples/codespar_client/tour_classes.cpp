// SPDX-License-Identifier: BSL-1.0
// The stations of a session, of its streams, and of the four classes.
#include <clients/proxies.hpp>
#include <codespar_client/codespar_tour.hpp>
#include <codespar_client/exceptions.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/write_event.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

namespace codespar_client {
namespace {

using amiss::RetryReason;
using ApiCode = amiss::codespar::Code;
using ClientCode = amiss::client::Code;
using std::chrono::seconds;

/// Whether the error is thrown as this class and no other, and is caught by both its name and that of its base.
template <class Class>
bool is_thrown_as(const amiss::ApiError& error)
{
    try {
        throw_error(error);
    } catch (const Class& exception) {
        const amiss::ApiException& base = exception;
        return typeid(base) == typeid(Class) && base.error() == error;
    } catch (const amiss::ApiException&) {
        return false;
    }
}

} // namespace

void CodeSparTour::values()
{
    station("A payment, from the session to the receipt");
    auto session = make("csk_live_acme").open_session(shop);
    check("open_session", session.has_value());
    if (!session) return;
    const auto before = now();
    check("connect", session->connect("pix").has_value());
    check("it waited for 2 s or little more", now() - before >= seconds(2) && now() - before < seconds(4));
    check("connect again", session->connect("pix").has_value());
    const auto paid = session->codespar_pay({"pix", 1990});
    check("codespar_pay", paid && paid->provider == "asaas" && paid->amount == 1990 && paid->status == "settled");
    check("close", session->close().has_value());
}

void CodeSparTour::config_error()
{
    station("ConfigError: a key that is missing or malformed");
    const auto refused = [this](std::string_view what, std::string key) {
        say(what);
        const auto made = CodeSpar::make({std::move(key), shown(server()), shown(stream_)});
        check_error(made, ClientCode::config_error);
        check("the setting", !made && made.error().param() == "key");
        check("its class", !made && is_thrown_as<ConfigError>(made.error()));
    };
    refused("No key", "");
    refused("Another API's key", "sk_live_acme");
    refused("A key that was cut short", "csk_live_");
    refused("A line break behind the key", "csk_live_acme\n");
    check_error(CodeSpar::make({"csk_live_acme", nullptr, stream_}), ClientCode::config_error);
    check_error(CodeSpar::make({"csk_live_acme", server(), nullptr}), ClientCode::config_error);
    check_sent(0);
}

void CodeSparTour::not_connected()
{
    station("NotConnectedError: a tool is called before its server has connected");
    Session session = open();
    check_sent(1);
    const auto early = session.codespar_pay({"pix", 1990}); // nobody has asked for the server
    check_error(early, ClientCode::not_connected);
    check_sent(0);
    check("start_connecting", session.start_connecting("pix").has_value());
    check_sent(1);
    const auto soon = session.codespar_pay({"pix", 1990});
    check_error(soon, ClientCode::not_connected);
    check_sent(0);
    check("the server's name", !soon && soon.error().param() == "pix");
    check("its class", !soon && is_thrown_as<NotConnectedError>(soon.error()));
    check("connect", session.connect("pix").has_value());
    check("codespar_pay", session.codespar_pay({"pix", 1990}).has_value());
}

void CodeSparTour::never_connected()
{
    station("NotConnectedError: a server that never finishes connecting");
    Session session = open(
        [this](const demo::HttpRequest& request) {
            amiss::expected<demo::HttpResponse> reply = server()(request);
            if (reply && request.method == "GET") reply->body = R"({"id":"pix","state":"connecting"})";
            return reply;
        },
        stream_);
    const auto before = now();
    const auto connected = session.connect("pix");
    check_error(connected, ClientCode::not_connected);
    check("its class", !connected && is_thrown_as<NotConnectedError>(connected.error()));
    check("after 30 s at most", now() - before > seconds(20) && now() - before <= seconds(30));
    forget();
    check_error(session.codespar_pay({"pix", 1990}), ClientCode::not_connected);
    check_sent(0);
}

void CodeSparTour::api_error()
{
    station("ApiError: code, status and request id");
    const auto refused = make("csk_live_acmerotated").open_session(shop);
    check_error(refused, ApiCode::unauthorized);
    check_error(make("csk_live_acmereader").open_session(shop), ApiCode::forbidden);
    check_attempts({RetryReason::final_code, RetryReason::final_code});
    try {
        (void)or_throw(make("csk_live_acme").open_session("prj_globex0000000000"));
        check("an exception is due", false);
    } catch (const ApiError& error) {
        say(error.what());
        check("the code", error.code() == ApiCode::not_found);
        check("the status", error.status() == 404);
        check("the request id", error.request_id().size() == 16 && error.request_id().substr(0, 4) == "req_");
    }
    bool all = true;
    for (const amiss::RowData& row : amiss::catalog_of<ApiCode>())
        all = is_thrown_as<ApiError>(static_cast<ApiCode>(row.value)) && all;
    check("each code is an ApiError", all);
    check("no connection", is_thrown_as<NotConnectedError>(ClientCode::tls));
    check("no answer",
          is_thrown_as<StreamError>(ClientCode::timeout) && is_thrown_as<StreamError>(ClientCode::cancelled));
    check("a value is returned", or_throw(make("csk_live_acme").open_session(shop)).id().size() == 20);
}

void CodeSparTour::stream()
{
    station("A stream of events, as they arrive");
    Session session = open();
    const auto before = parts_;
    std::vector<std::size_t> parts_at_event;
    std::string texts;
    const auto sent = session.send_stream("pay the rent", [&](const Event& event) {
        show(event);
        texts.append(event.type).append(event.data);
        parts_at_event.push_back(parts_ - before);
    });
    check("send_stream", sent.has_value());
    check("the events", texts == R"(message{"text":"pay"}message{"text":"the"}message{"text":"rent"}done{})");
    check("the first came before the last was read", parts_at_event.front() < parts_at_event.back());

    station("A refusal of a stream is an error like any other");
    const auto refused = session.send_stream("", [](const Event&) {});
    check_error(refused, ApiCode::invalid_request);
    check_attempts({RetryReason::final_code});
}

void CodeSparTour::stream_error()
{
    station("StreamError: the stream drops in the middle");
    Session session = open();
    forget();
    service().with([](demo::Services& services) { services.break_stream = true; });
    std::vector<std::string> got;
    const auto keep = [&](const Event& event) {
        show(event);
        got.emplace_back(event.data);
    };
    const auto broken = session.send_stream("pay the rent", keep);
    check_error(broken, ClientCode::stream_error);
    check("its class", !broken && is_thrown_as<StreamError>(broken.error()));
    check("what came before", got == std::vector<std::string>{R"({"text":"pay"})"});
    check_sent(1); // the message was received, and is not sent twice
    check("the next one is whole", session.send_stream("pay the rent", keep).has_value() && got.size() == 5);

    station("StreamError: a proxy ends the stream as if it were complete");
    const auto cut = [](const demo::HttpRequest&, const clients::OnData& on_data) {
        demo::HttpResponse reply;
        reply.headers.add("Content-Type", "text/event-stream; charset=utf-8");
        on_data("data: 1\n\ndata: 2");
        return amiss::expected<demo::HttpResponse>(reply);
    };
    got.clear();
    Session behind = open(server(), cut);
    const auto incomplete = behind.send_stream("pay", keep);
    check_error(incomplete, ClientCode::stream_error);
    check("its class", !incomplete && is_thrown_as<StreamError>(incomplete.error()));
    check("the event that was whole", got == std::vector<std::string>{"1"});

    station("StreamError: an event that does not end");
    const auto endless = [](const demo::HttpRequest&, const clients::OnData& on_data) {
        on_data("data: " + std::string(65536, 'x'));
        on_data("\n\nevent: done\ndata\n\n");
        return amiss::expected<demo::HttpResponse>(demo::HttpResponse{});
    };
    const auto too_long = open(server(), endless).send_stream("pay", keep);
    check_error(too_long, ClientCode::stream_error);
    check("why", !too_long && too_long.error().context().substr(0, 20) == "an event is too long");
}

void CodeSparTour::error_in_stream()
{
    station("An error in a stream is an error like any other, and the message is not sent again");
    const auto failing = [](const demo::HttpRequest&, const clients::OnData& on_data) {
        on_data("data: 1\n\n");
        char buffer[512];
        on_data(amiss::write_event(amiss::codespar::envelope, ApiCode::rate_limited, {"req_in_stream"}, buffer).text);
        return amiss::expected<demo::HttpResponse>(demo::HttpResponse{});
    };
    std::size_t count = 0;
    const auto sent = open(server(), failing).send_stream("pay", [&count](const Event&) { ++count; });
    check_error(sent, ApiCode::rate_limited);
    check("its status is not that of the response", !sent && sent.error() == amiss::HttpStatus::too_many_requests);
    check("its request id", !sent && sent.error().request_id() == "req_in_stream");
    check("the event before it", count == 1);
}

void CodeSparTour::no_server()
{
    station("NotConnectedError: no server listens");
    const auto refused = make("csk_live_acme", clients::loopback(free_port()), stream_).open_session(shop);
    check_error(refused, ClientCode::refused);
    check_attempts({RetryReason::retry, RetryReason::retry, RetryReason::attempts});
    check("its class", !refused && is_thrown_as<NotConnectedError>(refused.error()));

    station("ApiError: a proxy that cannot reach the API");
    const auto unreachable = make("csk_live_acme", clients::page_of_proxy(502), stream_).open_session(shop);
    check_error(unreachable, amiss::HttpStatus::bad_gateway);
    check("its class", !unreachable && is_thrown_as<ApiError>(unreachable.error()));
}

} // namespace codespar_client
