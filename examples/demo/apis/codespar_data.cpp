// SPDX-License-Identifier: BSL-1.0
// The data that CodeSpar's API starts with: keys, projects, triggers, sessions and servers.
#include <demo/apis/codespar_data.hpp>

#include <boost/json/object.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace demo::codespar {
namespace {

const Owner acme{"acme", false};
const Owner globex{"globex", false};

Key key(std::string_view text, Owner owner)
{
    Key made;
    made.text = text;
    made.owner = std::move(owner);
    return made;
}

void furnish_keys(Keys& keys)
{
    keys.add(key("csk_live_acme", acme));
    keys.add(key("csk_live_acmebusy", acme));
    keys.add(key("csk_live_acmehooks", acme));
    keys.add(key("csk_live_globex", globex));
    keys.add(key("csk_test_acme", {"acme", true}));

    Key rotated = key("csk_live_acmerotated", acme);
    rotated.revoked = true;
    keys.add(std::move(rotated));
    Key reader = key("csk_live_acmereader", acme);
    reader.read_only = true;
    keys.add(std::move(reader));
    Key sessions = key("csk_live_acmesessions", acme);
    sessions.scopes = {"sessions.read", "sessions.write"};
    keys.add(std::move(sessions));
    Key one_project = key("csk_live_acmeshop", acme);
    one_project.project = "prj_shop000000000000";
    keys.add(std::move(one_project));
}

} // namespace

const ToolServer* find_server(std::string_view id)
{
    static const std::array<ToolServer, 3> servers{
        {{"pix", {"asaas", "stone"}}, {"nfe", {"sefaz"}}, {"store", {"nuvem"}, true}}};
    const auto found =
        std::find_if(servers.begin(), servers.end(), [id](const ToolServer& server) { return server.id == id; });
    return found == servers.end() ? nullptr : &*found;
}

void furnish(Services& services)
{
    furnish_keys(services.keys);
    const auto put = [&services](std::string_view table, std::string id, const Owner& owner,
                                 boost::json::object fields) {
        // Cannot fail: the store is in memory, and no fault is planned yet.
        (void)services.store.insert(table, Record{std::move(id), owner, std::move(fields)});
    };
    put("projects", "prj_default000000000", acme, {{"name", "Default"}, {"slug", "default"}});
    put("projects", "prj_shop000000000000", acme, {{"name", "Shop"}, {"slug", "shop"}});
    put("projects", "prj_globex0000000000", globex, {{"name", "Globex"}, {"slug", "globex"}});
    put("projects", "prj_globexlabs000000", globex, {{"name", "Labs"}, {"slug", "labs"}});
    put("triggers", "trg_paid000000000000", acme,
        {{"project_id", "prj_shop000000000000"},
         {"url", "https://acme.example/hook"},
         {"event", "payment.settled"},
         {"state", "active"}});
    put("triggers", "trg_second0000000000", acme,
        {{"project_id", "prj_shop000000000000"},
         {"url", "https://acme.example/second"},
         {"event", "payment.settled"},
         {"state", "inactive"}});
    put("deliveries", "dlv_first000", acme,
        {{"project_id", "prj_shop000000000000"}, {"trigger_id", "trg_paid000000000000"}, {"status", "delivered"}});
    for (const char* id : {"ses_first00000000000", "ses_closing000000000"})
        put("sessions", id, acme,
            {{"project_id", "prj_shop000000000000"}, {"last_used", unix_seconds(services.clock.now())}});
}

} // namespace demo::codespar
