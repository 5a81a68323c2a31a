// SPDX-License-Identifier: BSL-1.0
// The cStar API: tickets, customers, articles and webhooks of a team, with the error codes of its reference.
#include <demo/api.hpp>
#include <demo/apis/cstar_records.hpp>
#include <demo/apis/helpdesk.hpp>

#include <amiss/apis/cstar.hpp>

namespace demo::cstar {
namespace {

expected<Reply> no_route(const Request& /*request*/) { return amiss::fail(Code::resource_not_found); }

} // namespace
} // namespace demo::cstar

demo::Api demo::cstar_api()
{
    using namespace cstar;
    Api api("cstar", amiss::catalog_of<Code>(), amiss::cstar::envelope);
    api.authenticate = authenticate;
    api.count = count;
    for (const auto routes : {ticket_routes, customer_routes, article_routes, webhook_routes}) {
        const std::vector<Route> some = routes();
        api.routes.insert(api.routes.end(), some.begin(), some.end());
    }
    api.no_route = no_route;
    api.frame = helpdesk::frame;
    api.cors = true;
    api.furnish = helpdesk::furnish;
    return api;
}
