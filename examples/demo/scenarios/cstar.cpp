// SPDX-License-Identifier: BSL-1.0
// What the documents of the cStar API say, request by request.
#include <demo/scenarios/cstar_tables.hpp>
#include <demo/scenarios/unreadable.hpp>

#include <string>
#include <system_error>

namespace demo {
namespace cstar_tables {

void successes(Scenarios& table)
{
    table.when("A ticket is read")
        .get(ticket)
        .bearer(secret)
        .expect(200)
        .member("/success", true)
        .member("/data/status", "open");
    table.when("A ticket is created, and a webhook's delivery does not count against the limit")
        .post(tickets, R"({"title":"Help needed","priority":"urgent"})")
        .bearer(secret)
        .expect(201)
        .member("/data/priority", "urgent")
        .new_id("/data/id", "tkt_", 32)
        .answers_header("X-RateLimit-Limit", "1000")
        .answers_header("X-RateLimit-Remaining", "998")
        .leaves([](const Services& services) {
            return services.outbox.size() == 1 && services.outbox[0].event == "ticket.created";
        });
    table.when("Tickets are listed with a publishable key")
        .get("/api/v1/teams/acme/tickets?pageSize=100")
        .bearer("pk_live_acme")
        .expect(200)
        .answers_header("X-RateLimit-Limit", "100")
        .answers_header("X-RateLimit-Remaining", "99");
    table.when("A ticket is updated, and the delivery did not count")
        .patch(ticket, R"({"status":"pending"})")
        .bearer(secret)
        .expect(200)
        .answers_header("X-RateLimit-Remaining", "997")
        .member("/data/status", "pending");
    table.when("A ticket is deleted")
        .del("/api/v1/teams/acme/tickets/tkt_todelete1")
        .bearer(secret)
        .expect(200)
        .member("/data/deleted", true);
    const auto preflight = [&table](std::string_view what) -> Scenario& {
        return table.when(what)
            .send("OPTIONS", tickets)
            .header("Origin", "https://acme.example")
            .header("Access-Control-Request-Method", "POST")
            .expect(204)
            .answers_header("Access-Control-Allow-Origin", "*")
            .no_header("Content-Length")
            .no_header("Content-Type");
    };
    preflight("A browser's preflight");
    // More of them than all requests without a key together may be.
    preflight("Preflights do not count").after(150).answers_header("X-RateLimit-Remaining", "100");
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
    table.when("A key at the age at which its team's policy ends it")
        .get("/api/v1/teams/initech/tickets")
        .bearer("sk_live_initechaging")
        .expect(401, "key_expired")
        .member(type, "authentication_error")
        .logs("older than the team's policy allows");
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
        .member("/error/doc_url", "https://cstar.help/developers/api/errors#internal_error")
        .given([](Services& services) {
            services.store.faults.throw_next("tickets", "shard 7 of db-3.internal refused sk_live_acme0123456789");
        })
        .logs("shard 7 of db-3.internal")
        .hides("sk_live_acme0123456789");
}

// The bodies of the two documents, which differ in the address of the reference. The older one leaves out `meta`.
void printed(Scenarios& table)
{
    table.when("The body that the error reference prints")
        .post(tickets, R"({"priority":"high"})")
        .bearer(secret)
        .given([](Services& services) {
            as_printed("req_abc123")(services);
            services.doc_base = "https://cstar.help/developers/errors#";
            services.tells_time = false;
        })
        .expect(400, "parameter_missing")
        .body_is(R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
                 R"("message":"The 'title' field is required.","param":"title",)"
                 R"("doc_url":"https://cstar.help/developers/errors#parameter_missing","request_id":"req_abc123"}})");
    table.when("The body that the reference of error codes prints")
        .post(tickets, R"({"priority":"high"})")
        .bearer(secret)
        .given([](Services& services) {
            as_printed("req_a1B2c3D4e5F6")(services);
            services.doc_base.clear();
            services.tells_time = true;
        })
        .expect(400, "parameter_missing")
        .body_is(R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
                 R"("message":"The 'title' field is required.","param":"title",)"
                 R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
                 R"("request_id":"req_a1B2c3D4e5F6"},)"
                 R"("meta":{"requestId":"req_a1B2c3D4e5F6","timestamp":"2026-03-30T10:30:00Z"}})");
}

} // namespace cstar_tables

Scenarios cstar_scenarios()
{
    using namespace cstar_tables;
    Scenarios table{cstar_api(), {}, {}};
    table.rules.code = code;
    table.rules.shapes = {{"", {"success", "error", "meta"}},
                          {"/error", {"type", "code", "message", "param", "doc_url", "request_id"}},
                          {"/meta", {"requestId", "timestamp"}}};
    table.rules.always = {"/error/message"};
    table.rules.type = "/error/type";
    table.rules.types = {"authentication_error", "invalid_request_error", "not_found_error", "rate_limit_error",
                         "api_error"};
    table.rules.link = "/error/doc_url";
    table.rules.request_ids = {"/error/request_id", "/meta/requestId"};
    table.rules.challenge = "Bearer";
    table.rules.retry_after = {429};
    table.rules.every_time = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
                              "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"};
    successes(table);
    keys(table);
    requests(table);
    resources(table);
    limits(table);
    faults(table);
    HttpRequest good;
    good.method = "POST";
    good.target = tickets;
    good.headers.add("Authorization", "Bearer " + std::string(secret));
    good.headers.add("Content-Type", "application/json");
    unreadable(table, good, {"bad_request", "content_too_large", "request_header_fields_too_large", false});
    table.all.back().member("/error/doc_url", "https://cstar.help/developers/api/errors");
    printed(table);
    return table;
}

} // namespace demo
