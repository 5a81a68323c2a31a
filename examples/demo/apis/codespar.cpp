// SPDX-License-Identifier: BSL-1.0
// The CodeSpar API: projects, triggers, sessions, connections, deliveries, and tool calls that providers execute.
#include <demo/api.hpp>
#include <demo/apis/codespar_data.hpp>
#include <demo/apis/codespar_records.hpp>

#include <amiss/apis/codespar.hpp>

#include <utility>

namespace demo::codespar {
namespace {

expected<Reply> no_route(const Request& /*request*/) { return amiss::fail(Code::not_found); }

boost::json::value frame(const Request& /*request*/, boost::json::value body) { return body; }

} // namespace
} // namespace demo::codespar

demo::Api demo::codespar_api()
{
    using namespace codespar;
    Api api("codespar", amiss::catalog_of<Code>(), amiss::codespar::envelope);
    api.authenticate = authenticate;
    api.count = count;
    for (const auto routes : {project_routes, trigger_routes, session_routes, tool_routes}) {
        const std::vector<Route> some = routes();
        api.routes.insert(api.routes.end(), some.begin(), some.end());
    }
    api.no_route = no_route;
    api.frame = frame;
    api.furnish = furnish;
    api.faults = {"database",
                  "bug",
                  "deployment",
                  "provider-down",
                  "provider-late",
                  "provider-error",
                  "provider-unexpected",
                  "provider-refuses",
                  "stream"};
    return api;
}
