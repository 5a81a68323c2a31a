// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says, request by request.
#include <demo/scenario.hpp>

#include <string>
#include <system_error>

namespace demo {
namespace {

constexpr std::string_view pay = "/v1/sessions/ses_first00000000000/tools/codespar_pay";
constexpr std::string_view shop = "/v1/projects/prj_shop000000000000";
constexpr std::string_view session = "/v1/sessions/ses_first00000000000";
constexpr std::string_view trigger = "/v1/triggers/trg_paid000000000000";
constexpr std::string_view pix = R"({"server":"pix","amount":1990})";
constexpr std::string_view key = "csk_live_acme";

constexpr std::string_view message = "/message";

Scenario& fails(Scenario& scenario, int status, std::string_view code)
{
    return scenario.expect(status, code).member("/status", status);
}

void successes(Scenarios& table)
{
    table.when("A project is read").get(shop).bearer(key).expect(200).member("/slug", "shop");
    table.when("A project is created")
        .post("/v1/projects", R"({"name":"Blog","slug":"blog_2-a"})")
        .bearer(key)
        .expect(201);
    table.when("A project keeps its slug").patch(shop, R"({"slug":"shop"})").bearer(key).expect(200);
    table.when("A trigger is created")
        .post("/v1/triggers",
              R"({"project_id":"prj_shop000000000000","url":"https://acme.example/hook","event":"payment.failed"})")
        .bearer(key)
        .expect(201);
    table.when("A delivery is read").get("/v1/deliveries/dlv_first000").bearer(key).expect(200);
    table.when("A session is opened")
        .post("/v1/sessions", R"({"project_id":"prj_shop000000000000"})")
        .bearer(key)
        .expect(201);
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

void requests(Scenarios& table)
{
    const auto invalid = [&table](std::string_view what, std::string_view body, std::string_view text) {
        fails(table.when(what).post(pay, body).bearer(key), 400, "invalid_request").member(message, text);
    };
    invalid("No amount", R"({"server":"pix"})", "Missing required field: amount");
    invalid("An amount below 0", R"({"server":"pix","amount":-100})", "The field 'amount' must be above 0");
    invalid("An amount as text", R"({"server":"pix","amount":"100"})", "The field 'amount' must be a whole number");
    invalid("Malformed JSON", R"({"server":"pix",)", "The body is not a JSON object");
    invalid("A provider of another server", R"({"server":"pix","amount":1,"provider":"sefaz"})",
            "The field 'provider' names none of this server's providers");

    const auto project = [&table](std::string_view what, const std::string& slug, int status, std::string_view code) {
        fails(table.when(what).post("/v1/projects", R"({"name":"New","slug":")" + slug + "\"}").bearer(key), status,
              code);
    };
    project("A slug with capitals", "Shop", 400, "slug_invalid");
    project("A slug with a blank", "my shop", 400, "slug_invalid");
    project("An empty slug", "", 400, "slug_invalid");
    project("A slug of 65 characters", std::string(65, 'a'), 400, "slug_invalid");
    table.when("A slug of 64 characters")
        .post("/v1/projects", R"({"name":"New","slug":")" + std::string(64, 'a') + "\"}")
        .bearer(key)
        .expect(201);
    project("The slug 'default'", "default", 400, "slug_reserved");
    project("A slug that is taken", "shop", 409, "slug_conflict");
    fails(table.when("A project is renamed to a slug that is taken")
              .patch("/v1/projects/prj_default000000000", R"({"slug":"shop"})")
              .bearer(key),
          409, "slug_conflict");

    constexpr std::string_view same =
        R"({"project_id":"prj_shop000000000000","url":"https://acme.example/hook","event":"payment.settled"})";
    fails(table.when("A trigger for the same URL and event").post("/v1/triggers", same).bearer(key), 409,
          "webhook_url_conflict");
    table.when("The trigger is deleted").del(trigger).bearer(key).expect(200);
    table.when("The URL and the event are free again").post("/v1/triggers", same).bearer(key).expect(201);
}

void not_found(Scenarios& table)
{
    const auto unknown = [&table](std::string_view what, std::string_view target) -> Scenario& {
        return fails(table.when(what).get(target).bearer(key), 404, "not_found");
    };
    unknown("Another organization's project", "/v1/projects/prj_globex0000000000");
    unknown("A deleted trigger", trigger);
    unknown("A delivery that is not there", "/v1/deliveries/dlv_00000000");
    unknown("An id of another form", "/v1/projects/42");
    unknown("A path that is none", "/v1/project");
    fails(table.when("A server that is not in the catalog").post(pay, R"({"server":"boleto","amount":1})").bearer(key),
          404, "not_found");
    table.when("A session is closed").del("/v1/sessions/ses_closing000000000").bearer(key).expect(200);
    unknown("A closed session", "/v1/sessions/ses_closing000000000");
    table.when("A session that was used 29 minutes ago")
        .get(session)
        .bearer(key)
        .given([](Services& services) { services.clock.advance(std::chrono::minutes(29)); })
        .expect(200);
    unknown("A session that was idle for 30 minutes", session)
        .given([](Services& services) { services.clock.advance(std::chrono::minutes(30)); })
        .logs("expired session");
}

// Each needs its own session: the others have expired by now.
void providers(Scenarios& table)
{
    const auto tool = [&table](std::string_view what, std::string_view body,
                               std::function<void(Services&)> set_up) -> Scenario& {
        return table.when(what)
            .post("/v1/sessions/ses_second0000000000/tools/codespar_pay", body)
            .bearer(key)
            .given(std::move(set_up));
    };
    const auto answers = [](int status, std::string body, std::chrono::seconds took = {}) {
        return [=](Services& services) { services.provider.answer_next("asaas", {status, body, took}); };
    };
    const auto nothing = [](Services&) {};

    fails(tool("A server that the user has not connected", R"({"server":"store","amount":1990})",
               [](Services& services) {
                   (void)services.store.insert("sessions",
                                               Record{"ses_second0000000000",
                                                      {"acme", false},
                                                      {{"project_id", "prj_shop000000000000"},
                                                       {"last_used", unix_seconds(services.clock.now())}}});
               }),
          422, "needs_connection")
        .member("/connect_url", "https://connect.codespar.dev/store?session=ses_second0000000000");
    table.when("The user connects it").post("/v1/connections", R"({"server":"store"})").bearer(key).expect(201);
    tool("The same call again", R"({"server":"store","amount":1990})", nothing)
        .expect(200)
        .member("/provider", "nuvem");

    fails(tool("The provider refuses for good", pix, answers(403, R"({"reason":"account 88-1 is not enabled"})")), 422,
          "provider_unavailable")
        .logs("account 88-1");
    tool("Another provider takes it", R"({"server":"pix","amount":1990,"provider":"stone"})", nothing).expect(200);
    fails(tool("The provider answers with a 5xx", pix, answers(503, R"({"oops":"node 12"})")), 502, "provider_error")
        .logs("node 12");
    fails(tool("The provider answers with something unexpected", pix, answers(200, "<html>login page</html>")), 502,
          "provider_error")
        .logs("login page");
    fails(tool("The provider takes longer than 30 seconds", pix, answers(200, "{}", std::chrono::seconds(31))), 504,
          "gateway_timeout")
        .logs("cause=generic:110");
    tool("The provider takes 30 seconds", pix, answers(200, "{}", std::chrono::seconds(30))).expect(200);
    fails(tool("The integration is down", pix,
               [](Services& services) { services.provider.take_down("asaas", std::chrono::seconds(90)); }),
          503, "service_unavailable")
        .answers_header("Retry-After", "90");
    fails(tool("In the middle of a deployment", pix,
               [](Services& services) {
                   services.store.faults.fail_next("sessions",
                                                   std::make_error_code(std::errc::resource_unavailable_try_again));
               }),
          503, "service_unavailable")
        .answers_header("Retry-After", "60");
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

} // namespace

Scenarios codespar_scenarios()
{
    Scenarios table{codespar_api(), {}, {}};
    table.rules.code = "/error";
    table.rules.shapes = {{"", {"error", "message", "status", "request_id", "connect_url"}}};
    table.rules.request_ids = {"/request_id"};
    table.rules.challenge = "Bearer";
    table.rules.retry_after = {429, 503};
    table.rules.on_429 = {"X-RateLimit-Reset"};
    successes(table);
    keys(table);
    requests(table);
    not_found(table);
    providers(table);
    limits_and_faults(table);
    return table;
}

} // namespace demo
