// SPDX-License-Identifier: BSL-1.0
// What the cStar API's documents say of keys, and of what each one permits.
#include <demo/scenarios/cstar_tables.hpp>

namespace demo::cstar_tables {
namespace {

void authentication(Scenarios& table)
{
    const auto refused = [&table](std::string_view what, std::string_view authorization,
                                  std::string_view expected) -> Scenario& {
        Scenario& scenario = table.when(what).get(tickets);
        if (!authorization.empty()) scenario.header("Authorization", authorization);
        return scenario.expect(401, expected).member(type, "authentication_error");
    };
    refused("No Authorization header", "", "authentication_required");
    refused("Another scheme than Bearer", "Basic YWNtZTpzZWNyZXQ=", "authentication_required");
    refused("A key without its scheme", "sk_live_acme", "authentication_required");
    refused("A blank too many before the key", "Bearer  sk_live_acme", "authentication_required");
    refused("A tab before the key", "Bearer\tsk_live_acme", "authentication_required");
    refused("A blank inside the key", "Bearer sk_live_ acme", "authentication_required");
    refused("A line break inside the key", "Bearer sk_live_\r\n acme", "authentication_required");
    refused("Bearer and nothing else", "Bearer", "authentication_required");
    refused("Two keys", "Bearer sk_live_acme", "authentication_required").bearer("sk_live_globex");
    refused("A revoked key", "Bearer sk_live_acmerevoked", "invalid_api_key");
    refused("A truncated key", "Bearer sk_live_acm", "invalid_api_key");
    refused("A key with a character too many", "Bearer sk_live_acme1", "invalid_api_key");
    refused("A key of another environment, unknown here", "Bearer sk_live_elsewhere", "invalid_api_key");
    refused("A key with an unknown prefix", "Bearer key_acme", "invalid_key_format");
    refused("A JWT in place of a key", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhY21lIn0.c2lnbmF0dXJl",
            "invalid_key_format");
    refused("An OAuth token in place of a key", "Bearer ya29.a0AfH6SMBx", "invalid_key_format");
    refused("A key past its date", "Bearer sk_live_acmeexpired", "key_expired").logs("past its date");
    refused("A key older than its team's policy allows", "Bearer sk_live_initechold", "key_expired")
        .logs("older than the team's policy allows");
}

void permissions(Scenarios& table)
{
    const auto is = [](Scenario& scenario, std::string_view expected) {
        scenario.expect(403, expected).member(type, "authentication_error");
    };
    is(table.when("A key whose scopes leave customers out").get(customers).bearer("sk_live_acmetickets"),
       "insufficient_permissions");
    is(table.when("A key whose holder may only view").post(tickets, R"({"title":"Help"})").bearer("sk_live_acmeviewer"),
       "insufficient_permissions");
    is(table.when("A publishable key creates").post(tickets, R"({"title":"Help"})").bearer("pk_live_acme"),
       "publishable_key_write");
    is(table.when("A publishable key updates").patch(ticket, R"({"priority":"low"})").bearer("pk_live_acme"),
       "publishable_key_write");
    is(table.when("A publishable test key deletes").del(ticket).bearer("pk_test_acme"), "publishable_key_write");
    is(table.when("A publishable key deletes a customer")
           .del("/api/v1/teams/acme/customers/cus_7c9e667974254de0944be07fc1f90ae7")
           .bearer("pk_live_acme"),
       "publishable_key_write");
    is(table.when("The team in the URL is not the key's").get(tickets).bearer("sk_live_globex"), "team_access_denied");
}

// It does not matter what else such a key may do: the forms differ in mode and in what they permit.
void forms(Scenarios& table)
{
    const auto reads = [&table](std::string_view what, std::string_view key, std::string_view target) {
        const std::string_view limit = key.substr(0, 3) == "sk_" ? "1000" : "100";
        table.when(what)
            .get(target)
            .bearer(key)
            .expect(200)
            .member("/success", true)
            .answers_header("X-RateLimit-Limit", limit);
    };
    reads("A live secret key reads", "sk_live_acme", ticket);
    reads("A test secret key reads", "sk_test_acme", "/api/v1/teams/acme/tickets/tkt_test1");
    reads("A live publishable key reads", "pk_live_acme", ticket);
    reads("A test publishable key reads", "pk_test_acme", "/api/v1/teams/acme/tickets/tkt_test1");
    reads("A key within the age that its team's policy allows", "sk_live_initechnew", "/api/v1/teams/initech/tickets");
    reads("A key a minute before that age", "sk_live_initechaging", "/api/v1/teams/initech/tickets");
    table.when("A test key sees test data")
        .get(tickets)
        .bearer("sk_test_acme")
        .expect(200)
        .member("/data/0/id", "tkt_test1")
        .no_member("/data/1");
    table.when("A test secret key writes")
        .post(tickets, R"({"title":"Help needed"})")
        .bearer("sk_test_acme")
        .expect(201)
        .member("/data/status", "new");
}

} // namespace

void keys(Scenarios& table)
{
    authentication(table);
    permissions(table);
    forms(table);
}

} // namespace demo::cstar_tables
