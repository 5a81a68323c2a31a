// SPDX-License-Identifier: BSL-1.0
// The webhooks of the cStar API. No two of a team have the same URL and event.
#include <demo/apis/cstar_records.hpp>

#include <boost/json/string.hpp>

#include <utility>

namespace demo::cstar {
namespace {

using boost::json::object;

constexpr Kind webhooks{"webhooks", "whk_"};

expected<void> must_be_new_pair(const Request& request, const object& webhook, std::string_view own_id = {})
{
    return must_be_new(request, webhooks,
                       {{"url", webhook.at("url").get_string()}, {"event", webhook.at("event").get_string()}},
                       amiss::ApiError(Code::resource_conflict)
                           .with_param("url")
                           .with_message("A webhook for this URL and event already exists"),
                       own_id);
}

expected<Reply> list_webhooks(const Request& request)
{
    AMISS_TRY(may_read(request, webhooks.table));
    AMISS_ASSIGN(const auto all, select(request, webhooks));
    return page(request, all);
}

expected<Reply> create_webhook(const Request& request)
{
    AMISS_TRY(may_write(request, webhooks.table));
    AMISS_ASSIGN(const object body, body_of(request));
    object webhook;
    AMISS_ASSIGN(webhook["url"], text(body, "url"));
    AMISS_ASSIGN(webhook["event"], text(body, "event"));
    AMISS_TRY(must_be_new_pair(request, webhook));
    return insert(request, webhooks, std::move(webhook));
}

expected<Reply> get_webhook(const Request& request) { return get(request, webhooks); }

expected<Reply> update_webhook(const Request& request)
{
    AMISS_TRY(may_write(request, webhooks.table));
    AMISS_ASSIGN(Record webhook, find(request, webhooks));
    AMISS_ASSIGN(const object body, body_of(request));
    for (const char* const field : {"url", "event"}) {
        if (!body.contains(field)) continue;
        AMISS_ASSIGN(webhook.fields[field], text(body, field));
    }
    AMISS_TRY(must_be_new_pair(request, webhook.fields, webhook.id));
    return update(request, webhooks, std::move(webhook));
}

expected<Reply> delete_webhook(const Request& request) { return erase(request, webhooks); }

} // namespace

std::vector<Route> webhook_routes()
{
    return {
        {"GET", "/api/v1/teams/{team}/webhooks", list_webhooks},
        {"POST", "/api/v1/teams/{team}/webhooks", create_webhook},
        {"GET", "/api/v1/teams/{team}/webhooks/{id}", get_webhook},
        {"PATCH", "/api/v1/teams/{team}/webhooks/{id}", update_webhook},
        {"DELETE", "/api/v1/teams/{team}/webhooks/{id}", delete_webhook},
    };
}

} // namespace demo::cstar
