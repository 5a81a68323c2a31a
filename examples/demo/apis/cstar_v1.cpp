// SPDX-License-Identifier: BSL-1.0
// Version 1 of the cStar API: the same resources with only seven codes, so the messages and `field` say more.
#include <demo/api.hpp>
#include <demo/apis/helpdesk.hpp>
#include <demo/json_body.hpp>

#include <amiss/apis/cstar_v1.hpp>
#include <amiss/expected.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace demo {
namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::cstar_v1::Code;
using boost::json::object;
using helpdesk::to_json;

/// For `map_error`: the client learns that the fault is not its own; the log says what failed.
auto server_error(std::string_view doing)
{
    return [doing](const std::error_code& cause) {
        return ApiError(Code::server_error).with_cause(cause).with_context(doing);
    };
}

/// The error of a field: `field`, and a message that begins with its name.
ApiError invalid(std::string_view field, std::string_view what)
{
    return ApiError(Code::validation_error).with_param(field).with_message(std::string(field).append(what));
}

// --- who sends it, and what they may do ----------------------------------------------------------

// The same answer for every bad key: only the log says what is wrong with it.
expected<Key> authenticate(const Request& request)
{
    const auto token = bearer_token(request.headers);
    if (!token) return amiss::fail(Code::unauthorized).with_context("no usable Authorization header");
    const Key* key = request.services.keys.find(*token);
    if (key == nullptr) return amiss::fail(Code::unauthorized).with_context("no such key");
    if (key->revoked) return amiss::fail(Code::unauthorized).with_context("revoked key");
    if (key->expired(request.time)) return amiss::fail(Code::unauthorized).with_context("expired key");
    return *key;
}

expected<void> count(Request& request)
{
    const bool secret = !request.key.text.empty() && request.key.kind == Key::Kind::secret;
    const Quota quota{secret ? 1000 : 100, std::chrono::hours(1)};
    const auto use = request.services.limits.count(request.key.text, quota, request.time, request.preflight);
    request.rate_limit = use.state;
    if (!use.allowed) return amiss::fail(Code::rate_limited).with_retry_after(use.retry_after);
    return {};
}

expected<void> may_read(const Request& request, std::string_view what)
{
    if (request.in_path_at("team") != request.key.owner.tenant)
        return amiss::fail(Code::forbidden).with_context("another team");
    if (!request.key.may_read(what)) return amiss::fail(Code::forbidden).with_context("scopes");
    return {};
}

expected<void> may_write(const Request& request, std::string_view what)
{
    AMISS_TRY(may_read(request, what));
    if (request.key.kind == Key::Kind::publishable) return amiss::fail(Code::forbidden).with_context("publishable key");
    if (!request.key.may_write(what)) return amiss::fail(Code::forbidden).with_context("scopes");
    return {};
}

// --- reading what was sent -----------------------------------------------------------------------

expected<object> body_of(const Request& request)
{
    return parse_body(request).map_error([](const std::error_code& why) {
        return ApiError(Code::validation_error).with_message("The request body is not valid JSON").with_cause(why);
    });
}

expected<std::string> text(const object& body, std::string_view field)
{
    if (!body.contains(field)) return amiss::fail(invalid(field, " is required"));
    if (auto value = text_of(body, field)) return *std::move(value);
    return amiss::fail(invalid(field, " must be a string"));
}

expected<std::string> one_of(const object& body, std::string_view field,
                             std::initializer_list<std::string_view> allowed)
{
    AMISS_ASSIGN(auto value, text(body, field));
    if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    std::string sentence = " must be one of: ";
    for (const std::string_view item : allowed) sentence.append(item == *allowed.begin() ? "" : ", ").append(item);
    return amiss::fail(invalid(field, sentence));
}

// --- the store -----------------------------------------------------------------------------------

expected<Record> find(const Request& request, std::string_view table, std::string_view prefix)
{
    const auto id = prefixed_id(prefix, request.in_path_at("id"));
    if (!id) return amiss::fail(Code::not_found);
    AMISS_ASSIGN(auto record,
                 request.services.store.find(table, *id, request.key.owner).map_error(server_error("find")));
    if (!record) return amiss::fail(Code::not_found);
    return *std::move(record);
}

expected<Reply> insert(const Request& request, std::string_view table, std::string_view prefix, object fields)
{
    Record record{request.services.ids.next_hex(prefix), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(table, record).map_error(server_error("insert")));
    return created(to_json(record));
}

/// Fails when the owner already has a record with this value in `field`.
expected<void> must_be_new(const Request& request, std::string_view table, std::string_view field,
                           std::string_view value)
{
    AMISS_ASSIGN(
        const auto same,
        request.services.store.select(table, request.key.owner, {{field, value}}).map_error(server_error("select")));
    if (!same.empty())
        return amiss::fail(Code::conflict)
            .with_param(field)
            .with_message("This " + std::string(field) + " is already in use");
    return {};
}

