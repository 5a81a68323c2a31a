// SPDX-License-Identifier: BSL-1.0
// The data that One Stack's APIs start with: credentials, tickets, customers, articles and webhooks.
#include <demo/apis/onestack_data.hpp>

#include <boost/json/object.hpp>

#include <string>
#include <utility>

namespace demo::onestack {
namespace {

const Owner acme{"acme", false};
const Owner globex{"globex", false};
const Clock::time_point long_ago(std::chrono::hours(24 * 365 * 50)); // in 2019

Key key(std::string_view text, Owner owner, std::vector<std::string> products, Key::Kind kind = Key::Kind::secret)
{
    Key made;
    made.text = text;
    made.owner = std::move(owner);
    made.products = std::move(products);
    made.kind = kind;
    return made;
}

void furnish_keys(Keys& keys)
{
    keys.add(key("ik_acme", acme, {"psa", "crm", "kb", "hooks"}));
    keys.add(key("ik_acme_psa", acme, {"psa"}));
    keys.add(key("ik_globex", globex, {"psa", "crm", "kb", "hooks"}));
    keys.add(key("ik_initech", {"initech", false}, {"psa"}));
    keys.add(key("ik_initech_second", {"initech", false}, {"psa"}));
    keys.add(key("session_agent", acme, {"psa"}, Key::Kind::session));
    keys.add(key("session_seller", acme, {"crm"}, Key::Kind::session));
    keys.add(key("portal.customer.token", acme, {"psa"}, Key::Kind::portal)); // in place of a JWT

    Key reader = key("ik_acme_reader", acme, {"psa", "crm", "kb", "hooks"});
    reader.read_only = true;
    keys.add(std::move(reader));
    Key revoked = key("ik_acme_revoked", acme, {"psa"});
    revoked.revoked = true;
    keys.add(std::move(revoked));
    Key session = key("session_yesterday", acme, {"psa"}, Key::Kind::session);
    session.expires = long_ago;
    keys.add(std::move(session));
    Key portal = key("portal.expired.token", acme, {"psa"}, Key::Kind::portal);
    portal.expires = long_ago;
    keys.add(std::move(portal));
}

} // namespace

void furnish(Services& services)
{
    furnish_keys(services.keys);
    const auto put = [&services](std::string_view table, Record record) {
        (void)services.store.insert(table, std::move(record)); // cannot fail: no fault is planned yet
    };
    const boost::json::object ticket{{"title", "Printer on fire"}, {"priority", "high"}, {"status", "open"}};
    put("ticket", {"tkt_printer", acme, ticket, 3});
    put("ticket", {"tkt_todelete", acme, ticket});
    put("ticket", {"tkt_globex", globex, ticket});
    put("ticket", {"tkt_initech", {"initech", false}, ticket});
    put("customer", {"cus_jane", acme, {{"email", "jane@example.com"}, {"name", "Jane"}}});
    put("article", {"art_start", acme, {{"title", "Getting started"}, {"slug", "getting-started"}}});
    put("webhook", {"whk_first", acme, {{"url", "https://acme.example/hook"}, {"event", "ticket.created"}}});
}

} // namespace demo::onestack
