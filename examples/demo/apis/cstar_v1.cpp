// SPDX-License-Identifier: BSL-1.0
// Version 1 of the cStar API: the same resources with only seven codes, so the messages and `field` say more.
#include <demo/api.hpp>
#include <demo/apis/cstar_v1_requests.hpp>
#include <demo/apis/helpdesk.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace demo::cstar_v1 {
namespace {

using amiss::ApiError;
using boost::json::object;
using helpdesk::to_json;

/// For `map_error`: the client learns that the fault is not its own; the log says what failed.
auto server_error(std::string_view doing)
{
    return [doing](const std::error_code& cause) {
        return ApiError(Code::server_error).with_cause(cause).with_context(doing);
    };
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

expected<std::vector<Record>> select(const Request& request, std::string_view table,
                                     std::initializer_list<Store::Match> all = {})
{
    return request.services.store.select(table, request.key.owner, all).map_error(server_error("select"));
}

/// The first page of a list.
expected<Reply> page(const Request& request, const std::vector<Record>& records)
{
    AMISS_ASSIGN(const std::size_t size, page_size(request));
    boost::json::array json;
    for (std::size_t at = 0; at < std::min(size, records.size()); ++at) json.push_back(to_json(records[at]));
    return ok(std::move(json));
}

expected<Reply> get(const Request& request, std::string_view table, std::string_view prefix)
{
    AMISS_TRY(may_read(request, table));
    AMISS_ASSIGN(const Record record, find(request, table, prefix));
    return ok(to_json(record));
}

/// Fails when the owner already has a record with this value in `field`.
expected<void> must_be_new(const Request& request, std::string_view table, std::string_view field,
                           std::string_view value)
{
    AMISS_ASSIGN(const auto same, select(request, table, {{field, value}}));
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
    AMISS_ASSIGN(const auto records, select(request, "tickets"));
    return page(request, records);
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
    return insert(request, "tickets", "tkt_", std::move(ticket));
}

expected<Reply> get_ticket(const Request& request) { return get(request, "tickets", "tkt_"); }

/// The document words the error of a field in two ways. This is the other one: "The 'priority' field must be …".
ApiError of_a_change(const ApiError& error)
{
    const std::string field(error.param());
    return ApiError(error).with_message("The '" + field + "' field"
                                        + std::string(error.message().substr(field.size())));
}

expected<Reply> update_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, "tickets"));
    AMISS_ASSIGN(Record ticket, find(request, "tickets", "tkt_"));
    AMISS_ASSIGN(const object body, body_of(request));
    if (body.contains("priority")) {
        AMISS_ASSIGN(ticket.fields["priority"], priority(body).map_error(of_a_change));
    }
    if (body.contains("status")) {
        AMISS_ASSIGN(const std::string wanted, status(body).map_error(of_a_change));
        const std::string_view present = ticket.fields["status"].get_string();
        if (!helpdesk::may_become(present, wanted))
            return amiss::fail(Code::conflict)
                .with_param("status")
                .with_message("A ticket that is " + std::string(present) + " cannot become " + wanted);
        ticket.fields["status"] = wanted;
    }
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

expected<Reply> list_customers(const Request& request)
{
    AMISS_TRY(may_read(request, "customers"));
    AMISS_ASSIGN(auto found, select(request, "customers"));
    if (const auto search = request.query.find("search"); search != request.query.end()) {
        const auto differs = [&](const Record& customer) {
            return !helpdesk::contains(customer, "email", search->second);
        };
        found.erase(std::remove_if(found.begin(), found.end(), differs), found.end());
    }
    return page(request, found);
}

expected<Reply> get_customer(const Request& request) { return get(request, "customers", "cus_"); }

expected<Reply> create_customer(const Request& request)
{
    AMISS_TRY(may_write(request, "customers"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string email, text(body, "email"));
    if (!helpdesk::is_email(email)) return amiss::fail(invalid("email", " is not a valid email address"));
    AMISS_TRY(must_be_new(request, "customers", "email", email));
    return insert(request, "customers", "cus_", {{"email", email}});
}

expected<Reply> list_articles(const Request& request)
{
    AMISS_TRY(may_read(request, "articles"));
    const auto slug = request.query.find("slug");
    AMISS_ASSIGN(const auto found,
                 slug == request.query.end() ? select(request, "articles")
                                             : select(request, "articles", {{"slug", slug->second}}));
    return page(request, found);
}

expected<Reply> get_article(const Request& request) { return get(request, "articles", "art_"); }

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
} // namespace demo::cstar_v1

demo::Api demo::cstar_v1_api()
{
    using namespace cstar_v1;
    Api api("cstar_v1", amiss::catalog_of<Code>(), amiss::cstar_v1::envelope);
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
        {"GET", "/api/v1/teams/{team}/articles", list_articles},
        {"POST", "/api/v1/teams/{team}/articles", create_article},
        {"GET", "/api/v1/teams/{team}/articles/{id}", get_article},
    };
    api.no_route = no_route;
    api.frame = helpdesk::frame;
    api.cors = true;
    api.furnish = helpdesk::furnish;
    return api;
}
