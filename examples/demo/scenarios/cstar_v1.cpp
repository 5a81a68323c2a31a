// SPDX-License-Identifier: BSL-1.0
// What the document of the cStar API's version 1 says, request by request.
#include <demo/scenarios/unreadable.hpp>

#include <string>
#include <system_error>

namespace demo {
namespace {

constexpr std::string_view tickets = "/api/v1/teams/acme/tickets";
constexpr std::string_view customers = "/api/v1/teams/acme/customers";
constexpr std::string_view articles = "/api/v1/teams/acme/articles";
constexpr std::string_view ticket = "/api/v1/teams/acme/tickets/tkt_550e8400e29b41d4a716446655440000";
constexpr std::string_view secret = "sk_live_acme";

constexpr std::string_view field = "/error/field";
constexpr std::string_view message = "/error/message";

void successes(Scenarios& table)
{
    table.when("A ticket is read").get(ticket).bearer(secret).expect(200);
    table.when("A ticket is created")
        .post(tickets, R"({"title":"Help","priority":"critical"})")
        .bearer(secret)
        .expect(201);
    table.when("Tickets are listed with a publishable key").get(tickets).bearer("pk_live_acme").expect(200);
    table.when("A ticket is deleted")
        .del("/api/v1/teams/acme/tickets/tkt_todelete1")
        .bearer(secret)
        .expect(204)
        .no_header("Content-Length");
    table.when("A ticket is updated").patch(ticket, R"({"status":"pending"})").bearer(secret).expect(200);

    // To find valid ids, and duplicates before they are created.
    const auto found = [&table](std::string_view what, std::string_view target, std::string_view id) {
        table.when(what)
            .get(target)
            .bearer(secret)
            .expect(200)
            .member("/success", true)
            .member("/data/0/id", id)
            .no_member("/data/1");
    };
    constexpr std::string_view jane = "cus_7c9e667974254de0944be07fc1f90ae7";
    constexpr std::string_view start = "art_a1b2c3d4e5f6789012345678abcdef00";
    found("Customers are listed", customers, jane);
    found("Articles are listed", articles, start);
    found("A customer is found by email", "/api/v1/teams/acme/customers?search=jane%40example.com", jane);
    found("An article is found by slug", "/api/v1/teams/acme/articles?slug=getting-started", start);
    found("One ticket is listed", "/api/v1/teams/acme/tickets?pageSize=1", "tkt_550e8400e29b41d4a716446655440000");
    const auto none = [&table](std::string_view what, std::string_view target) {
        table.when(what).get(target).bearer(secret).expect(200).member("/success", true).no_member("/data/0");
    };
    none("No customer has the email", "/api/v1/teams/acme/customers?search=nobody%40example.com");
    none("No article has the slug", "/api/v1/teams/acme/articles?slug=nothing");
    const auto read = [&table](std::string_view what, std::string_view target, std::string_view id) {
        table.when(what).get(target).bearer(secret).expect(200).member("/data/id", id);
    };
    read("A customer is read", "/api/v1/teams/acme/customers/cus_7c9e667974254de0944be07fc1f90ae7", jane);
    read("An article is read", "/api/v1/teams/acme/articles/art_a1b2c3d4e5f6789012345678abcdef00", start);
    table.when("A customer is created")
        .post(customers, R"({"email":"kim@example.com"})")
        .bearer(secret)
        .expect(201)
        .member("/data/email", "kim@example.com");
    table.when("An article is created")
        .post(articles, R"({"title":"Next steps","slug":"next-steps"})")
        .bearer(secret)
        .expect(201)
        .member("/data/slug", "next-steps");
    table.when("A browser's preflight")
        .send("OPTIONS", tickets)
        .header("Origin", "https://acme.example")
        .header("Access-Control-Request-Method", "POST")
        .after(150)
        .expect(204)
        .answers_header("Access-Control-Allow-Origin", "*")
        .no_header("Content-Length");
}

void keys(Scenarios& table)
{
    const auto refused = [&table](std::string_view what, std::string_view authorization, std::string_view why) {
        Scenario& scenario = table.when(what).get(tickets);
        if (!authorization.empty()) scenario.header("Authorization", authorization);
        scenario.expect(401, "UNAUTHORIZED").member(message, "Missing or invalid API key").no_member(field).logs(why);
    };
    refused("No Authorization header", "", "no usable Authorization header");
    refused("No scheme before the key", "sk_live_acme", "no usable Authorization header");
    refused("A key of an invalid format", "Bearer acme-key", "no such key");
    refused("A revoked key", "Bearer sk_live_acmerevoked", "revoked key");
    refused("An expired key", "Bearer sk_live_acmeexpired", "expired key");
    refused("A key older than its team's policy allows", "Bearer sk_live_initechold", "expired key");

    const auto forbidden = [](Scenario& scenario, std::string_view why) {
        scenario.expect(403, "FORBIDDEN").member(message, "API key lacks required permissions").logs(why);
    };
    forbidden(table.when("A publishable key creates").post(tickets, R"({"title":"Help"})").bearer("pk_live_acme"),
              "publishable key");
    forbidden(table.when("A publishable key updates").patch(ticket, R"({"status":"open"})").bearer("pk_live_acme"),
              "publishable key");
    forbidden(table.when("A publishable key deletes").del(ticket).bearer("pk_live_acme"), "publishable key");
    forbidden(table.when("Another team's resources").get(tickets).bearer("sk_live_globex"), "another team");
    forbidden(table.when("A key of restricted permissions")
                  .post(customers, R"({"email":"joe@example.com"})")
                  .bearer("sk_live_acmetickets"),
              "scopes");

    const auto unknown = [&table](std::string_view what, std::string_view target) {
        table.when(what).get(target).bearer(secret).expect(404, "NOT_FOUND").member(message, "Resource doesn't exist");
    };
    unknown("Something that is not an id", "/api/v1/teams/acme/tickets/42");
    unknown("A deleted ticket", "/api/v1/teams/acme/tickets/tkt_todelete1");
    unknown("A typing mistake in the id", "/api/v1/teams/acme/tickets/tkt_550e8400e29b41d4a716446655440001");
    unknown("A customer that is not there", "/api/v1/teams/acme/customers/cus_abc123");
    unknown("An article that is not there", "/api/v1/teams/acme/articles/art_abc123");
    unknown("An unknown path", "/api/v1/teams/acme/ticket");
}

void parameters(Scenarios& table)
{
    const auto invalid = [](Scenario& scenario, std::string_view name, std::string_view text) -> Scenario& {
        return scenario.bearer(secret).expect(400, "VALIDATION_ERROR").member(field, name).member(message, text);
    };
    invalid(table.when("No title").post(tickets, R"({"priority":"high"})"), "title", "title is required")
        .member("/meta/timestamp", "2026-03-30T10:30:00Z");
    invalid(table.when("An empty title").post(tickets, R"({"title":""})"), "title", "title is required");
    invalid(table.when("An unknown priority").post(tickets, R"({"title":"Help","priority":"urgent"})"), "priority",
            "priority must be one of: low, normal, high, critical");
    invalid(table.when("A number where text belongs").post(tickets, R"({"title":42})"), "title",
            "title must be a string");
    invalid(table.when("Something that is not an email").post(customers, R"({"email":"jane"})"), "email",
            "email is not a valid email address");
    invalid(table.when("pageSize 500").get("/api/v1/teams/acme/tickets?pageSize=500"), "pageSize",
            "pageSize must be a number from 1 to 100");
    invalid(table.when("An unknown status").patch(ticket, R"({"status":"done"})"), "status",
            "The 'status' field must be one of: new, open, pending, resolved, closed");
    table.when("A missing quote")
        .post(tickets, R"({"title: "Help"})")
        .bearer(secret)
        .expect(400, "VALIDATION_ERROR")
        .no_member(field);
    table.when("A form-encoded body")
        .send("POST", tickets)
        .body("application/x-www-form-urlencoded", "title=Help")
        .bearer(secret)
        .expect(400, "VALIDATION_ERROR")
        .no_member(field);

