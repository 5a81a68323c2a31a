// SPDX-License-Identifier: BSL-1.0
// The CodeSpar API: projects, triggers, sessions, connections, deliveries, and tool calls that providers execute.
#include <demo/api.hpp>
#include <demo/apis/codespar_data.hpp>
#include <demo/apis/codespar_requests.hpp>
#include <demo/json_body.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/expected.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/string.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace demo::codespar {
namespace {

using amiss::ApiError;
using boost::json::object;

constexpr std::chrono::seconds upstream_timeout{30};
constexpr std::chrono::minutes session_life{30};
constexpr std::chrono::seconds deployment{60};

/// For `map_error`: during a deployment the store says "try again"; any other error is a fault of the service.
ApiError store_error(const std::error_code& cause)
{
    if (cause == std::errc::resource_unavailable_try_again)
        return ApiError(Code::service_unavailable).with_retry_after(deployment).with_cause(cause);
    return ApiError(Code::internal_error).with_cause(cause);
}

boost::json::value to_json(const Record& record)
{
    object json{{"id", record.id}};
    for (const auto& field : record.fields) json.insert(field);
    return json;
}

// --- the store -----------------------------------------------------------------------------------

/// The record with this id, if the key covers it. A malformed id, like that of another organization, is not found.
expected<Record> find(const Request& request, std::string_view table, std::string_view id)
{
    AMISS_ASSIGN(auto record, request.services.store.find(table, id, request.key.owner).map_error(store_error));
    if (!record) return amiss::fail(Code::not_found);
    if (const auto project = text_of(record->fields, "project_id")) AMISS_TRY(may_reach(request, *project));
    return *std::move(record);
}

expected<Record> find_project(const Request& request, std::string_view id)
{
    AMISS_TRY(may_reach(request, id));
    return find(request, "projects", id);
}

/// The session in the path. It ends after 30 minutes without use.
expected<Record> live_session(const Request& request)
{
    AMISS_ASSIGN(Record session, find(request, "sessions", request.in_path_at("id")));
    const std::int64_t now = unix_seconds(request.time);
    const std::int64_t idle = now - session.fields["last_used"].to_number<std::int64_t>();
    if (idle >= std::chrono::seconds(session_life).count())
        return amiss::fail(Code::not_found).with_context("expired session");
    session.fields["last_used"] = now;
    return request.services.store.update("sessions", session).map_error(store_error);
}

expected<Reply> insert(const Request& request, std::string_view table, std::string_view prefix, object fields)
{
    Record record{request.services.ids.next(prefix, 16), request.key.owner, std::move(fields)};
    AMISS_TRY(request.services.store.insert(table, record).map_error(store_error));
    return created(to_json(record));
}

expected<void> must_be_free(const Request& request, std::string_view slug, std::string_view own_id = {})
{
    AMISS_ASSIGN(const auto same,
                 request.services.store.select("projects", request.key.owner, {{"slug", slug}}).map_error(store_error));
    if (!same.empty() && same.front().id != own_id) return amiss::fail(Code::slug_conflict);
    return {};
}

// --- projects ------------------------------------------------------------------------------------

expected<Reply> create_project(const Request& request)
{
    AMISS_TRY(may_write(request, "projects"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string name, text(body, "name"));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    if (!is_slug(slug)) return amiss::fail(Code::slug_invalid);
    if (slug == "default") return amiss::fail(Code::slug_reserved);
    AMISS_TRY(must_be_free(request, slug));
    return insert(request, "projects", "prj_", {{"name", name}, {"slug", slug}});
}

expected<Reply> get_project(const Request& request)
{
    AMISS_TRY(may_read(request, "projects"));
    AMISS_ASSIGN(const Record project, find_project(request, request.in_path_at("id")));
    return ok(to_json(project));
}

expected<Reply> update_project(const Request& request)
{
    AMISS_TRY(may_write(request, "projects"));
    AMISS_ASSIGN(Record project, find_project(request, request.in_path_at("id")));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string slug, text(body, "slug"));
    if (!is_slug(slug)) return amiss::fail(Code::invalid_request).with_message("The field 'slug' is not a slug");
    AMISS_TRY(must_be_free(request, slug, project.id));
    project.fields["slug"] = slug;
    AMISS_ASSIGN(project, request.services.store.update("projects", project).map_error(store_error));
    return ok(to_json(project));
}

// --- triggers and deliveries ---------------------------------------------------------------------

expected<Reply> create_trigger(const Request& request)
{
    AMISS_TRY(may_write(request, "triggers"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string project, text(body, "project_id"));
    AMISS_ASSIGN(const std::string url, text(body, "url"));
    AMISS_ASSIGN(const std::string event, text(body, "event"));
    AMISS_TRY(find_project(request, project));
    AMISS_ASSIGN(const auto same,
                 request.services.store
                     .select("triggers", request.key.owner,
                             {{"project_id", project}, {"url", url}, {"event", event}, {"state", "active"}})
                     .map_error(store_error));
    if (!same.empty()) return amiss::fail(Code::webhook_url_conflict);
    return insert(request, "triggers", "trg_",
                  {{"project_id", project}, {"url", url}, {"event", event}, {"state", "active"}});
}

expected<Reply> delete_trigger(const Request& request)
{
    AMISS_TRY(may_write(request, "triggers"));
    AMISS_ASSIGN(const Record trigger, find(request, "triggers", request.in_path_at("id")));
    AMISS_TRY(request.services.store.erase("triggers", trigger.id).map_error(store_error));
    return ok({{"id", trigger.id}, {"deleted", true}});
}

expected<Reply> get_trigger(const Request& request)
{
    AMISS_TRY(may_read(request, "triggers"));
    AMISS_ASSIGN(const Record trigger, find(request, "triggers", request.in_path_at("id")));
    return ok(to_json(trigger));
}

expected<Reply> get_delivery(const Request& request)
{
    AMISS_TRY(may_read(request, "deliveries"));
    AMISS_ASSIGN(const Record delivery, find(request, "deliveries", request.in_path_at("id")));
    return ok(to_json(delivery));
}

// --- sessions, connections, tool calls -----------------------------------------------------------

expected<Reply> create_session(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string project, text(body, "project_id"));
    AMISS_TRY(find_project(request, project));
    return insert(request, "sessions", "ses_", {{"project_id", project}, {"last_used", unix_seconds(request.time)}});
}

expected<Reply> get_session(const Request& request)
{
    AMISS_TRY(may_read(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    return ok(to_json(session));
}

expected<Reply> close_session(const Request& request)
{
    AMISS_TRY(may_write(request, "sessions"));
    AMISS_ASSIGN(const Record session, live_session(request));
    AMISS_TRY(request.services.store.erase("sessions", session.id).map_error(store_error));
    return ok({{"id", session.id}, {"closed", true}});
}

expected<const ToolServer*> server_of(const object& body)
{
    AMISS_ASSIGN(const std::string id, text(body, "server"));
    const ToolServer* server = find_server(id);
    if (server == nullptr) return amiss::fail(Code::not_found).with_message("No server in the catalog has this id");
    return server;
}

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
    const std::string provider = text_of(body, "provider").value_or(std::string(server->providers.front()));
    if (std::find(server->providers.begin(), server->providers.end(), provider) == server->providers.end())
        return amiss::fail(Code::invalid_request)
            .with_message("The field 'provider' names none of this server's providers");
    AMISS_TRY(must_be_connected(request, session, *server));
    AMISS_ASSIGN(auto result, ask(request, provider));
    return ok({{"provider", provider}, {"amount", cents}, {"result", std::move(result)}});
}

expected<Reply> no_route(const Request& /*request*/) { return amiss::fail(Code::not_found); }

boost::json::value frame(const Request& /*request*/, boost::json::value body) { return body; }

} // namespace
} // namespace demo::codespar

