// SPDX-License-Identifier: BSL-1.0
// What the document of the One Stack APIs says, request by request.
#include <demo/scenarios/unreadable.hpp>

#include <string>
#include <system_error>

namespace demo {
namespace {

constexpr std::string_view tickets = "/psa/v1/tickets";
constexpr std::string_view portal_tickets = "/psa/v1/portal/tickets";
constexpr std::string_view ticket = "/psa/v1/tickets/tkt_printer";
constexpr std::string_view own_ticket = "/psa/v1/tickets/tkt_todelete";
constexpr std::string_view customers = "/crm/v1/customers";
constexpr std::string_view good_ticket = R"({"title":"Help","priority":"critical"})";

constexpr std::string_view message = "/error";
constexpr std::string_view resource_type = "/details/resourceType";
constexpr std::string_view resource_id = "/details/resourceId";

Scenario& with_key(Scenario& scenario, std::string_view key = "ik_acme")
{
    return scenario.header("X-Integration-Key", key);
}

void successes(Scenarios& table)
{
    with_key(table.when("A ticket is read").get(ticket)).expect(200).member("/_etag", "v3");
    with_key(table.when("Tickets are listed").get("/psa/v1/tickets?pageSize=100")).expect(200);
    with_key(table.when("A ticket is created").post(tickets, good_ticket)).expect(201).member("/priority", "critical");
    table.when("A user's session reads").get(ticket).header("Cookie", "session=session_agent").expect(200);
    table.when("A portal's token creates a ticket in the portal")
        .post(portal_tickets, good_ticket)
        .bearer("portal.customer.token")
        .expect(201);
    const auto let_in = [&table](std::string_view what, std::string_view cookies) -> Scenario& {
        return table.when(what).get(ticket).header("Cookie", cookies).expect(200);
    };
    let_in("A session that is not the first cookie", "theme=dark; session=session_agent");
    let_in("A session between other cookies", "theme=dark;session=session_agent ; lang=en");
    let_in("A session in the second Cookie header", "theme=dark").header("Cookie", "session=session_agent");
    with_key(table.when("A ticket is changed, whatever its version").patch(own_ticket, R"({"priority":"low"})"))
        .expect(200)
        .member("/priority", "low")
        .member("/_etag", "v2");
    with_key(table.when("A ticket gets another title").patch(own_ticket, R"({"title":"Printer on ice"})"))
        .expect(200)
        .member("/title", "Printer on ice");
    with_key(table.when("A customer is read").get("/crm/v1/customers/cus_jane"))
        .expect(200)
        .member("/email", "jane@example.com");
    with_key(table.when("A customer is created").post(customers, R"({"email":"kim@example.com","name":"Kim"})"))
        .expect(201)
        .member("/email", "kim@example.com");
    with_key(table.when("A read-only key reads").get(ticket), "ik_acme_reader").expect(200);
}

void credentials(Scenarios& table)
{
    const auto refused = [](Scenario& scenario, std::string_view code) -> Scenario& {
        return scenario.expect(401, code).no_member("/details");
    };
    refused(table.when("No credentials").get(ticket), "UNAUTHORIZED")
        .body_is(R"({"error":"Authentication required","code":"UNAUTHORIZED"})");
    refused(with_key(table.when("A key that is not right").get(ticket), "ik_acmee"), "UNAUTHORIZED");
    refused(with_key(table.when("A revoked key").get(ticket), "ik_acme_revoked"), "UNAUTHORIZED");
    refused(table.when("A misspelt header").get(ticket).header("X-Integrations-Key", "ik_acme"), "UNAUTHORIZED");
    refused(table.when("An integration key as a bearer token").get(ticket).bearer("ik_acme"), "UNAUTHORIZED");
    refused(table.when("An integration key as a cookie").get(ticket).header("Cookie", "session=ik_acme"),
            "UNAUTHORIZED");
    refused(with_key(table.when("A session as an integration key").get(ticket), "session_agent"), "UNAUTHORIZED");
    refused(table.when("The session of nobody who is logged in").get(ticket).header("Cookie", "session=session_nobody"),
            "UNAUTHORIZED");
    refused(
        table.when("A cookie whose name only ends in session").get(ticket).header("Cookie", "xsession=session_agent"),
        "UNAUTHORIZED");
    refused(table.when("A cookie whose name only begins with session")
                .get(ticket)
                .header("Cookie", "sessions=session_agent; session2=session_agent"),
            "UNAUTHORIZED");
    refused(table.when("A session that has run out").get(ticket).header("Cookie", "session=session_yesterday"),
            "TOKEN_EXPIRED");
    refused(table.when("A portal's token that has run out")
                .post(portal_tickets, good_ticket)
                .bearer("portal.expired.token"),
            "TOKEN_EXPIRED");

    const auto forbidden = [](Scenario& scenario, std::string_view product, std::string_view permission) -> Scenario& {
        return scenario.expect(403, "FORBIDDEN")
            .member("/details/requiredProduct", product)
            .member("/details/requiredPermission", permission);
    };
    forbidden(with_key(table.when("A read-only key writes").post(tickets, good_ticket), "ik_acme_reader"), "psa",
              "tickets.write");
    forbidden(table.when("A user whose role does not have the product")
                  .post(tickets, good_ticket)
                  .header("Cookie", "session=session_seller"),
              "psa", "tickets.write")
        .body_is(R"({"error":"Access denied to PSA product","code":"FORBIDDEN",)"
                 R"("details":{"requiredProduct":"psa","requiredPermission":"tickets.write"}})");
    forbidden(table.when("A portal's token outside the portal").get(ticket).bearer("portal.customer.token"), "psa",
              "tickets.read");
    with_key(table.when("A key that was not granted the product").get("/crm/v1/customers/cus_jane"), "ik_acme_psa")
        .expect(403, "PRODUCT_ACCESS_DENIED")
        .member("/details/requiredProduct", "crm");
}

void requests(Scenarios& table)
{
    with_key(table.when("Two fields that failed").post(tickets, R"({"priority":"urgent"})"))
        .expect(400, "VALIDATION_ERROR")
        .member(message, "Validation failed")
        .member("/details/fields/title", "Title is required")
        .member("/details/fields/priority", "Must be one of: low, medium, high, critical")
        .body_is(R"({"error":"Validation failed","code":"VALIDATION_ERROR","details":{"fields":{)"
                 R"("title":"Title is required","priority":"Must be one of: low, medium, high, critical"}}})");
    with_key(table.when("An empty title").post(tickets, R"({"title":""})"))
        .expect(400, "VALIDATION_ERROR")
        .member("/details/fields/title", "Title is required");
    with_key(table.when("A number where text belongs").post(tickets, R"({"title":42})"))
        .expect(400, "VALIDATION_ERROR")
        .member("/details/fields/title", "Must be a string")
        .no_member("/details/fields/priority");
    with_key(table.when("A new title that is no text").patch(ticket, R"({"title":42})"))
        .expect(400, "VALIDATION_ERROR")
        .member("/details/fields/title", "Must be a string");
    with_key(table.when("pageSize 500").get("/psa/v1/tickets?pageSize=500"))
        .expect(400, "VALIDATION_ERROR")
        .member("/details/fields/pageSize", "Must be a number from 1 to 100");
    const auto no_json = [&table](std::string_view what, std::string_view type, std::string_view body) {
        with_key(table.when(what).send("POST", tickets).body(type, body))
            .expect(400, "INVALID_JSON")
            .no_member("/details");
    };
    no_json("A missing bracket", "application/json", R"({"title":"Help")");
    no_json("A form-encoded body", "application/x-www-form-urlencoded", "title=Help");
    no_json("JSON without a Content-Type", "", R"({"title":"Help"})");
    no_json("JSON sent as plain text", "text/plain", R"({"title":"Help"})");

    const auto unknown = [](Scenario& scenario, std::string_view type, std::string_view id) -> Scenario& {
        return with_key(scenario).expect(404, "NOT_FOUND").member(resource_type, type).member(resource_id, id);
    };
    unknown(table.when("An id of nothing").get("/psa/v1/tickets/tkt_nonexistent"), "ticket", "tkt_nonexistent")
        .member(message, "Ticket not found")
        .body_is(R"({"error":"Ticket not found","code":"NOT_FOUND",)"
                 R"("details":{"resourceType":"ticket","resourceId":"tkt_nonexistent"}})");
    with_key(table.when("A ticket is deleted").del("/psa/v1/tickets/tkt_todelete")).expect(200);
    unknown(table.when("A deleted ticket").get("/psa/v1/tickets/tkt_todelete"), "ticket", "tkt_todelete");
    unknown(table.when("Another tenant's ticket").get("/psa/v1/tickets/tkt_globex"), "ticket", "tkt_globex");
    unknown(table.when("An unknown base URL of a product").get("/pas/v1/tickets"), "path", "/pas/v1/tickets");
}

void conflicts(Scenarios& table)
{
    with_key(table.when("A change to an old version").patch(ticket, R"({"priority":"low","_etag":"v1"})"))
        .expect(409, "CONFLICT")
        .member(message, "Ticket has been modified by another user")
        .member("/details/currentVersion", "v3")
        .member("/details/submittedVersion", "v1");
    const auto stale = [&table](std::string_view what, const std::string& version) {
        with_key(table.when(what).patch(ticket, R"({"priority":"low","_etag":)" + version + "}"))
            .expect(409, "CONFLICT")
            .body_is(R"({"error":"Ticket has been modified by another user","code":"CONFLICT",)"
                     R"("details":{"currentVersion":"v3","submittedVersion":)"
                     + version + "}}");
    };
    stale("A change to an old version, as the document prints it", R"("v1")");
    stale("A version that is a number", "1");
    stale("A version that is null", "null");
    stale("A version that is true", "true");
    stale("A version that is a list", R"(["v3"])");
    stale("A version that is an object", R"({"version":"v3"})");
    stale("A version that is empty", R"("")");
    with_key(table.when("The same to the current one").patch(ticket, R"({"priority":"low","_etag":"v3"})"))
        .expect(200)
        .member("/_etag", "v4");

    const auto same = [&table](std::string_view what, std::string_view target, std::string_view body,
                               std::string_view type, std::string_view id) {
        with_key(table.when(what).post(target, body))
            .expect(409, "DUPLICATE_RESOURCE")
            .member(resource_type, type)
            .member(resource_id, id);
    };
    same("A customer's email is taken", customers, R"({"email":"jane@example.com","name":"Jane"})", "customer",
         "cus_jane");
    same("An article's slug is taken", "/kb/v1/articles", R"({"title":"Start","slug":"getting-started"})", "article",
         "art_start");
    same("A webhook's URL and event are taken", "/hooks/v1/webhooks",
         R"({"url":"https://acme.example/hook","event":"ticket.created"})", "webhook", "whk_first");
}

void limits_and_faults(Scenarios& table)
{
    with_key(table.when("The 101st request of a minute").get("/psa/v1/tickets/tkt_initech"), "ik_initech")
        .after(100)
        .given([](Services& services) { services.clock.advance(std::chrono::seconds(37)); })
        .expect(429, "RATE_LIMIT_EXCEEDED")
        .member(message, "Rate limit exceeded")
        .member("/details/limit", 100)
        .member("/details/window", "1m")
        .member("/details/retryAfter", 23)
        .body_is(R"({"error":"Rate limit exceeded","code":"RATE_LIMIT_EXCEEDED",)"
                 R"("details":{"limit":100,"window":"1m","retryAfter":23}})")
        .answers_header("Retry-After", "23");

    with_key(table.when("Another key of that tenant").get("/psa/v1/tickets/tkt_initech"), "ik_initech_second")
        .expect(429, "RATE_LIMIT_EXCEEDED")
        .answers_header("Retry-After", "23");

    const auto broken = [&table](std::string_view what) -> Scenario& {
        return with_key(table.when(what).get(ticket))
            .expect(500, "INTERNAL_ERROR")
            .member(message, "An unexpected error occurred")
            .no_member("/details")
            .body_is(R"({"error":"An unexpected error occurred","code":"INTERNAL_ERROR"})");
    };
    broken("The store fails")
        .given([](Services& services) {
            services.store.faults.fail_next("ticket", std::make_error_code(std::errc::io_error));
        })
        .logs("cause=generic:5");
    broken("A bug: an exception that nobody expected")
        .given([](Services& services) {
            services.store.faults.throw_next("ticket", "tenant_acme.tickets: Bearer portal.0123456789.token");
        })
        .logs("tenant_acme.tickets")
        .hides("portal.0123456789.token");
}

} // namespace

Scenarios onestack_scenarios()
{
    Scenarios table{onestack_api(), {}, {}};
    table.rules.code = "/code";
    table.rules.always = {"/error"};
    table.rules.shapes = {{"", {"error", "code", "details"}}};
    table.rules.challenge = "X-Integration-Key";
    table.rules.retry_after = {429};
    table.rules.every_time = {"X-Request-Id"};
    successes(table);
    credentials(table);
    requests(table);
    conflicts(table);
    limits_and_faults(table);
    HttpRequest good;
    good.method = "POST";
    good.target = tickets;
    good.headers.add("X-Integration-Key", "ik_acme");
    good.headers.add("Content-Type", "application/json");
    unreadable(table, good, {"VALIDATION_ERROR", "CONTENT_TOO_LARGE", "REQUEST_HEADER_FIELDS_TOO_LARGE"});
    return table;
}

} // namespace demo
