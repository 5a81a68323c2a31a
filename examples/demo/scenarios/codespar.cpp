// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says, request by request.
#include <demo/scenarios/codespar_tables.hpp>
#include <demo/scenarios/unreadable.hpp>

#include <string>
#include <system_error>

namespace demo {
namespace codespar_tables {

Scenario& fails(Scenario& scenario, int status, std::string_view code)
{
    return scenario.expect(status, code).member("/status", status);
}

void successes(Scenarios& table)
{
    table.when("A project is read").get(shop).bearer(key).expect(200).member("/slug", "shop");
    table.when("A payment")
        .post(pay, pix)
        .bearer(key)
        .expect(200)
        .member("/provider", "asaas")
        .member("/result/status", "settled");
    table.when("A payment by another provider")
        .post(pay, R"({"server":"pix","amount":1990,"provider":"stone"})")
        .bearer(key)
        .expect(200)
        .member("/provider", "stone");
}

void keys(Scenarios& table)
{
    const auto refused = [&table](std::string_view what, std::string_view authorization,
                                  std::string_view why) -> Scenario& {
        Scenario& scenario = table.when(what).get(shop);
        if (!authorization.empty()) scenario.header("Authorization", authorization);
        return fails(scenario, 401, "unauthorized").member(message, "Missing or invalid API key").logs(why);
    };
    refused("No Authorization header", "", "no usable Authorization header");
    refused("A malformed header", "csk_live_acme", "no usable Authorization header");
    refused("A key that does not begin with csk_", "Bearer sk_live_acme", "no such key");
    refused("A key that was rotated", "Bearer csk_live_acmerotated", "revoked key");
    refused("A test key in production", "Bearer csk_test_acme", "other environment");
    refused("A live key in the test environment", "Bearer csk_live_acme", "other environment")
        .given([](Services& services) { services.test_environment = true; });
    fails(table.when("A key of the test environment: not found, and so let in").get(shop).bearer("csk_test_acme"), 404,
          "not_found");

    const auto forbidden = [](Scenario& scenario) -> Scenario& { return fails(scenario, 403, "forbidden"); };
    forbidden(table.when("A read-only key changes something")
                  .patch(shop, R"({"slug":"shop2"})")
                  .bearer("csk_live_acmereader"))
        .given([](Services& services) { services.test_environment = false; });
    forbidden(table.when("A project's key reaches for another project")
                  .get("/v1/projects/prj_default000000000")
                  .bearer("csk_live_acmeshop"));
    forbidden(table.when("A project's key opens a session of another project")
                  .post("/v1/sessions", R"({"project_id":"prj_default000000000"})")
                  .bearer("csk_live_acmeshop"));
    forbidden(table.when("A key whose scopes were narrowed").get(shop).bearer("csk_live_acmesessions"));
}

void limits_and_faults(Scenarios& table)
{
    const auto advance = [](Services& services) { services.clock.advance(std::chrono::seconds(18)); };
    fails(table.when("The 101st request of a minute").get(shop).bearer("csk_live_acmebusy").after(100).given(advance),
          429, "rate_limited")
        .answers_header("Retry-After", "42")
        .member(message, "Rate limit exceeded. Try again in 42 seconds");
    fails(table.when("The 21st request for triggers of a minute")
              .get("/v1/triggers/trg_none")
              .bearer("csk_live_acmebusy")
              .after(20)
              .given(advance),
          429, "rate_limited")
        .answers_header("Retry-After", "42");

    const auto broken = [&table](std::string_view what) -> Scenario& {
        return fails(table.when(what).get(shop).bearer(key), 500, "internal_error");
    };
    broken("The store fails")
        .given([](Services& services) {
            services.store.faults.fail_next("projects", std::make_error_code(std::errc::io_error));
        })
        .logs("cause=generic:5");
    broken("A bug: an exception that nobody expected")
        .given([](Services& services) {
            services.store.faults.throw_next("projects", "ledger row 9 has no csk_live_0123456789abcdef");
        })
        .logs("ledger row 9")
        .hides("csk_live_0123456789abcdef");
}

void printed(Scenarios& table)
{
    fails(table.when("The body that the document prints")
              .post("/v1/sessions/ses_second0000000000/tools/codespar_pay", R"({"server":"pix"})")
              .bearer(key),
          400, "invalid_request")
        .given(as_printed("req_a1b2c3d4"))
        .body_is(R"({"error":"invalid_request","message":"Missing required field: amount",)"
                 R"("status":400,"request_id":"req_a1b2c3d4"})");
}

} // namespace codespar_tables

Scenarios codespar_scenarios()
{
    using namespace codespar_tables;
    Scenarios table{codespar_api(), {}, {}};
    table.rules.code = "/error";
    table.rules.shapes = {{"", {"error", "message", "status", "request_id", "connect_url"}}};
    table.rules.always = {"/message"};
    table.rules.request_ids = {"/request_id"};
    table.rules.challenge = "Bearer";
    table.rules.retry_after = {429, 503};
    table.rules.on_429 = {"X-RateLimit-Reset"};
    successes(table);
    keys(table);
    requests(table);
    projects(table);
    triggers(table);
    sessions(table);
    providers(table);
    limits_and_faults(table);
    HttpRequest good;
    good.method = "POST";
    good.target = "/v1/projects";
    good.headers.add("Authorization", "Bearer " + std::string(key));
    good.headers.add("Content-Type", "application/json");
    unreadable(table, good, {"invalid_request", "content_too_large", "request_header_fields_too_large"});
    printed(table);
    return table;
}

} // namespace demo
