// SPDX-License-Identifier: BSL-1.0
// What the cStar API's documents say of parameters, JSON and ids.
#include <demo/scenarios/cstar_tables.hpp>

#include <string>

namespace demo::cstar_tables {

Scenario& missing(Scenario& scenario, std::string_view name)
{
    return scenario.bearer(secret)
        .expect(400, "parameter_missing")
        .member(type, "invalid_request_error")
        .member(param, name)
        .member(message, "The '" + std::string(name) + "' field is required.");
}

Scenario& invalid(Scenario& scenario, std::string_view name)
{
    return scenario.bearer(secret)
        .expect(400, "parameter_invalid")
        .member(type, "invalid_request_error")
        .member(param, name);
}

namespace {

void fields(Scenarios& table)
{
    missing(table.when("No title").post(tickets, R"({"priority":"high"})"), "title")
        .member("/error/doc_url", "https://cstar.help/developers/api/errors#parameter_missing")
        .member("/meta/timestamp", "2026-03-30T10:30:00Z");
    missing(table.when("An empty title").post(tickets, R"({"title":""})"), "title");
    missing(table.when("A misspelt title").post(tickets, R"({"tittle":"Help needed"})"), "title");
    missing(table.when("The title in the query, not in the body")
                .post("/api/v1/teams/acme/tickets?title=Help", R"({"priority":"high"})"),
            "title");
    missing(table.when("A customer without an email").post(customers, R"({"name":"Jane"})"), "email");
    missing(table.when("A webhook without an event").post(webhooks, R"({"url":"https://acme.example/h"})"), "event");

    invalid(table.when("An unknown priority").post(tickets, R"({"title":"Help","priority":"super-urgent"})"),
            "priority")
        .member(message, "The 'priority' field must be one of: low, normal, high, urgent");
    const auto statuses = "The 'status' field must be one of: new, open, pending, resolved, closed";
    invalid(table.when("An unknown status").patch(ticket, R"({"status":"done"})"), "status").member(message, statuses);
    invalid(table.when("A new ticket with an unknown status").post(tickets, R"({"title":"Help","status":"done"})"),
            "status")
        .member(message, statuses);
    table.when("A new ticket with a known status")
        .post(tickets, R"({"title":"Help","status":"pending"})")
        .bearer(secret)
        .expect(201)
        .member("/data/status", "pending");
    invalid(table.when("A number where text belongs").post(tickets, R"({"title":42})"), "title");
    invalid(table.when("pageSize 500").get("/api/v1/teams/acme/tickets?pageSize=500"), "pageSize");
    invalid(table.when("Text where a number belongs").get("/api/v1/teams/acme/tickets?pageSize=many"), "pageSize");
    invalid(table.when("Something that is not an email").post(customers, R"({"email":"jane"})"), "email");
    invalid(table.when("pageSize 0").get("/api/v1/teams/acme/tickets?pageSize=0"), "pageSize");

    table.when("A search")
        .get("/api/v1/teams/acme/search?query=Printer")
        .bearer(secret)
        .expect(200)
        .member("/data/0/title", "Printer on fire");
    table.when("A search for words with plus signs between them")
        .get("/api/v1/teams/acme/search?query=Printer+on%20fire")
        .bearer(secret)
        .expect(200)
        .member("/data/0/title", "Printer on fire");
    constexpr std::string_view search = "/api/v1/teams/acme/search";
    missing(table.when("A search for nothing").get(search), "query");
    missing(table.when("The query in the body, not in the URL").get(search).json(R"({"query":"Printer"})"), "query");
    invalid(table.when("A search for an empty text").get("/api/v1/teams/acme/search?query="), "query")
        .member(message, "The 'query' field must not be empty");
}

void json(Scenarios& table)
{
    const auto no_json = [&table](std::string_view what, std::string_view content_type, std::string_view body) {
        table.when(what)
            .send("POST", tickets)
            .body(content_type, body)
            .bearer(secret)
            .expect(400, "invalid_json")
            .member(type, "invalid_request_error")
            .no_member(param);
    };
    no_json("A missing quote", "application/json", R"({"title: "Help needed"})");
    no_json("A missing bracket", "application/json", R"({"title":"Help needed")");
    no_json("No body", "application/json", "");
    no_json("A form-encoded body", "application/x-www-form-urlencoded", "title=Help+needed");
    no_json("JSON sent as plain text", "text/plain", R"({"title":"Help needed"})");
    no_json("JSON without a Content-Type", "", R"({"title":"Help needed"})");
}

void ids(Scenarios& table)
{
    const auto bad_id = [&table](std::string_view what, std::string_view target) {
        table.when(what)
            .get(target)
            .bearer(secret)
            .expect(400, "invalid_id_format")
            .member(type, "invalid_request_error");
    };
    bad_id("Something that is not an id", "/api/v1/teams/acme/tickets/42");
    bad_id("A truncated UUID", "/api/v1/teams/acme/tickets/550e8400-e29b-41d4-a716-44665544");
    bad_id("An id with a character that does not belong", "/api/v1/teams/acme/articles/art_a1b2%22");
    bad_id("A slash in an id", "/api/v1/teams/acme/tickets/tkt_abc%2F123");
    bad_id("Text where the id of a webhook belongs", "/api/v1/teams/acme/webhooks/zzz");
    bad_id("A ticket's id where a customer's belongs", "/api/v1/teams/acme/customers/tkt_abc123");

    const auto good_id = [&table](std::string_view what, std::string_view target, std::string_view id) {
        table.when(what).get(target).bearer(secret).expect(200).member("/data/id", id);
    };
    good_id("A UUID as an id", "/api/v1/teams/acme/tickets/550e8400-e29b-41d4-a716-446655440000",
            "tkt_550e8400e29b41d4a716446655440000");
    for (const char* const path :
         {"tickets/tkt_550e8400e29b41d4a716446655440000", "customers/cus_7c9e667974254de0944be07fc1f90ae7",
          "articles/art_a1b2c3d4e5f6789012345678abcdef00", "webhooks/whk_d4e5f6789012345678abcdef00a1b2c3"}) {
        const std::string_view resource(path);
        const std::string_view id = resource.substr(resource.find('/') + 1);
        good_id("An id with the prefix " + std::string(id.substr(0, 4)), "/api/v1/teams/acme/" + std::string(path), id);
    }
}

} // namespace

void requests(Scenarios& table)
{
    fields(table);
    json(table);
    ids(table);
}

} // namespace demo::cstar_tables
