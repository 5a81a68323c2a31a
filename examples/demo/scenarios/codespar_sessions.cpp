// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says of sessions, the servers in them, streams, and tool calls.
#include <demo/scenarios/codespar_tables.hpp>

#include <functional>
#include <string>
#include <system_error>
#include <utility>

namespace demo::codespar_tables {
namespace {

constexpr std::string_view in_session = "/v1/sessions/ses_first00000000000/servers";
constexpr std::string_view pix_in_session = "/v1/sessions/ses_first00000000000/servers/pix";
constexpr std::string_view stream = "/v1/sessions/ses_first00000000000/stream";

void servers(Scenarios& table)
{
    fails(table.when("A server that was not added to the session").get(pix_in_session).bearer(key), 404, "not_found");
    table.when("A server is added to a session")
        .post(in_session, R"({"server":"pix"})")
        .bearer(key)
        .expect(201)
        .body_is(R"({"id":"pix","state":"connecting"})");
    table.when("The server is connecting for a second")
        .get(pix_in_session)
        .bearer(key)
        .given([](Services& services) { services.clock.advance(std::chrono::seconds(1)); })
        .expect(200)
        .body_is(R"({"id":"pix","state":"connecting"})");
    table.when("The server is connected after two seconds")
        .get(pix_in_session)
        .bearer(key)
        .given([](Services& services) { services.clock.advance(std::chrono::seconds(1)); })
        .expect(200)
        .body_is(R"({"id":"pix","state":"connected"})");
    table.when("A server that is added again stays connected")
        .post(in_session, R"({"server":"pix"})")
        .bearer(key)
        .expect(200)
        .member("/state", "connected");
    fails(
        table.when("A server outside the catalog is not added").post(in_session, R"({"server":"boleto"})").bearer(key),
        404, "not_found")
        .member(message, "No server in the catalog has this id");
    fails(table.when("No server to add").post(in_session, "{}").bearer(key), 400, "invalid_request")
        .member(message, "Missing required field: server");
    fails(table.when("A server of a session that never was")
              .get("/v1/sessions/ses_0000000000000000/servers/pix")
              .bearer(key),
          404, "not_found");
}

void streams(Scenarios& table)
{
    table.when("A stream of events")
        .post(stream, R"({"message":"Pay the bill"})")
        .bearer(key)
        .streams("event: message\ndata: {\"text\":\"Pay\"}\n\n"
                 "event: message\ndata: {\"text\":\"the\"}\n\n"
                 "event: message\ndata: {\"text\":\"bill\"}\n\n"
                 "event: done\ndata: {}\n\n");
    table.when("A stream that breaks off")
        .post(stream, R"({"message":"Pay the bill"})")
        .bearer(key)
        .given([](Services& services) { services.break_stream = true; })
        .breaks_after("event: message\ndata: {\"text\":\"Pay\"}\n\n");
    table.when("The next stream is whole")
        .post(stream, R"({"message":"Pay"})")
        .bearer(key)
        .streams("event: message\ndata: {\"text\":\"Pay\"}\n\nevent: done\ndata: {}\n\n");
    const auto invalid = [&table](std::string_view what, std::string_view body, std::string_view text) {
        fails(table.when(what).post(stream, body).bearer(key), 400, "invalid_request").member(message, text);
    };
    invalid("No message", "{}", "Missing required field: message");
    invalid("An empty message", R"({"message":""})", "The field 'message' must not be empty");
    invalid("A message that is not text", R"({"message":7})", "The field 'message' must be a string");
    fails(table.when("A read-only key sends no message")
              .post(stream, R"({"message":"Hi"})")
              .bearer("csk_live_acmereader"),
          403, "forbidden");
}

} // namespace

void sessions(Scenarios& table)
{
    const auto unknown = [&table](std::string_view what, std::string_view target) -> Scenario& {
        return fails(table.when(what).get(target).bearer(key), 404, "not_found");
    };
    table.when("A session is opened")
        .post("/v1/sessions", R"({"project_id":"prj_shop000000000000"})")
        .bearer(key)
        .expect(201)
        .new_id("/id", "ses_", 16);
    fails(table.when("A server that is not in the catalog").post(pay, R"({"server":"boleto","amount":1})").bearer(key),
          404, "not_found");
    table.when("A session is closed")
        .del("/v1/sessions/ses_closing000000000")
        .bearer(key)
        .expect(200)
        .member("/closed", true);
    unknown("A closed session", "/v1/sessions/ses_closing000000000");
    unknown("A session that never was", "/v1/sessions/ses_0000000000000000");

    servers(table);
    streams(table);

    table.when("A session that was used 29 minutes ago")
        .get(session)
        .bearer(key)
        .given([](Services& services) { services.clock.advance(std::chrono::minutes(29)); })
        .expect(200);
    unknown("A session that was idle for 30 minutes", session)
        .given([](Services& services) { services.clock.advance(std::chrono::minutes(30)); })
        .logs("expired session");
    fails(table.when("An expired session takes no message").post(stream, R"({"message":"Hi"})").bearer(key), 404,
          "not_found");
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

} // namespace demo::codespar_tables