demo::Api demo::codespar_api()
{
    using namespace codespar;
    Api api;
    api.name = "codespar";
    api.catalog = &amiss::catalog_of<Code>();
    api.respond = respond_in<amiss::codespar::envelope>;
    api.success_headers = success_headers_in<amiss::codespar::envelope>;
    api.read = read_in<amiss::codespar::envelope>;
    api.authenticate = authenticate;
    api.count = count;
    api.routes = {
        {"POST", "/v1/projects", create_project},
        {"GET", "/v1/projects/{id}", get_project},
        {"PATCH", "/v1/projects/{id}", update_project},
        {"POST", "/v1/triggers", create_trigger},
        {"GET", "/v1/triggers/{id}", get_trigger},
        {"DELETE", "/v1/triggers/{id}", delete_trigger},
        {"GET", "/v1/deliveries/{id}", get_delivery},
        {"POST", "/v1/sessions", create_session},
        {"GET", "/v1/sessions/{id}", get_session},
        {"DELETE", "/v1/sessions/{id}", close_session},
        {"POST", "/v1/sessions/{id}/tools/codespar_pay", call_tool},
        {"POST", "/v1/connections", create_connection},
    };
    api.no_route = no_route;
    api.frame = frame;
    api.furnish = furnish;
    api.samples = {
        "-H 'Authorization: Bearer csk_live_acme' {base}/v1/projects/prj_shop000000000000",
        "-H 'Authorization: Bearer csk_live_acme' -H 'Content-Type: application/json' "
        "-d '{\"server\":\"pix\",\"amount\":1990}' {base}/v1/sessions/ses_first00000000000/tools/codespar_pay",
        "-H 'Authorization: Bearer csk_live_acme' -H 'Content-Type: application/json' "
        "-d '{\"server\":\"store\",\"amount\":1990}' {base}/v1/sessions/ses_first00000000000/tools/codespar_pay",
    };
    return api;
}
