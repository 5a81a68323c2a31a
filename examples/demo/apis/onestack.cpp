// SPDX-License-Identifier: BSL-1.0
// The One Stack APIs: tickets (psa), customers (crm), articles (kb) and webhooks (hooks), with optimistic locking.
#include <demo/api.hpp>
#include <demo/apis/onestack_data.hpp>
#include <demo/apis/onestack_requests.hpp>
#include <demo/json_body.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/expected.hpp>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace demo::onestack {
namespace {

using amiss::ApiError;
using boost::json::object;

/// For `map_error`. There is nothing to translate: a code from outside the catalogue becomes the cause of a 500.
ApiError store_error(const std::error_code& cause) { return ApiError(cause); }

std::string etag(const Record& record) { return "v" + std::to_string(record.version); }

boost::json::value to_json(const Record& record)
{
    object json{{"id", record.id}};
    for (const auto& field : record.fields) json.insert(field);
    json["_etag"] = etag(record);
    return json;
}

// --- the store; a table has the name of its resources --------------------------------------------

expected<Record> find(const Request& request, std::string_view type)
{
    const std::string& id = request.in_path_at("id");
    AMISS_ASSIGN(auto record, request.services.store.find(type, id, request.key.owner).map_error(store_error));
    if (record) return *std::move(record);
    std::string message = std::string(type) + " not found";
    message[0] = static_cast<char>(message[0] - 'a' + 'A');
    return amiss::fail(Code::not_found)
        .with_message(message)
        .with_detail("resourceType", type)
        .with_detail("resourceId", id);
}

expected<Reply> get(const Request& request, std::string_view type)
{
    AMISS_ASSIGN(const Record record, find(request, type));
    return ok(to_json(record));
}

expected<Reply> insert(const Request& request, std::string_view type, std::string_view prefix, object fields)
{
    Record record{request.services.ids.next(prefix, 12), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(type, record).map_error(store_error));
    return created(to_json(record));
}

expected<void> must_be_new(const Request& request, std::string_view type, std::initializer_list<Store::Match> all)
{
    AMISS_ASSIGN(const auto same, request.services.store.select(type, request.key.owner, all).map_error(store_error));
    if (same.empty()) return {};
    return amiss::fail(Code::duplicate_resource)
        .with_message("The same " + std::string(type) + " already exists")
        .with_detail("resourceType", type)
        .with_detail("resourceId", same.front().id);
}

// --- handlers ------------------------------------------------------------------------------------

expected<Reply> list_tickets(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::read}));
    const auto given = request.query.find("pageSize");
    const auto size = given == request.query.end() ? std::optional(20) : whole_number(given->second);
    if (!size || *size < 1 || *size > 100)
        return amiss::fail(Code::validation_error).with_violation("pageSize", "Must be a number from 1 to 100");
    AMISS_ASSIGN(auto tickets, request.services.store.select("ticket", request.key.owner).map_error(store_error));
    tickets.resize(std::min(tickets.size(), static_cast<std::size_t>(*size)));
    boost::json::array page;
    for (const Record& ticket : tickets) page.push_back(to_json(ticket));
    return ok({{"data", std::move(page)}});
}

expected<Reply> insert_ticket(const Request& request)
{
    AMISS_ASSIGN(const object body, body_of(request));
    Form form(body);
    object ticket{{"title", form.text("title", "Title")}, {"priority", form.priority("medium")}, {"status", "new"}};
    AMISS_TRY(form.valid());
    return insert(request, "ticket", "tkt_", std::move(ticket));
}

expected<Reply> create_ticket(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::write}));
    return insert_ticket(request);
}

expected<Reply> create_portal_ticket(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::write, true}));
    return insert_ticket(request);
}

expected<Reply> get_ticket(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::read}));
    return get(request, "ticket");
}

/// Fails when the body has a version, of whatever kind, that is not the ticket's. The error says which.
expected<void> must_be_current(const object& body, const Record& ticket)
{
    const boost::json::value* version = body.if_contains("_etag");
    if (version == nullptr) return {};
    const auto text = text_of(body, "_etag");
    if (text == etag(ticket)) return {};
    ApiError conflict(Code::conflict);
    conflict.with_message("Ticket has been modified by another user").with_detail("currentVersion", etag(ticket));
    if (text) return amiss::fail(std::move(conflict)).with_detail("submittedVersion", *text);
    return amiss::fail(std::move(conflict))
        .with_detail("submittedVersion", amiss::raw_json(boost::json::serialize(*version)));
}

