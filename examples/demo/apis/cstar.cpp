// SPDX-License-Identifier: BSL-1.0
// The cStar API: tickets, customers, articles and webhooks of a team, with the error codes of its reference.
#include <demo/api.hpp>
#include <demo/apis/cstar_requests.hpp>
#include <demo/apis/helpdesk.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace demo::cstar {
namespace {

using amiss::ApiError;
using boost::json::object;
using helpdesk::to_json;

/// For `map_error`: the client learns that the database failed; the log says why and where.
auto database_error(std::string_view doing)
{
    return [doing](const std::error_code& cause) {
        return ApiError(Code::database_error).with_cause(cause).with_context(doing);
    };
}

// --- the store -----------------------------------------------------------------------------------

/// The record in the path. This key cannot see records of other teams or of the other mode.
expected<Record> find(const Request& request, std::string_view table, std::string_view prefix)
{
    const auto id = prefixed_id(prefix, request.in_path_at("id"));
    if (!id) return amiss::fail(Code::invalid_id_format).with_param("id");
    AMISS_ASSIGN(auto record,
                 request.services.store.find(table, *id, request.key.owner).map_error(database_error("find")));
    if (!record) return amiss::fail(Code::resource_not_found);
    return *std::move(record);
}

/// The records of one page of a list.
expected<Reply> list(const Request& request, std::string_view table, std::initializer_list<Store::Match> all)
{
    AMISS_ASSIGN(const std::size_t size, page_size(request));
    AMISS_ASSIGN(const auto records,
                 request.services.store.select(table, request.key.owner, all).map_error(database_error("select")));
    boost::json::array page;
    for (std::size_t at = 0; at < std::min(size, records.size()); ++at) page.push_back(to_json(records[at]));
    return ok(std::move(page));
}

/// Fails with `conflict` when the owner already has a record with these texts.
expected<void> must_be_new(const Request& request, std::string_view table, std::initializer_list<Store::Match> all,
                           ApiError conflict)
{
    AMISS_ASSIGN(const auto same,
                 request.services.store.select(table, request.key.owner, all).map_error(database_error("select")));
    if (!same.empty()) return amiss::fail(std::move(conflict));
    return {};
}

expected<Reply> insert(const Request& request, std::string_view table, std::string_view prefix, object fields)
{
    Record record{request.services.ids.next_hex(prefix), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(table, record).map_error(database_error("insert")));
    return created(to_json(record));
}

// --- handlers ------------------------------------------------------------------------------------

expected<Reply> list_tickets(const Request& request)
{
    AMISS_TRY(may_read(request, "tickets"));
    return list(request, "tickets", {});
}

expected<Reply> create_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(const object body, body_of(request));
    object ticket{{"status", "new"}, {"priority", "normal"}};
    AMISS_ASSIGN(ticket["title"], text(body, "title"));
    if (body.contains("priority")) {
        AMISS_ASSIGN(ticket["priority"], priority(body));
    }
    AMISS_ASSIGN(auto reply, insert(request, "tickets", "tkt_", std::move(ticket)));
    AMISS_TRY(helpdesk::deliver(request, "ticket.created").map_error(database_error("deliver")));
    return reply;
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
    if (body.contains("priority")) {
        AMISS_ASSIGN(ticket.fields["priority"], priority(body));
    }
    if (body.contains("status")) {
        AMISS_ASSIGN(const std::string wanted, status(body));
        const std::string_view present = ticket.fields["status"].get_string();
        if (!helpdesk::may_become(present, wanted))
            return amiss::fail(Code::resource_conflict)
                .with_param("status")
                .with_message("A ticket that is " + std::string(present) + " cannot become " + wanted);
        ticket.fields["status"] = wanted;
    }
    AMISS_ASSIGN(ticket, request.services.store.update("tickets", ticket).map_error(database_error("update")));
    return ok(to_json(ticket));
}

expected<Reply> delete_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(const Record ticket, find(request, "tickets", "tkt_"));
    AMISS_TRY(request.services.store.erase("tickets", ticket.id).map_error(database_error("erase")));
    return ok({{"id", ticket.id}, {"deleted", true}});
}