// --- handlers ------------------------------------------------------------------------------------

expected<Reply> list_tickets(const Request& request)
{
    AMISS_TRY(may_read(request, "tickets"));
    std::size_t size = 20;
    if (const auto given = request.query.find("pageSize"); given != request.query.end()) {
        const auto number = whole_number(given->second);
        if (!number || *number < 1 || *number > 100)
            return amiss::fail(invalid("pageSize", " must be a number from 1 to 100"));
        size = static_cast<std::size_t>(*number);
    }
    AMISS_ASSIGN(const auto records,
                 request.services.store.select("tickets", request.key.owner).map_error(server_error("select")));
    boost::json::array page;
    for (std::size_t at = 0; at < std::min(size, records.size()); ++at) page.push_back(to_json(records[at]));
    return ok(std::move(page));
}

expected<Reply> create_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(const object body, body_of(request));
    object ticket{{"status", "new"}, {"priority", "normal"}};
    AMISS_ASSIGN(ticket["title"], text(body, "title"));
    if (body.contains("priority")) {
        AMISS_ASSIGN(ticket["priority"], one_of(body, "priority", {"low", "normal", "high", "critical"}));
    }
    return insert(request, "tickets", "tkt_", std::move(ticket));
}

expected<Reply> get_ticket(const Request& request)
{
    AMISS_TRY(may_read(request, "tickets"));
    AMISS_ASSIGN(const Record ticket, find(request, "tickets", "tkt_"));
    return ok(to_json(ticket));
}

expected<Reply> update_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(Record ticket, find(request, "tickets", "tkt_"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string wanted, one_of(body, "status", {"new", "open", "pending", "resolved", "closed"}));
    const std::string_view present = ticket.fields["status"].get_string();
    if (!helpdesk::may_become(present, wanted))
        return amiss::fail(Code::conflict)
            .with_param("status")
            .with_message("A ticket that is " + std::string(present) + " cannot become " + wanted);
    ticket.fields["status"] = wanted;
    AMISS_ASSIGN(ticket, request.services.store.update("tickets", ticket).map_error(server_error("update")));
    return ok(to_json(ticket));
}

expected<Reply> delete_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(const Record ticket, find(request, "tickets", "tkt_"));
    AMISS_TRY(request.services.store.erase("tickets", ticket.id).map_error(server_error("erase")));
    return Reply{204, nullptr};
}

expected<Reply> create_customer(const Request& request)
{
    AMISS_TRY(may_write(request, "customers"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string email, text(body, "email"));
    if (!helpdesk::is_email(email)) return amiss::fail(invalid("email", " is not a valid email address"));
    AMISS_TRY(must_be_new(request, "customers", "email", email));
    return insert(request, "customers", "cus_", {{"email", email}});
}

expected<Reply> create_article(const Request& request)
{
    AMISS_TRY(may_write(request, "articles"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string title, text(body, "title"));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    AMISS_TRY(must_be_new(request, "articles", "slug", slug));
    return insert(request, "articles", "art_", {{"title", title}, {"slug", slug}});
}

expected<Reply> no_route(const Request& /*request*/) { return amiss::fail(Code::not_found); }

} // namespace

Api cstar_v1_api()
{
    Api api;
    api.name = "cstar_v1";
    api.catalog = &amiss::catalog_of<Code>();
    api.respond = respond_in<amiss::cstar_v1::envelope>;
    api.success_headers = success_headers_in<amiss::cstar_v1::envelope>;
    api.read = read_in<amiss::cstar_v1::envelope>;
    api.authenticate = authenticate;
    api.count = count;
    api.routes = {
        {"GET", "/api/v1/teams/{team}/tickets", list_tickets},
        {"POST", "/api/v1/teams/{team}/tickets", create_ticket},
        {"GET", "/api/v1/teams/{team}/tickets/{id}", get_ticket},
        {"PATCH", "/api/v1/teams/{team}/tickets/{id}", update_ticket},
        {"DELETE", "/api/v1/teams/{team}/tickets/{id}", delete_ticket},
        {"POST", "/api/v1/teams/{team}/customers", create_customer},
        {"POST", "/api/v1/teams/{team}/articles", create_article},
    };
    api.no_route = no_route;
    api.frame = helpdesk::frame;
    api.cors = true;
    api.furnish = helpdesk::furnish;
    api.samples = {
        "-H 'Authorization: Bearer sk_live_acme' {base}/api/v1/teams/acme/tickets",
        "-H 'Authorization: Bearer sk_live_acme' -H 'Content-Type: application/json' -d '{\"title\":\"Help\"}' "
        "{base}/api/v1/teams/acme/tickets",
        "-H 'Authorization: Bearer sk_live_acme' -H 'Content-Type: application/json' -d '{\"email\":\"jane\"}' "
        "{base}/api/v1/teams/acme/customers",
    };
    return api;
}

} // namespace demo