    const auto taken = [](Scenario& scenario, std::string_view name) {
        scenario.bearer(secret).expect(409, "CONFLICT").member(field, name);
    };
    taken(table.when("A customer's email is taken").post(customers, R"({"email":"jane@example.com"})"), "email");
    taken(table.when("An article's slug is taken").post(articles, R"({"title":"Start","slug":"getting-started"})"),
          "slug");
    taken(table.when("A closed ticket cannot become pending")
              .patch("/api/v1/teams/acme/tickets/tkt_closed1", R"({"status":"pending"})"),
          "status");
}

void limits_and_faults(Scenarios& table)
{
    table.when("The 101st request of a publishable key, 42 seconds before the hour is over")
        .get(ticket)
        .bearer("pk_live_acmebusy")
        .after(100)
        .given(as_printed("req_abc123", example_time + std::chrono::seconds(3600 - 42)))
        .expect(429, "RATE_LIMITED")
        .member("/error/retryAfter", 42)
        .member(message, "Rate limit exceeded. Try again in 42 seconds.")
        .body_is(R"({"success":false,"error":{"code":"RATE_LIMITED",)"
                 R"("message":"Rate limit exceeded. Try again in 42 seconds.","retryAfter":42},)"
                 R"("meta":{"requestId":"req_abc123","timestamp":"2026-03-30T11:29:18Z"}})")
        .answers_header("Retry-After", "42")
        .answers_header("X-RateLimit-Remaining", "0");
    table.when("The 1,001st request of a secret key")
        .get(ticket)
        .bearer("sk_live_acmebusy")
        .after(1000)
        .expect(429, "RATE_LIMITED")
        .member("/error/retryAfter", 3600)
        .answers_header("X-RateLimit-Limit", "1000");

    const auto broken = [&table](std::string_view what) -> Scenario& {
        return table.when(what)
            .get(ticket)
            .bearer(secret)
            .expect(500, "SERVER_ERROR")
            .member(message, "Internal server error");
    };
    broken("The store is disturbed")
        .given([](Services& services) {
            services.store.faults.fail_next("tickets", std::make_error_code(std::errc::timed_out));
        })
        .logs("cause=generic:110");
    broken("A bug: an exception that nobody expected")
        .given(
            [](Services& services) { services.store.faults.throw_next("tickets", "assertion failed in shard.cpp:42"); })
        .logs("shard.cpp:42");
}

void printed(Scenarios& table)
{
    constexpr Clock::time_point december{std::chrono::seconds(1765708200)}; // 2025-12-14T10:30:00Z
    table.when("The body that the document prints")
        .patch(ticket, R"({"priority":"urgent"})")
        .bearer(secret)
        .given(as_printed("req_abc123", december))
        .expect(400, "VALIDATION_ERROR")
        .body_is(R"({"success":false,"error":{"code":"VALIDATION_ERROR",)"
                 R"("message":"The 'priority' field must be one of: low, normal, high, critical",)"
                 R"("field":"priority"},)"
                 R"("meta":{"requestId":"req_abc123","timestamp":"2025-12-14T10:30:00Z"}})");
}

} // namespace

Scenarios cstar_v1_scenarios()
{
    Scenarios table{cstar_v1_api(), {}, {}};
    table.rules.code = "/error/code";
    table.rules.shapes = {{"", {"success", "error", "meta"}},
                          {"/error", {"code", "message", "field", "retryAfter"}},
                          {"/meta", {"requestId", "timestamp"}}};
    table.rules.always = {"/error/message"};
    table.rules.request_ids = {"/meta/requestId"};
    table.rules.challenge = "Bearer";
    table.rules.retry_after = {429};
    table.rules.every_time = {"X-RateLimit-Remaining", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"};
    successes(table);
    keys(table);
    parameters(table);
    limits_and_faults(table);
    HttpRequest good;
    good.method = "POST";
    good.target = tickets;
    good.headers.add("Authorization", "Bearer " + std::string(secret));
    good.headers.add("Content-Type", "application/json");
    unreadable(table, good, {"VALIDATION_ERROR", "CONTENT_TOO_LARGE", "REQUEST_HEADER_FIELDS_TOO_LARGE"});
    printed(table);
    return table;
}

} // namespace demo
