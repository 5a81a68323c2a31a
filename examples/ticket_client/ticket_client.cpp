// SPDX-License-Identifier: BSL-1.0
// Sends requests to the cStar API, and turns the responses into tickets or typed errors.
#include <ticket_client/ticket_client.hpp>

#include <clients/messages.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <initializer_list>

namespace tickets {
namespace {

namespace client = amiss::client;
namespace cstar = amiss::cstar;
namespace json = boost::json;
using amiss::Idempotency;
using clients::is_word;
using clients::text_in;
using clients::unreadable;
using clients::with_body;

// --- what a URL or a header may contain ------------------------------------------------------------------------------

/// The error that the server would send for such an id, without a request: "../keys" must not get into a URL.
amiss::expected<void> must_be_id(std::string_view id)
{
    if (!is_word(id)) return amiss::fail(cstar::Code::invalid_id_format).with_param("id");
    return {};
}

// --- bodies ----------------------------------------------------------------------------------------------------------

json::object filled_in(std::initializer_list<std::pair<std::string_view, std::string_view>> fields)
{
    json::object body;
    for (const auto& [name, text] : fields) {
        if (!text.empty()) body.emplace(name, text);
    }
    return body;
}

/// The member `data` of a success.
amiss::expected<json::value> data_of(const json::value& body)
{
    const json::value* data = body.is_object() ? body.get_object().if_contains("data") : nullptr;
    if (data == nullptr) return unreadable("no data");
    return *data;
}

amiss::expected<Ticket> to_ticket(const json::value& data)
{
    Ticket ticket;
    AMISS_ASSIGN(ticket.id, text_in(data, "id"));
    AMISS_ASSIGN(ticket.title, text_in(data, "title"));
    AMISS_ASSIGN(ticket.priority, text_in(data, "priority"));
    AMISS_ASSIGN(ticket.status, text_in(data, "status"));
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

} // namespace

// --- calls -----------------------------------------------------------------------------------------------------------

amiss::expected<TicketClient> TicketClient::make(Config config)
{
    if (!clients::is_key(config.key, {"sk_live_", "sk_test_", "pk_live_", "pk_test_"}))
        return amiss::fail(client::Code::config_error).with_param("key");
    if (!is_word(config.team)) return amiss::fail(client::Code::config_error).with_param("team");
    if (!config.transport) return amiss::fail(client::Code::config_error).with_param("transport");
    return TicketClient(std::move(config));
}

amiss::expected<Ticket> TicketClient::create(const Form& form)
{
    return send(with_body(request("POST"), filled_in({{"title", form.title}, {"priority", form.priority}})),
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
                          filled_in({{"status", changes.status}, {"priority", changes.priority}})),
                Idempotency::not_idempotent, to_ticket);
}

amiss::expected<void> TicketClient::remove(std::string_view id)
{
    AMISS_TRY(must_be_id(id));
    return send(request("DELETE", "/" + std::string(id)), Idempotency::idempotent, clients::ignore);
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
    const auto parse_data = [parse](const json::value& body) -> amiss::expected<T> {
        AMISS_ASSIGN(const json::value data, data_of(body));
        return parse(data);
    };
    const auto attempt = [&] { return clients::exchange<T>(config_.transport, cstar::envelope, request, parse_data); };
    return amiss::retry(config_.policy, idempotency, attempt, config_.environment);
}

} // namespace tickets
