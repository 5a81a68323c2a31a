// SPDX-License-Identifier: BSL-1.0
// The data that both versions of cStar's API start with, and the rules that they share.
#include <demo/apis/helpdesk.hpp>

#include <boost/json/array.hpp>
#include <boost/json/string.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace demo::helpdesk {
namespace {

const Owner acme{"acme", false};
const Owner acme_test{"acme", true};
const Owner globex{"globex", false};

Key key(std::string_view text, Owner owner, Key::Kind kind = Key::Kind::secret)
{
    Key made;
    made.text = text;
    made.owner = std::move(owner);
    made.kind = kind;
    return made;
}

// The policy of initech: no key is older than 90 days.
void furnish_aging_keys(Keys& keys, Clock::time_point now)
{
    constexpr std::chrono::hours max_age(24 * 90);
    keys.set_max_age("initech", max_age);
    const auto issued = [&keys](std::string_view text, Clock::time_point when) {
        Key aging = key(text, {"initech", false});
        aging.created = when;
        keys.add(std::move(aging));
    };
    issued("sk_live_initechold", now - max_age);
    issued("sk_live_initechnew", now);
    issued("sk_live_initechaging", now - max_age + std::chrono::minutes(1));
}

void furnish_keys(Keys& keys, Clock::time_point now)
{
    keys.add(key("sk_live_acme", acme));
    keys.add(key("sk_test_acme", acme_test));
    keys.add(key("pk_live_acme", acme, Key::Kind::publishable));
    keys.add(key("pk_test_acme", acme_test, Key::Kind::publishable));
    keys.add(key("sk_live_acmebusy", acme));
    keys.add(key("pk_live_acmebusy", acme, Key::Kind::publishable));
    keys.add(key("sk_live_globex", globex));

    Key revoked = key("sk_live_acmerevoked", acme);
    revoked.revoked = true;
    keys.add(std::move(revoked));
    Key expired = key("sk_live_acmeexpired", acme);
    expired.expires = Clock::time_point(std::chrono::hours(24 * 365 * 50)); // in 2019
    keys.add(std::move(expired));
    Key restricted = key("sk_live_acmetickets", acme);
    restricted.scopes = {"tickets.read", "tickets.write"};
    keys.add(std::move(restricted));
    Key viewer = key("sk_live_acmeviewer", acme);
    viewer.read_only = true;
    keys.add(std::move(viewer));
    furnish_aging_keys(keys, now);
}

void put(Store& store, std::string_view table, std::string id, const Owner& owner, boost::json::object fields)
{
    // Cannot fail: the store is in memory, and no fault is planned yet.
    (void)store.insert(table, Record{std::move(id), owner, std::move(fields)});
}

void furnish_records(Store& store)
{
    const auto ticket = [&store](std::string id, const Owner& owner, std::string_view status) {
        put(store, "tickets", std::move(id), owner,
            {{"title", "Printer on fire"}, {"priority", "high"}, {"status", status}});
    };
    ticket("tkt_550e8400e29b41d4a716446655440000", acme, "open");
    ticket("tkt_closed1", acme, "closed");
    ticket("tkt_todelete1", acme, "open");
    ticket("tkt_test1", acme_test, "open");
    ticket("tkt_globex1", globex, "open");
    put(store, "customers", "cus_7c9e667974254de0944be07fc1f90ae7", acme,
        {{"email", "jane@example.com"}, {"name", "Jane"}});
    put(store, "articles", "art_a1b2c3d4e5f6789012345678abcdef00", acme,
        {{"title", "Getting started"}, {"slug", "getting-started"}});
    put(store, "webhooks", "whk_d4e5f6789012345678abcdef00a1b2c3", acme,
        {{"url", "https://acme.example/hook"}, {"event", "ticket.created"}});
}

} // namespace

void furnish(Services& services)
{
    furnish_keys(services.keys, services.clock.now());
    furnish_records(services.store);
}

boost::json::value frame(const Request& request, boost::json::value data)
{
    return {{"success", true},
            {"data", std::move(data)},
            {"meta", {{"requestId", request.id}, {"timestamp", utc_text(request.time)}}}};
}

boost::json::value to_json(const Record& record)
{
    boost::json::object object{{"id", record.id}};
    for (const auto& field : record.fields) object.insert(field);
    return object;
}

bool may_become(std::string_view from, std::string_view to)
{
    if (from == to) return true;
    return from == "closed" ? to == "open" : to != "new";
}

bool contains(const Record& record, std::string_view field, std::string_view part)
{
    const boost::json::value* value = record.fields.if_contains(field);
    return value != nullptr && value->is_string()
        && std::string_view(value->get_string()).find(part) != std::string_view::npos;
}

bool is_email(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string_view::npos && text.find('.', at + 2) != std::string_view::npos
        && text.find(' ') == std::string_view::npos && text.back() != '.';
}

Store::Result<void> deliver(const Request& request, std::string_view event)
{
    AMISS_ASSIGN(const auto webhooks, request.services.store.select("webhooks", request.key.owner, {{"event", event}}));
    for (const Record& webhook : webhooks) {
        auto& outbox = request.services.outbox;
        if (outbox.size() == 100) outbox.erase(outbox.begin());
        outbox.push_back({std::string(webhook.fields.at("url").get_string()), std::string(event)});
    }
    return {};
}

} // namespace demo::helpdesk
