// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says of triggers and deliveries.
#include <demo/scenarios/codespar_tables.hpp>

namespace demo::codespar_tables {
namespace {

// A key of its own: the limit for triggers is low.
constexpr std::string_view hooks = "csk_live_acmehooks";
constexpr std::string_view settled =
    R"({"project_id":"prj_shop000000000000","url":"https://acme.example/hook","event":"payment.settled"})";
constexpr std::string_view second = "/v1/triggers/trg_second0000000000";

Scenario& unknown(Scenario& scenario) { return fails(scenario.bearer(hooks), 404, "not_found"); }
Scenario& conflicts(Scenario& scenario) { return fails(scenario.bearer(hooks), 409, "webhook_url_conflict"); }
Scenario& done(Scenario& scenario) { return scenario.bearer(hooks).expect(200); }

// trg_second has another URL than trg_paid, and is inactive.
void conflict_scenarios(Scenarios& table)
{
    conflicts(table.when("A trigger for the same URL and event").post("/v1/triggers", settled));
    table.when("A trigger for another URL")
        .post("/v1/triggers",
              R"({"project_id":"prj_shop000000000000","url":"https://acme.example/other","event":"payment.settled"})")
        .bearer(hooks)
        .expect(201)
        .member("/state", "active");
    table.when("A trigger for the same URL and event in another project")
        .post("/v1/triggers",
              R"({"project_id":"prj_default000000000","url":"https://acme.example/hook","event":"payment.settled"})")
        .bearer(hooks)
        .expect(201);
    done(table.when("An inactive trigger gets the URL and event of an active one")
             .patch(second, R"({"url":"https://acme.example/hook"})"))
        .member("/url", "https://acme.example/hook")
        .member("/state", "inactive");
    conflicts(table.when("It cannot become active like that").patch(second, R"({"state":"active"})"));
    done(table.when("It becomes active with another URL")
             .patch(second, R"({"state":"active","url":"https://acme.example/second"})"))
        .member("/state", "active");
    conflicts(table.when("An active trigger cannot get the URL and event of another")
                  .patch(second, R"({"url":"https://acme.example/hook"})"));
    done(table.when("The existing trigger is updated instead").patch(trigger, R"({"event":"payment.refunded"})"))
        .member("/event", "payment.refunded");
    done(table.when("The existing trigger is changed back").patch(trigger, R"({"event":"payment.settled"})"));
    done(table.when("A trigger becomes inactive").patch(trigger, R"({"state":"inactive"})"))
        .member("/state", "inactive");
    table.when("The URL and event of an inactive trigger are free")
        .post("/v1/triggers", settled)
        .bearer(hooks)
        .expect(201);
    conflicts(table.when("They are not when it becomes active again").patch(trigger, R"({"state":"active"})"));
    fails(table.when("A state that no trigger has").patch(trigger, R"({"state":"paused"})").bearer(hooks), 400,
          "invalid_request")
        .member(message, "The field 'state' must be one of: active, inactive");
    fails(table.when("A new trigger with a state that no trigger has")
              .post("/v1/triggers",
                    R"({"project_id":"prj_shop000000000000","url":"https://a.example","event":"a","state":"paused"})")
              .bearer(hooks),
          400, "invalid_request")
        .member(message, "The field 'state' must be one of: active, inactive");
    fails(table.when("A trigger's URL must be text").patch(trigger, R"({"url":7})").bearer(hooks), 400,
          "invalid_request")
        .member(message, "The field 'url' must be a string");
}

} // namespace

void triggers(Scenarios& table)
{
    table.when("Triggers are listed")
        .get("/v1/triggers")
        .bearer(hooks)
        .expect(200)
        .member("/data/0/id", "trg_paid000000000000")
        .member("/data/1/id", "trg_second0000000000")
        .no_member("/data/2");
    table.when("A trigger is created")
        .post("/v1/triggers",
              R"({"project_id":"prj_shop000000000000","url":"https://acme.example/hook","event":"payment.failed"})")
        .bearer("csk_live_acmeshop")
        .expect(201)
        .member("/event", "payment.failed")
        .new_id("/id", "trg_", 16);
    conflict_scenarios(table);

    // One advances the clock: the limit is for a minute.
    done(table.when("A trigger is deleted").del(trigger)).given([](Services& services) {
        services.clock.advance(std::chrono::minutes(1));
    });
    unknown(table.when("A deleted trigger").get(trigger));
    unknown(table.when("A deleted trigger is not changed").patch(trigger, R"({"state":"active"})"));
    unknown(table.when("A trigger is deleted only once").del(trigger));

    done(table.when("A delivery is read").get("/v1/deliveries/dlv_first000"))
        .member("/status", "delivered")
        .new_id("/id", "dlv_", 8);
    done(table.when("A delivery is deleted").del("/v1/deliveries/dlv_first000")).member("/deleted", true);
    unknown(table.when("A deleted delivery").get("/v1/deliveries/dlv_first000"));
    unknown(table.when("A delivery is deleted only once").del("/v1/deliveries/dlv_first000"));
    unknown(table.when("A delivery that is not there").get("/v1/deliveries/dlv_00000000"));
}

} // namespace demo::codespar_tables
