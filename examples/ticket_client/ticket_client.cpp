// SPDX-License-Identifier: BSL-1.0
// Sends requests to the cStar API, and turns the responses into tickets or typed errors.
#include <ticket_client/ticket_client.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <system_error>

namespace tickets {
namespace {

namespace client = amiss::client;
namespace cstar = amiss::cstar;
namespace json = boost::json;
using amiss::Idempotency;

/// How much of an error's body is kept unchanged, for a support ticket: `ApiError::raw_body()`.
constexpr std::size_t max_kept = 512;

// --- what a URL or a header may contain ------------------------------------------------------------------------------

/// Letters, digits, `-` and `_`. Keys, teams and ids consist of these, so they need no escapes.
bool is_word(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

bool is_key(std::string_view text)
{
    for (const std::string_view prefix : {"sk_live_", "sk_test_", "pk_live_", "pk_test_"}) {
        if (text.substr(0, prefix.size()) == prefix) return is_word(text.substr(prefix.size()));
    }
    return false;
}

/// The error that the server would send for such an id, without a request: "../keys" must not get into a URL.
amiss::expected<void> must_be_id(std::string_view id)
{
    if (!is_word(id)) return amiss::fail(cstar::Code::invalid_id_format).with_param("id");
    return {};
}

// --- bodies ----------------------------------------------------------------------------------------------------------

demo::HttpRequest with_body(demo::HttpRequest request,
                            std::initializer_list<std::pair<std::string_view, std::string_view>> fields)
{
    json::object body;
    for (const auto& [name, text] : fields) {
        if (!text.empty()) body.emplace(name, text);
    }
    request.headers.add("Content-Type", "application/json");
    request.body = json::serialize(body);
    return request;
}

/// A success that cannot be read: the request has taken effect, but its result was lost.
auto unreadable(std::string_view what, std::error_code cause = std::make_error_code(std::errc::bad_message))
{
    return amiss::fail(client::error_from(cause))
        .with_message("The server's answer could not be read")
        .with_context(what);
}

/// The member `data` of a success.
amiss::expected<json::value> data_of(const std::string& body)
{
    json::error_code syntax;
    json::value document = json::parse(body, syntax);
    if (syntax) return unreadable(std::string_view(body).substr(0, 120), syntax);
    json::object* object = document.if_object();
    json::value* data = object != nullptr ? object->if_contains("data") : nullptr;
    if (data == nullptr) return unreadable("no data");
    return std::move(*data);
}

amiss::expected<Ticket> to_ticket(const json::value& data)
{
    Ticket ticket;
    const std::pair<std::string_view, std::string*> members[] = {{"id", &ticket.id},
                                                                 {"title", &ticket.title},
                                                                 {"priority", &ticket.priority},
                                                                 {"status", &ticket.status}};
    for (const auto& [name, text] : members) {
        const json::value* value = data.is_object() ? data.get_object().if_contains(name) : nullptr;
        if (value == nullptr || !value->is_string()) return unreadable(name);
        *text = std::string_view(value->get_string());
    }
    return ticket;
}

amiss::expected<std::vector<Ticket>> to_tickets(const json::value& data)
{
    if (!data.is_array()) return unreadable("no list");
    std::vector<Ticket> all;
    for (const json::value& item : data.get_array()) {
        AMISS_ASSIGN(all.emplace_back(), to_ticket(item));
    }
    return all;
}

/// The response to a deletion has no ticket to read.
amiss::expected<void> to_nothing(const json::value& /*data*/) { return {}; }

} // namespace

// --- calls -----------------------------------------------------------------------------------------------------------

amiss::expected<TicketClient> TicketClient::make(Config config)
{
    if (!is_key(config.key)) return amiss::fail(client::Code::config_error).with_param("key");
    if (!is_word(config.team)) return amiss::fail(client::Code::config_error).with_param("team");
    if (!config.transport) return amiss::fail(client::Code::config_error).with_param("transport");
    return TicketClient(std::move(config));
}

amiss::expected<Ticket> TicketClient::create(const Form& form)
{
    return send(with_body(request("POST"), {{"title", form.title}, {"priority", form.priority}}),
                Idempotency::not_idempotent, to_ticket);
}

amiss::expected<Ticket> TicketClient::get(std::string_view id)
{
    AMISS_TRY(must_be_id(id));
    return send(request("GET", "/" + std::string(id)), Idempotency::idempotent, to_ticket);
}

amiss::expected<std::vector<Ticket>> TicketClient::list(int page_size)
{
    return send(request("GET", "?pageSize=" + std::to_string(page_size)), Idempotency::idempotent, to_tickets);
}

amiss::expected<Ticket> TicketClient::update(std::string_view id, const Changes& changes)
{
    AMISS_TRY(must_be_id(id));
    // Not idempotent: a repetition would undo a change that somebody else made in between.
    return send(with_body(request("PATCH", "/" + std::string(id)),
                          {{"status", changes.status}, {"priority", changes.priority}}),
                Idempotency::not_idempotent, to_ticket);
}

amiss::expected<void> TicketClient::remove(std::string_view id)
{
    AMISS_TRY(must_be_id(id));
    return send(request("DELETE", "/" + std::string(id)), Idempotency::idempotent, to_nothing);
}

// --- request and response --------------------------------------------------------------------------------------------

demo::HttpRequest TicketClient::request(std::string_view method, std::string_view path_and_query) const
{
    demo::HttpRequest made;
    made.method = method;
    made.target = "/api/v1/teams/" + config_.team + "/tickets";
    made.target += path_and_query;
    made.headers.add("Authorization", "Bearer " + config_.key);
    return made;
}

template <class T>
amiss::expected<T> TicketClient::send(const demo::HttpRequest& request, Idempotency idempotency, Parse<T> parse)
{
    const auto attempt = [&]() -> amiss::expected<T> {
        AMISS_ASSIGN(const demo::HttpResponse reply, config_.transport(request));
        AMISS_TRY(amiss::check(cstar::envelope,
                               amiss::Received(reply.status, reply.body, reply.headers).keep_body(max_kept)));
        AMISS_ASSIGN(const json::value data, data_of(reply.body));
        return parse(data);
    };
    return amiss::retry(config_.policy, idempotency, attempt, config_.environment);
}

} // namespace tickets