expected<Reply> update_ticket(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::write}));
    AMISS_ASSIGN(Record ticket, find(request, "ticket"));
    AMISS_ASSIGN(const object body, body_of(request));
    Form form(body);
    if (body.contains("title")) ticket.fields["title"] = form.text("title", "Title");
    const std::string wanted = form.priority(ticket.fields["priority"].get_string());
    AMISS_TRY(form.valid());
    AMISS_TRY(must_be_current(body, ticket));
    ticket.fields["priority"] = wanted;
    AMISS_ASSIGN(ticket, request.services.store.update("ticket", ticket).map_error(store_error));
    return ok(to_json(ticket));
}

expected<Reply> delete_ticket(const Request& request)
{
    AMISS_TRY(may(request, {"psa", "tickets", Action::write}));
    AMISS_ASSIGN(const Record ticket, find(request, "ticket"));
    AMISS_TRY(request.services.store.erase("ticket", ticket.id).map_error(store_error));
    return ok({{"id", ticket.id}, {"deleted", true}});
}

expected<Reply> get_customer(const Request& request)
{
    AMISS_TRY(may(request, {"crm", "customers", Action::read}));
    return get(request, "customer");
}

expected<Reply> create_customer(const Request& request)
{
    AMISS_TRY(may(request, {"crm", "customers", Action::write}));
    AMISS_ASSIGN(const object body, body_of(request));
    Form form(body);
    const std::string email = form.text("email", "Email");
    const std::string name = form.text("name", "Name");
    AMISS_TRY(form.valid());
    AMISS_TRY(must_be_new(request, "customer", {{"email", email}}));
    return insert(request, "customer", "cus_", {{"email", email}, {"name", name}});
}

expected<Reply> create_article(const Request& request)
{
    AMISS_TRY(may(request, {"kb", "articles", Action::write}));
    AMISS_ASSIGN(const object body, body_of(request));
    Form form(body);
    const std::string title = form.text("title", "Title");
    const std::string slug = form.text("slug", "Slug");
    AMISS_TRY(form.valid());
    AMISS_TRY(must_be_new(request, "article", {{"slug", slug}}));
    return insert(request, "article", "art_", {{"title", title}, {"slug", slug}});
}

expected<Reply> create_webhook(const Request& request)
{
    AMISS_TRY(may(request, {"hooks", "webhooks", Action::write}));
    AMISS_ASSIGN(const object body, body_of(request));
    Form form(body);
    const std::string url = form.text("url", "URL");
    const std::string event = form.text("event", "Event");
    AMISS_TRY(form.valid());
    AMISS_TRY(must_be_new(request, "webhook", {{"url", url}, {"event", event}}));
    return insert(request, "webhook", "whk_", {{"url", url}, {"event", event}});
}

expected<Reply> no_route(const Request& request)
{
    return amiss::fail(Code::not_found).with_detail("resourceType", "path").with_detail("resourceId", request.path);
}

boost::json::value frame(const Request& /*request*/, boost::json::value body) { return body; }

} // namespace
} // namespace demo::onestack

demo::Api demo::onestack_api()
{
    using namespace onestack;
    Api api("onestack", amiss::catalog_of<Code>(), amiss::onestack::envelope);
    api.authenticate = authenticate;
    api.count = count;
    api.routes = {
        {"GET", "/psa/v1/tickets", list_tickets},
        {"POST", "/psa/v1/tickets", create_ticket},
        {"POST", "/psa/v1/portal/tickets", create_portal_ticket},
        {"GET", "/psa/v1/tickets/{id}", get_ticket},
        {"PATCH", "/psa/v1/tickets/{id}", update_ticket},
        {"DELETE", "/psa/v1/tickets/{id}", delete_ticket},
        {"GET", "/crm/v1/customers/{id}", get_customer},
        {"POST", "/crm/v1/customers", create_customer},
        {"POST", "/kb/v1/articles", create_article},
        {"POST", "/hooks/v1/webhooks", create_webhook},
    };
    api.no_route = no_route;
    api.frame = frame;
    api.furnish = furnish;
    return api;
}
