// SPDX-License-Identifier: BSL-1.0
// The tickets of the cStar API, and the search in them.
#include <demo/apis/cstar_records.hpp>
#include <demo/apis/helpdesk.hpp>

#include <boost/json/string.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace demo::cstar {
namespace {

using boost::json::object;

constexpr Kind tickets{"tickets", "tkt_"};

expected<Reply> list_tickets(const Request& request)
{
    AMISS_TRY(may_read(request, tickets.table));
    AMISS_ASSIGN(const auto all, select(request, tickets));
    return page(request, all);
}

expected<Reply> search_tickets(const Request& request)
{
    AMISS_TRY(may_read(request, tickets.table));
    AMISS_ASSIGN(const std::string wanted, in_query(request, "query"));
    AMISS_ASSIGN(auto found, select(request, tickets));
    const auto differs = [&wanted](const Record& ticket) { return !helpdesk::contains(ticket, "title", wanted); };
    found.erase(std::remove_if(found.begin(), found.end(), differs), found.end());
    return page(request, found);
}

expected<Reply> create_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, tickets.table));
    AMISS_ASSIGN(const object body, body_of(request));
    object ticket{{"status", "new"}, {"priority", "normal"}};
    AMISS_ASSIGN(ticket["title"], text(body, "title"));
    if (body.contains("priority")) {
        AMISS_ASSIGN(ticket["priority"], priority(body));
    }
    if (body.contains("status")) {
        AMISS_ASSIGN(ticket["status"], status(body));
    }
    AMISS_ASSIGN(auto reply, insert(request, tickets, std::move(ticket)));
    AMISS_TRY(helpdesk::deliver(request, "ticket.created").map_error(database_error("deliver")));
    return reply;
}

expected<Reply> get_ticket(const Request& request) { return get(request, tickets); }

expected<Reply> update_ticket(const Request& request)
{
    AMISS_TRY(may_write(request, tickets.table));
    AMISS_ASSIGN(Record ticket, find(request, tickets));
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
    return update(request, tickets, std::move(ticket));
}

expected<Reply> delete_ticket(const Request& request) { return erase(request, tickets); }

} // namespace

std::vector<Route> ticket_routes()
{
    return {
        {"GET", "/api/v1/teams/{team}/tickets", list_tickets},
        {"POST", "/api/v1/teams/{team}/tickets", create_ticket},
        {"GET", "/api/v1/teams/{team}/tickets/{id}", get_ticket},
        {"PATCH", "/api/v1/teams/{team}/tickets/{id}", update_ticket},
        {"DELETE", "/api/v1/teams/{team}/tickets/{id}", delete_ticket},
        {"GET", "/api/v1/teams/{team}/search", search_tickets},
    };
}

} // namespace demo::cstar
