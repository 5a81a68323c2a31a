// SPDX-License-Identifier: BSL-1.0
// The triggers of the CodeSpar API, and their deliveries.
#include <demo/apis/codespar_records.hpp>

#include <boost/json/string.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace demo::codespar {
namespace {

using boost::json::object;

/// Fails when the trigger is active, and another active one of its project has its URL and event.
expected<void> must_be_free(const Request& request, const object& trigger, std::string_view own_id = {})
{
    const auto of = [&trigger](const char* field) -> std::string_view { return trigger.at(field).get_string(); };
    if (of("state") != "active") return {};
    AMISS_ASSIGN(
        const auto same,
        request.services.store
            .select("triggers", request.key.owner,
                    {{"project_id", of("project_id")}, {"url", of("url")}, {"event", of("event")}, {"state", "active"}})
            .map_error(store_error));
    const auto is_another = [own_id](const Record& record) { return record.id != own_id; };
    if (std::any_of(same.begin(), same.end(), is_another)) return amiss::fail(Code::webhook_url_conflict);
    return {};
}

expected<void> must_have_known_state(const object& trigger)
{
    const std::string_view state = trigger.at("state").get_string();
    if (state == "active" || state == "inactive") return {};
    return amiss::fail(Code::invalid_request).with_message("The field 'state' must be one of: active, inactive");
}

expected<Reply> list_triggers(const Request& request)
{
    AMISS_TRY(may_read(request, "triggers"));
    AMISS_ASSIGN(const auto all, request.services.store.select("triggers", request.key.owner).map_error(store_error));
    return page(request, all);
}

expected<Reply> create_trigger(const Request& request)
{
    AMISS_TRY(may_write(request, "triggers"));
    AMISS_ASSIGN(const object body, body_of(request));
    AMISS_ASSIGN(const std::string project, text(body, "project_id"));
    object trigger{{"project_id", project}, {"url", ""}, {"event", ""}, {"state", "active"}};
    AMISS_ASSIGN(trigger["url"], text(body, "url"));
    AMISS_ASSIGN(trigger["event"], text(body, "event"));
    if (body.contains("state")) {
        AMISS_ASSIGN(trigger["state"], text(body, "state"));
    }
    AMISS_TRY(must_have_known_state(trigger));
    AMISS_TRY(find_project(request, project));
    AMISS_TRY(must_be_free(request, trigger));
    return insert(request, "triggers", "trg_", std::move(trigger));
}

expected<Reply> get_trigger(const Request& request) { return get(request, "triggers"); }

expected<Reply> update_trigger(const Request& request)
{
    AMISS_TRY(may_write(request, "triggers"));
    AMISS_ASSIGN(Record trigger, find(request, "triggers", request.in_path_at("id")));
    AMISS_ASSIGN(const object body, body_of(request));
    for (const char* const field : {"url", "event", "state"}) {
        if (!body.contains(field)) continue;
        AMISS_ASSIGN(trigger.fields[field], text(body, field));
    }
    AMISS_TRY(must_have_known_state(trigger.fields));
    AMISS_TRY(must_be_free(request, trigger.fields, trigger.id));
    AMISS_ASSIGN(trigger, request.services.store.update("triggers", trigger).map_error(store_error));
    return ok(to_json(trigger));
}

expected<Reply> delete_trigger(const Request& request) { return erase(request, "triggers"); }

expected<Reply> get_delivery(const Request& request) { return get(request, "deliveries"); }

expected<Reply> delete_delivery(const Request& request) { return erase(request, "deliveries"); }

} // namespace

std::vector<Route> trigger_routes()
{
    return {
        {"GET", "/v1/triggers", list_triggers},
        {"POST", "/v1/triggers", create_trigger},
        {"GET", "/v1/triggers/{id}", get_trigger},
        {"PATCH", "/v1/triggers/{id}", update_trigger},
        {"DELETE", "/v1/triggers/{id}", delete_trigger},
        {"GET", "/v1/deliveries/{id}", get_delivery},
        {"DELETE", "/v1/deliveries/{id}", delete_delivery},
    };
}

} // namespace demo::codespar
