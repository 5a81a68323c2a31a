// SPDX-License-Identifier: BSL-1.0
// Sends requests to the CodeSpar API, and turns the responses into values, events or typed errors.
#include <codespar_client/codespar_client.hpp>

#include <clients/messages.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/read_event.hpp>
#include <amiss/retry.hpp>

#include <boost/json/object.hpp>

#include <chrono>

namespace codespar_client {
namespace {

namespace client = amiss::client;
namespace codespar = amiss::codespar;
namespace json = boost::json;
using amiss::Idempotency;
using clients::text_in;
using clients::unreadable;
using clients::with_body;

/// The error that the server would send for such an id, without a request: "../projects" must not get into a URL.
amiss::expected<void> must_be_id(std::string_view id)
{
    if (!clients::is_word(id)) return amiss::fail(codespar::Code::not_found);
    return {};
}

// --- request and response --------------------------------------------------------------------------------------------

demo::HttpRequest request_to(const Config& config, std::string_view method, std::string target)
{
    demo::HttpRequest made;
    made.method = method;
    made.target = std::move(target);
    made.headers.add("Authorization", "Bearer " + config.key);
    return made;
}

template <class T>
amiss::expected<T> send(Config& config, const demo::HttpRequest& request, Idempotency idempotency,
                        amiss::expected<T> (*parse)(const json::value&))
{
    const auto attempt = [&] { return clients::exchange<T>(config.transport, codespar::envelope, request, parse); };
    return amiss::retry(config.policy, idempotency, attempt, config.environment);
}

amiss::expected<std::string> to_id(const json::value& body) { return text_in(body, "id"); }

amiss::expected<bool> to_connected(const json::value& body)
{
    AMISS_ASSIGN(const std::string state, text_in(body, "state"));
    return state == "connected";
}

amiss::expected<Receipt> to_receipt(const json::value& body)
{
    Receipt receipt;
    AMISS_ASSIGN(receipt.provider, text_in(body, "provider"));
    const json::object& members = body.get_object(); // or it would have no provider
    const json::value* amount = members.if_contains("amount");
    if (amount == nullptr || !amount->is_int64()) return unreadable("amount");
    receipt.amount = amount->get_int64();
    const json::value* result = members.if_contains("result");
    if (result == nullptr) return unreadable("result");
    AMISS_ASSIGN(receipt.status, text_in(*result, "status"));
    return receipt;
}

amiss::Failure not_connected(std::string_view server)
{
    return amiss::fail(client::Code::not_connected)
        .with_param(server)
        .with_message("The server '" + std::string(server) + "' has not finished connecting");
}

} // namespace

amiss::RetryPolicy patient()
{
    amiss::RetryPolicy policy;
    policy.cap = std::chrono::seconds(62); // a minute, and room for the jitter on top of it
    policy.deadline = std::chrono::minutes(2);
    return policy;
}

amiss::RetryPolicy polling()
{
    amiss::RetryPolicy policy;
    policy.max_attempts = 30;
    policy.base = std::chrono::milliseconds(500);
    policy.cap = std::chrono::seconds(4);
    policy.deadline = std::chrono::seconds(30);
    policy.jitter = amiss::Jitter::equal;
    return policy;
}

// --- the API ---------------------------------------------------------------------------------------------------------

amiss::expected<CodeSpar> CodeSpar::make(Config config)
{
    if (!clients::is_key(config.key, {"csk_live_", "csk_test_"}))
        return amiss::fail(client::Code::config_error).with_param("key");
    if (!config.transport) return amiss::fail(client::Code::config_error).with_param("transport");
    if (!config.stream) return amiss::fail(client::Code::config_error).with_param("stream");
    return CodeSpar(std::move(config));
}

amiss::expected<Session> CodeSpar::open_session(std::string_view project)
{
    const auto request = with_body(request_to(*config_, "POST", "/v1/sessions"), {{"project_id", project}});
    AMISS_ASSIGN(std::string id, send(*config_, request, Idempotency::not_idempotent, to_id));
    if (!clients::is_word(id)) return unreadable(id);
    return Session(config_, std::move(id));
}

// --- the servers of a session ----------------------------------------------------------------------------------------

amiss::expected<void> Session::start_connecting(std::string_view server)
{
    const auto request = with_body(request_to(*config_, "POST", path("/servers")), {{"server", server}});
    // Idempotent: a server that is there already stays as it is.
    AMISS_ASSIGN(const bool connected, send(*config_, request, Idempotency::idempotent, to_connected));
    servers_[std::string(server)] = connected;
    return {};
}

amiss::expected<void> Session::connect(std::string_view server)
{
    if (servers_.find(server) == servers_.end()) AMISS_TRY(start_connecting(server));
    if (is_connected(server)) return {};
    return wait_for(server);
}

/// "Not yet" is an error that is repeated after a while, like a limit or a fault: one loop is enough for all of them.
amiss::expected<void> Session::wait_for(std::string_view server)
{
    AMISS_TRY(must_be_id(server));
    const auto request = request_to(*config_, "GET", path("/servers/") + std::string(server));
    const auto look = [&]() -> amiss::expected<void> {
        AMISS_ASSIGN(const bool connected,
                     clients::exchange<bool>(config_->transport, codespar::envelope, request, to_connected));
        servers_[std::string(server)] = connected;
        if (!connected) return not_connected(server);
        return {};
    };
    return amiss::retry(config_->connecting, Idempotency::idempotent, look, config_->environment);
}

bool Session::is_connected(std::string_view server) const
{
    const auto found = servers_.find(server);
    return found != servers_.end() && found->second;
}

// --- the calls of a session ------------------------------------------------------------------------------------------

amiss::expected<Receipt> Session::codespar_pay(const Order& order)
{
    if (!is_connected(order.server)) return not_connected(order.server);
    json::object body{{"server", order.server}, {"amount", order.amount}};
    if (!order.provider.empty()) body.emplace("provider", order.provider);
    return send(*config_, with_body(request_to(*config_, "POST", path("/tools/codespar_pay")), body), order.idempotency,
                to_receipt);
}

amiss::expected<void> Session::send_stream(std::string_view message, std::function<void(const Event&)> on_event)
{
    auto request = with_body(request_to(*config_, "POST", path("/stream")), {{"message", message}});
    request.headers.add("Accept", "text/event-stream");
    amiss::expected<void> answer;
    // Only what comes before the first event is repeated: after it, the message has been received.
    const auto attempt = [&]() -> amiss::expected<void> {
        amiss::EventStream stream;
        amiss::expected<Event> event = Event();
        bool done = false;
        const auto take_events = [&] {
            while (event && (event = amiss::read_event(codespar::envelope, stream)) && *event) {
                done = event->type == "done";
                on_event(*event);
            }
        };
        const auto reply = config_->stream(request, [&](std::string_view part) {
            stream.feed(part);
            take_events();
        });
        if (reply) {
            AMISS_TRY(clients::check(codespar::envelope, *reply));
            stream.end();
            take_events();
        } else if (event) {
            return amiss::fail(reply.error());
        }
        if (!event)
            answer = amiss::fail(event.error());
        else if (!done) // a proxy can end a stream that it has lost as if it were complete, or have a page of its own
            answer = amiss::fail(client::Code::stream_error).with_context("the last event was not 'done'");
        return {};
    };
    AMISS_TRY(amiss::retry(config_->policy, Idempotency::not_idempotent, attempt, config_->environment));
    return answer;
}

amiss::expected<void> Session::close()
{
    return send(*config_, request_to(*config_, "DELETE", path()), Idempotency::idempotent, clients::ignore);
}

std::string Session::path(std::string_view rest) const
{
    std::string made = "/v1/sessions/" + id_;
    return made.append(rest);
}

} // namespace codespar_client