expected<Reply> list_customers(const Request& request)
{
    AMISS_TRY(may_read(request, "customers"));
    const auto search = request.query.find("search");
    if (search == request.query.end()) return list(request, "customers", {});
    return list(request, "customers", {{"email", search->second}});
}

expected<Reply> create_customer(const Request& request)
{
    AMISS_TRY(may_write(request, "customers"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string email, text(body, "email"));
    if (!helpdesk::is_email(email))
        return amiss::fail(Code::parameter_invalid)
            .with_param("email")
            .with_message("The 'email' field must be an email address");
    AMISS_TRY(must_be_new(request, "customers", {{"email", email}},
                          ApiError(Code::resource_conflict)
                              .with_param("email")
                              .with_message("A customer with this email already exists")));
    return insert(request, "customers", "cus_", {{"email", email}});
}

expected<Reply> get_customer(const Request& request)
{
    AMISS_TRY(may_read(request, "customers"));
    AMISS_ASSIGN(const Record customer, find(request, "customers", "cus_"));
    return ok(to_json(customer));
}

expected<Reply> create_article(const Request& request)
{
    AMISS_TRY(may_write(request, "articles"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string title, text(body, "title"));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    AMISS_TRY(must_be_new(request, "articles", {{"slug", slug}}, ApiError(Code::resource_conflict).with_param("slug")));
    return insert(request, "articles", "art_", {{"title", title}, {"slug", slug}});
}

expected<Reply> get_article(const Request& request)
{
    AMISS_TRY(may_read(request, "articles"));
    AMISS_ASSIGN(const Record article, find(request, "articles", "art_"));
    return ok(to_json(article));
}

expected<Reply> create_webhook(const Request& request)
{
    AMISS_TRY(may_write(request, "webhooks"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string url, text(body, "url"));
    AMISS_ASSIGN(const std::string event, text(body, "event"));
    AMISS_TRY(must_be_new(request, "webhooks", {{"url", url}, {"event", event}},
                          ApiError(Code::resource_conflict)
                              .with_param("url")
                              .with_message("A webhook for this URL and event already exists")));
    return insert(request, "webhooks", "whk_", {{"url", url}, {"event", event}});
}

expected<Reply> no_route(const Request& /*request*/) { return amiss::fail(Code::resource_not_found); }

} // namespace
} // namespace demo::cstar

demo::Api demo::cstar_api()
{
    using namespace cstar;
    Api api;
    api.name = "cstar";
    api.catalog = &amiss::catalog_of<Code>();
    api.respond = respond_in<amiss::cstar::envelope>;
    api.success_headers = success_headers_in<amiss::cstar::envelope>;
    api.read = read_in<amiss::cstar::envelope>;
    api.authenticate = authenticate;
    api.count = count;
    api.routes = {
        {"GET", "/api/v1/teams/{team}/tickets", list_tickets},
        {"POST", "/api/v1/teams/{team}/tickets", create_ticket},
        {"GET", "/api/v1/teams/{team}/tickets/{id}", get_ticket},
        {"PATCH", "/api/v1/teams/{team}/tickets/{id}", update_ticket},
        {"DELETE", "/api/v1/teams/{team}/tickets/{id}", delete_ticket},
        {"GET", "/api/v1/teams/{team}/customers", list_customers},
        {"POST", "/api/v1/teams/{team}/customers", create_customer},
        {"GET", "/api/v1/teams/{team}/customers/{id}", get_customer},
        {"POST", "/api/v1/teams/{team}/articles", create_article},
        {"GET", "/api/v1/teams/{team}/articles/{id}", get_article},
        {"POST", "/api/v1/teams/{team}/webhooks", create_webhook},
    };
    api.no_route = no_route;
    api.frame = helpdesk::frame;
    api.cors = true;
    api.furnish = helpdesk::furnish;
    api.samples = {
        "-H 'Authorization: Bearer sk_live_acme' {base}/api/v1/teams/acme/tickets",
        "-H 'Authorization: Bearer sk_live_acme' -H 'Content-Type: application/json' -d '{\"title\":\"Help\"}' "
        "{base}/api/v1/teams/acme/tickets",
        "-H 'Authorization: Bearer sk_live_acme' -H 'Content-Type: application/json' -d '{\"tittle\":\"Help\"}' "
        "{base}/api/v1/teams/acme/tickets",
    };
    return api;
}
