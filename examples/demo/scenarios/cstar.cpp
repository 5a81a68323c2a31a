// SPDX-License-Identifier: BSL-1.0
// What the documents of the cStar API say, request by request.
#include <demo/scenario.hpp>

#include <system_error>

namespace demo {
namespace {

constexpr std::string_view tickets = "/api/v1/teams/acme/tickets";
constexpr std::string_view customers = "/api/v1/teams/acme/customers";
constexpr std::string_view articles = "/api/v1/teams/acme/articles";
constexpr std::string_view webhooks = "/api/v1/teams/acme/webhooks";
constexpr std::string_view ticket = "/api/v1/teams/acme/tickets/tkt_550e8400e29b41d4a716446655440000";
constexpr std::string_view secret = "sk_live_acme";

constexpr std::string_view code = "/error/code";
constexpr std::string_view type = "/error/type";
constexpr std::string_view param = "/error/param";
constexpr std::string_view message = "/error/message";

void successes(Scenarios& table)
{
    table.when("A ticket is read")
        .get(ticket)
        .bearer(secret)
        .expect(200)
        .member("/success", true)
        .member("/data/status", "open");
    table.when("A ticket is read by its UUID")
        .get("/api/v1/teams/acme/tickets/550e8400-e29b-41d4-a716-446655440000")
        .bearer(secret)
        .expect(200);
    table.when("A ticket is created, and a webhook's delivery does not count against the limit")
        .post(tickets, R"({"title":"Help needed","priority":"urgent"})")
        .bearer(secret)
        .expect(201)
        .member("/data/priority", "urgent")
        .answers_header("X-RateLimit-Limit", "1000")
        .answers_header("X-RateLimit-Remaining", "997")
        .leaves([](const Services& services) {
            return services.outbox.size() == 1 && services.outbox[0].event == "ticket.created";
        });
    table.when("Tickets are listed with a publishable key")
        .get("/api/v1/teams/acme/tickets?pageSize=100")
        .bearer("pk_live_acme")
        .expect(200)
        .answers_header("X-RateLimit-Limit", "100")
        .answers_header("X-RateLimit-Remaining", "99");
    table.when("A ticket is updated; neither did the delivery count later")
        .patch(ticket, R"({"status":"pending"})")
        .bearer(secret)
        .expect(200)
        .answers_header("X-RateLimit-Remaining", "996")
        .member("/data/status", "pending");
    table.when("A ticket is deleted")
        .del("/api/v1/teams/acme/tickets/tkt_todelete1")
        .bearer(secret)
        .expect(200)
        .member("/data/deleted", true);
    table.when("A customer is found by email")
        .get("/api/v1/teams/acme/customers?search=jane%40example.com")
        .bearer(secret)
        .expect(200)
        .member("/data/0/name", "Jane");
    table.when("A test key sees test data")
        .get("/api/v1/teams/acme/tickets/tkt_test1")
        .bearer("sk_test_acme")
        .expect(200);
    table.when("A browser's preflight")
        .send("OPTIONS", tickets)
        .header("Origin", "https://acme.example")
        .header("Access-Control-Request-Method", "POST")
        .expect(204)
        .answers_header("Access-Control-Allow-Origin", "*");
}

void authentication(Scenarios& table)
{
    const auto refused = [&table](std::string_view what, std::string_view authorization, std::string_view expected) {
        Scenario& scenario = table.when(what).get(tickets);
        if (!authorization.empty()) scenario.header("Authorization", authorization);
        scenario.expect(401, expected).member(type, "authentication_error");
    };
    refused("No Authorization header", "", "authentication_required");
    refused("Another scheme than Bearer", "Basic YWNtZTpzZWNyZXQ=", "authentication_required");
    refused("A key without its scheme", "sk_live_acme", "authentication_required");
    refused("A blank too many before the key", "Bearer  sk_live_acme", "authentication_required");
    refused("A tab before the key", "Bearer\tsk_live_acme", "authentication_required");
    refused("A blank inside the key", "Bearer sk_live_ acme", "authentication_required");
    refused("A line break inside the key", "Bearer sk_live_\r\n acme", "authentication_required");
    refused("Bearer and nothing else", "Bearer", "authentication_required");
    refused("A revoked key", "Bearer sk_live_acmerevoked", "invalid_api_key");
    refused("A truncated key", "Bearer sk_live_acm", "invalid_api_key");
    refused("A key with a character too many", "Bearer sk_live_acme1", "invalid_api_key");
    refused("A key of another environment, unknown here", "Bearer sk_live_elsewhere", "invalid_api_key");
    refused("A key with an unknown prefix", "Bearer key_acme", "invalid_key_format");
    refused("A JWT in place of a key", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhY21lIn0.c2lnbmF0dXJl",
            "invalid_key_format");
    refused("An OAuth token in place of a key", "Bearer ya29.a0AfH6SMBx", "invalid_key_format");
    refused("A key past its date", "Bearer sk_live_acmeexpired", "key_expired");
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
    is(table.when("The team in the URL is not the key's").get(tickets).bearer("sk_live_globex"), "team_access_denied");
}

void parameters(Scenarios& table)
{
    const auto missing = [](Scenario& scenario, std::string_view name) -> Scenario& {
        return scenario.bearer(secret)
            .expect(400, "parameter_missing")
            .member(type, "invalid_request_error")
            .member(param, name)
            .member(message, "The '" + std::string(name) + "' field is required.");
    };
    missing(table.when("No title").post(tickets, R"({"priority":"high"})"), "title")
        .member("/error/doc_url", "https://cstar.help/developers/api/errors#parameter_missing")
        .member("/meta/timestamp", "2026-03-30T10:30:00Z");
    missing(table.when("A misspelt title").post(tickets, R"({"tittle":"Help needed"})"), "title");
    missing(table.when("The title in the query, not in the body")
                .post("/api/v1/teams/acme/tickets?title=Help", R"({"priority":"high"})"),
            "title");
    missing(table.when("A customer without an email").post(customers, R"({"name":"Jane"})"), "email");
    missing(table.when("A webhook without an event").post(webhooks, R"({"url":"https://acme.example/h"})"), "event");

    const auto invalid = [](Scenario& scenario, std::string_view name) -> Scenario& {
        return scenario.bearer(secret)
            .expect(400, "parameter_invalid")
            .member(type, "invalid_request_error")
            .member(param, name);
    };
    invalid(table.when("An unknown priority").post(tickets, R"({"title":"Help","priority":"super-urgent"})"),
            "priority")
        .member(message, "The 'priority' field must be one of: low, normal, high, urgent");
    invalid(table.when("An unknown status").patch(ticket, R"({"status":"done"})"), "status")
        .member(message, "The 'status' field must be one of: new, open, pending, resolved, closed");
    invalid(table.when("A number where text belongs").post(tickets, R"({"title":42})"), "title");
    invalid(table.when("pageSize 500").get("/api/v1/teams/acme/tickets?pageSize=500"), "pageSize");
    invalid(table.when("Text where a number belongs").get("/api/v1/teams/acme/tickets?pageSize=many"), "pageSize");
    invalid(table.when("An email that is none").post(customers, R"({"email":"jane"})"), "email");

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

    const auto bad_id = [&table](std::string_view what, std::string_view target) {
        table.when(what)
            .get(target)
            .bearer(secret)
            .expect(400, "invalid_id_format")
            .member(type, "invalid_request_error");
    };
    bad_id("An id that is none", "/api/v1/teams/acme/tickets/42");
    bad_id("A truncated UUID", "/api/v1/teams/acme/tickets/550e8400-e29b-41d4-a716-44665544");
    bad_id("An id with a character that does not belong", "/api/v1/teams/acme/articles/art_a1b2%22");
}

void conflicts(Scenarios& table)
{
    const auto taken = [&table](std::string_view what, std::string_view target, std::string_view body,
                                std::string_view name) -> Scenario& {
        return table.when(what)
            .post(target, body)
            .bearer(secret)
            .expect(409, "resource_conflict")
            .member(type, "invalid_request_error")
            .member(param, name);
    };
    taken("A customer's email is taken", customers, R"({"email":"jane@example.com"})", "email")
        .member(message, "A customer with this email already exists");
    table.when("A webhook is created")
        .post(webhooks, R"({"url":"https://acme.example/hook","event":"ticket.closed"})")
        .bearer(secret)
        .expect(201);
    taken("The same webhook again", webhooks, R"({"url":"https://acme.example/hook","event":"ticket.closed"})", "url");
    taken("An article's slug is taken", articles, R"({"title":"Start","slug":"getting-started"})", "slug");
    table.when("A closed ticket cannot become pending")
        .patch("/api/v1/teams/acme/tickets/tkt_closed1", R"({"status":"pending"})")
        .bearer(secret)
        .expect(409, "resource_conflict")
        .member(param, "status");

    const auto unknown = [&table](std::string_view what, std::string_view target, std::string_view key) {
        table.when(what).get(target).bearer(key).expect(404, "resource_not_found").member(type, "not_found_error");
    };
    unknown("A well-formed id of nothing", "/api/v1/teams/acme/tickets/tkt_abc123", secret);
    unknown("A deleted ticket", "/api/v1/teams/acme/tickets/tkt_todelete1", secret);
    unknown("Another team's ticket", "/api/v1/teams/acme/tickets/tkt_globex1", secret);
    unknown("A live ticket with a test key", ticket, "sk_test_acme");
    unknown("A test ticket with a live key", "/api/v1/teams/acme/tickets/tkt_test1", secret);
    unknown("A path that is none", "/api/v1/teams/acme/ticket", secret);
}

void limits(Scenarios& table)
{
    const auto exceeded = [&table](std::string_view what, std::string_view key, int limit) {
        table.when(what)
            .get("/api/v1/teams/acme/articles/art_a1b2c3d4e5f6789012345678abcdef00")
            .bearer(key)
            .after(limit)
            .given([](Services& services) { services.clock.advance(std::chrono::minutes(20)); })
            .expect(429, "rate_limit_exceeded")
            .member(type, "rate_limit_error")
            .answers_header("Retry-After", "2400")
            .answers_header("X-RateLimit-Limit", std::to_string(limit))
            .answers_header("X-RateLimit-Remaining", "0");
    };
    exceeded("The 1,001st request of a secret key in an hour", "sk_live_acmebusy", 1000);
    exceeded("The 101st request of a publishable key in an hour", "pk_live_acmebusy", 100);
    table.when("The next hour")
        .get(ticket)
        .bearer("sk_live_acmebusy")
        .given([](Services& services) { services.clock.advance(std::chrono::hours(1)); })
        .expect(200)
        .answers_header("X-RateLimit-Remaining", "999");
}

void faults(Scenarios& table)
{
    const auto broken = [](Scenario& scenario, std::string_view expected) -> Scenario& {
        return scenario.bearer(secret).expect(500, expected).member(type, "api_error").no_member(param);
    };
    broken(table.when("The database does not answer").get(ticket), "database_error")
        .given([](Services& services) {
            services.store.faults.fail_next("tickets", std::make_error_code(std::errc::connection_reset));
        })
        .logs("context=\"find\"")
        .logs("cause=generic:104");
    broken(table.when("The database is full").post(customers, R"({"email":"joe@example.com"})"), "database_error")
        .given([](Services& services) {
            services.store.faults.fail_next("customers", std::make_error_code(std::errc::no_space_on_device));
        })
        .logs("cause=generic:28");
    broken(table.when("A bug: an exception that nobody expected").get(ticket), "internal_error")
        .given([](Services& services) {
            services.store.faults.throw_next("tickets", "shard 7 of db-3.internal refused sk_live_acme0123456789");
        })
        .logs("shard 7 of db-3.internal")
        .hides("sk_live_acme0123456789");
}

} // namespace

Scenarios cstar_scenarios()
{
    Scenarios table{cstar_api(), {}, {}};
    table.rules.code = code;
    table.rules.shapes = {{"", {"success", "error", "meta"}},
                          {"/error", {"type", "code", "message", "param", "doc_url", "request_id"}},
                          {"/meta", {"requestId", "timestamp"}}};
    table.rules.request_ids = {"/error/request_id", "/meta/requestId"};
    table.rules.challenge = "Bearer";
    table.rules.retry_after = {429};
    table.rules.every_time = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"};
    successes(table);
    authentication(table);
    permissions(table);
    parameters(table);
    conflicts(table);
    limits(table);
    faults(table);
    return table;
}

} // namespace demo
