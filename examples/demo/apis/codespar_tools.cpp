// SPDX-License-Identifier: BSL-1.0
// The tool calls of the CodeSpar API, which providers execute, and the connections that some of them require.
#include <demo/apis/codespar_data.hpp>
#include <demo/apis/codespar_records.hpp>
#include <demo/json_body.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace demo::codespar {
namespace {

using boost::json::object;

constexpr std::chrono::seconds upstream_timeout{30};

expected<Reply> create_connection(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const ToolServer* server, server_of(body));
    return insert(request, "connections", "con_", {{"server", std::string(server->id)}});
}

expected<void> must_be_connected(const Request& request, const Record& session, const ToolServer& server)
{
    if (!server.needs_connection) return {};
    AMISS_ASSIGN(const auto connections,
                 request.services.store.select("connections", request.key.owner, {{"server", server.id}})
                     .map_error(store_error));
    if (!connections.empty()) return {};
    const std::string url = "https://connect.codespar.dev/" + std::string(server.id) + "?session=" + session.id;
    return amiss::fail(Code::needs_connection).with_detail("connect_url", url);
}

/// Asks a provider. Each kind of failure has its own code, which says whether the call may be repeated.
expected<boost::json::value> ask(const Request& request, std::string_view provider)
{
    Provider& providers = request.services.provider;
    auto answer = providers.call(provider, upstream_timeout);
    if (!answer && answer.error() == std::errc::timed_out)
        return amiss::fail(Code::gateway_timeout).with_context(provider).with_cause(answer.error());
    if (!answer)
        return amiss::fail(Code::service_unavailable)
            .with_context(provider)
            .with_cause(answer.error())
            .with_retry_after(providers.outage(provider).value_or(deployment));

    boost::json::error_code syntax;
    boost::json::value body = boost::json::parse(answer->body, syntax);
    // The provider's own words go only to the log: they may name its accounts.
    if (answer->status >= 500 || syntax) return amiss::fail(Code::provider_error).with_context(answer->body);
    if (answer->status >= 400) return amiss::fail(Code::provider_unavailable).with_context(answer->body);
    return body;
}

expected<Reply> call_tool(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const ToolServer* server, server_of(body));
    AMISS_ASSIGN(const std::int64_t cents, amount(body));
    std::string provider(server->providers.front());
    if (body.contains("provider")) {
        AMISS_ASSIGN(provider, text(body, "provider"));
    }
    if (std::find(server->providers.begin(), server->providers.end(), provider) == server->providers.end())
        return amiss::fail(Code::invalid_request)
            .with_message("The field 'provider' names none of this server's providers");
    AMISS_TRY(must_be_connected(request, session, *server));
    AMISS_ASSIGN(auto result, ask(request, provider));
    return ok({{"provider", provider}, {"amount", cents}, {"result", std::move(result)}});
}

} // namespace

std::vector<Route> tool_routes()
{
    return {
        {"POST", "/v1/sessions/{id}/tools/codespar_pay", call_tool},
        {"POST", "/v1/connections", create_connection},
    };
}

} // namespace demo::codespar
