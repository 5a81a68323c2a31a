// SPDX-License-Identifier: BSL-1.0
// Tests of services: routes, what a handler returns and throws, what the service itself refuses, ids, and who is told.
#include <amiss/server/service.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/formats/problem.hpp>
#include <amiss/log.hpp>
#include <amiss/raises.hpp>

#include <support/answered.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace amiss;
using amiss_test::Answered;
using amiss_test::ask;
using Code = cstar::Code;

constexpr auto problem = formats::problem(Code::internal_error);

struct Note {
    std::string text;
};
std::string to_body(const Note& note) { return "{\"note\":\"" + note.text + "\"}"; }

/// A service that keeps what it was told of errors.
struct Told : Service<> {
    Told() : Service<>(cstar::envelope)
    {
        on_error([this](const ApiError& error, const Request& request) {
            char line[1024];
            told.push_back(std::string(request.target()) + " " + std::string(log_line(error, line)));
        });
    }
    std::vector<std::string> told;
};

std::string code_in(const Answered& answered)
{
    const std::size_t begin = answered.body.find("\"code\":\"");
    return begin == std::string::npos ? ""
                                      : answered.body.substr(begin + 8, answered.body.find('"', begin + 8) - begin - 8);
}

TEST(service, a_value_of_a_handler_is_the_body)
{
    Told api;
    api.get("/nothing", []() -> expected<void> { return {}; });
    api.get("/text", []() -> expected<std::string> { return "[1]"; });
    api.get("/view", []() -> expected<std::string_view> { return "[2]"; });
    api.get("/literal", []() -> expected<const char*> { return "[3]"; });
    api.get("/note", [own = std::make_unique<Note>(Note{"a"})] { return expected<Note>(*own); }); // it only moves
    api.post("/notes", []() -> expected<Reply> {
        return Reply(HttpStatus::created, Note{"b"}).header("Location", "/notes/1").header("ETag", "\"1\"");
    });

    const Answered nothing = ask(api, "GET", "/nothing");
    EXPECT_EQ(nothing.status, 204);
    EXPECT_EQ(nothing.content_type + nothing.body, "");
    EXPECT_EQ(ask(api, "GET", "/text").body, "[1]");
    EXPECT_EQ(ask(api, "GET", "/view").body, "[2]");
    EXPECT_EQ(ask(api, "GET", "/literal").body, "[3]");
    const Answered note = ask(api, "GET", "/note");
    EXPECT_EQ(note.status, 200);
    EXPECT_EQ(note.content_type, "application/json");
    EXPECT_EQ(note.body, R"({"note":"a"})");
    const Answered created = ask(api, "POST", "/notes");
    EXPECT_EQ(created.status, 201);
    EXPECT_EQ(created.body, R"({"note":"b"})");
    EXPECT_EQ(created.all("Location"), "/notes/1");
    EXPECT_EQ(created.all("ETag"), "\"1\"");
    EXPECT_TRUE(api.told.empty());
}

TEST(service, an_error_of_a_handler_is_told_once_with_what_is_internal_and_sent_without)
{
    Told api;
    api.get("/fails", []() -> expected<void> {
        return fail(Code::database_error)
            .with_context("host db-7")
            .with_cause(std::make_error_code(std::errc::io_error));
    });
    const Answered answered = ask(api, "GET", "/fails", {}, {{"X-Request-Id", "req_1"}});
    EXPECT_EQ(answered.times, 1);
    EXPECT_EQ(answered.status, 500);
    EXPECT_EQ(answered.content_type, "application/json");
    EXPECT_EQ(code_in(answered), "database_error");
    EXPECT_NE(answered.body.find("req_1"), std::string::npos);
    EXPECT_EQ(answered.body.find("db-7"), std::string::npos);
    EXPECT_FALSE(answered.close);
    ASSERT_EQ(api.told.size(), 1U);
    EXPECT_NE(api.told[0].find("context=\"host db-7\""), std::string::npos) << api.told[0];
    EXPECT_NE(api.told[0].find("cause="), std::string::npos) << api.told[0];
    EXPECT_NE(api.told[0].find("service.cpp:"), std::string::npos) << api.told[0];
}

TEST(service, a_handler_may_list_its_errors)
{
    Told api;
    api.get("/listed",
            []() -> result<std::string, Code::resource_not_found> { return fail<Code::resource_not_found>(); });
    EXPECT_EQ(code_in(ask(api, "GET", "/listed")), "resource_not_found");
}

#if defined(__cpp_exceptions)
TEST(service, what_a_handler_throws_is_an_error)
{
    struct Unknown {};
    Told api;
    api.get("/standard", []() -> expected<void> { throw std::runtime_error("password=hunter2 of db-7"); });
    api.get("/own",
            []() -> expected<void> { throw ApiException(ApiError(Code::resource_conflict).with_param("email")); });
    api.get("/system", []() -> expected<void> { throw std::system_error(std::make_error_code(std::errc::io_error)); });
    api.get("/unknown", []() -> expected<void> { throw Unknown{}; });

    const Answered standard = ask(api, "GET", "/standard");
    EXPECT_EQ(standard.status, 500);
    EXPECT_EQ(code_in(standard), "internal_error");
    EXPECT_EQ(standard.body.find("hunter2"), std::string::npos);
    EXPECT_EQ(standard.body.find("db-7"), std::string::npos);
    EXPECT_EQ(ask(api, "GET", "/own").status, 409);
    EXPECT_EQ(ask(api, "GET", "/system").status, 500);
    EXPECT_EQ(code_in(ask(api, "GET", "/unknown")), "internal_error");
    ASSERT_EQ(api.told.size(), 4U);
    EXPECT_NE(api.told[0].find("of db-7"), std::string::npos) << api.told[0];
    EXPECT_EQ(api.told[0].find("hunter2"), std::string::npos) << api.told[0];
}

TEST(service, what_on_error_throws_changes_no_answer)
{
    Service<> api(cstar::envelope);
    api.get("/fails", []() -> expected<void> { return fail(Code::key_expired); });
    api.on_error([](const ApiError&, const Request&) { throw std::runtime_error("no log"); });
    testing::internal::CaptureStderr();
    const Answered answered = ask(api, "GET", "/fails?api_key=abc");
    const std::string logged = testing::internal::GetCapturedStderr();
    EXPECT_EQ(answered.status, 401);
    EXPECT_EQ(logged.substr(0, 16), "key_expired 401 ");
    EXPECT_NE(logged.find("request=\"GET /fails?api_key=***\"\n"), std::string::npos) << logged;
}

TEST(service, a_wrong_set_up_is_refused_with_a_sentence)
{
    Service<> api(cstar::envelope);
    const auto handler = []() -> expected<void> { return {}; };
    api.get("/tickets/{id}", handler);
    const auto refused = [&](std::string_view method, std::string_view pattern) -> std::string {
        try {
            api.route(method, pattern, handler);
        } catch (const std::invalid_argument& exception) {
            return exception.what();
        }
        return "taken";
    };
    EXPECT_EQ(refused("GET", "/tickets/{number}"),
              "amiss: the route GET /tickets/{number}: there is one for this method and these paths already");
    EXPECT_EQ(refused("GET", "tickets"), "amiss: the route GET tickets: the path of a route begins with '/'");
    EXPECT_EQ(refused("G T", "/tickets"), "amiss: the route G T /tickets: the method is no token");
    EXPECT_EQ(refused("DELETE", "/tickets/{id}"), "taken");
    EXPECT_THROW(api.id_header("X Request"), std::invalid_argument);
}
#endif

TEST(service, what_no_route_has_is_a_404_or_a_405_with_allow)
{
    Told api;
    const auto handler = []() -> expected<std::string> { return "1"; };
    api.get("/tickets", handler);
    api.post("/tickets", handler);
    api.del("/tickets/{id}", handler);
    api.route("PURGE", "/tickets/{id}", handler);

    const Answered unknown = ask(api, "GET", "/nope");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(code_in(unknown), "resource_not_found");
    EXPECT_EQ(unknown.all("Allow"), "");
    const Answered wrong = ask(api, "PUT", "/tickets");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(code_in(wrong), "method_not_allowed");
    EXPECT_EQ(wrong.all("Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(ask(api, "get", "/tickets").status, 405) << "methods are case-sensitive";
    EXPECT_EQ(ask(api, "PURGE", "/tickets/7").status, 200);
    EXPECT_EQ(ask(api, "GET", "/tickets/7").all("Allow"), "DELETE, PURGE, OPTIONS");
    EXPECT_EQ(api.told.size(), 4U);

    const Answered options = ask(api, "OPTIONS", "/tickets");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.all("Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(ask(api, "OPTIONS", "*").status, 204);
    EXPECT_EQ(ask(api, "OPTIONS", "/nope").status, 404);
}

TEST(service, a_head_runs_the_handler_of_get_and_has_its_body_for_the_length)
{
    Told api;
    api.get("/text", []() -> expected<std::string> { return "[1]"; });
    api.get("/own", []() -> expected<std::string> { return "get"; });
    api.route("HEAD", "/own", []() -> expected<std::string> { return "head"; });
    const Answered head = ask(api, "HEAD", "/text");
    EXPECT_EQ(head.status, 200);
    EXPECT_TRUE(head.is_head);
    EXPECT_EQ(head.body, "[1]");
    EXPECT_EQ(ask(api, "HEAD", "/own").body, "head");
    EXPECT_EQ(ask(api, "GET", "/own").body, "get");
    EXPECT_TRUE(ask(api, "HEAD", "/nope").is_head);
    EXPECT_EQ(ask(api, "HEAD", "/nope").status, 404);
}

TEST(service, a_body_too_long_or_of_another_type_is_refused)
{
    Told api;
    int ran = 0;
    const auto handler = [&ran]() -> expected<void> { return ++ran, expected<void>(); };
    api.post("/json", handler);
    api.post("/rows", handler).takes("text/csv").takes("application/*");
    api.max_body(4);
    EXPECT_EQ(ask(api, "POST", "/json", "12345").status, 413);
    EXPECT_EQ(ask(api, "POST", "/json", "1234").status, 204) << "a body of no type is taken for JSON";
    EXPECT_EQ(ask(api, "POST", "/json", "1", {{"Content-Type", "application/json; charset=utf-8"}}).status, 204);
    EXPECT_EQ(ask(api, "POST", "/json", "1", {{"Content-Type", "application/merge-patch+json"}}).status, 204);
    EXPECT_EQ(ran, 3);
    const Answered text = ask(api, "POST", "/json", "1", {{"Content-Type", "text/plain"}});
    EXPECT_EQ(text.status, 415);
    EXPECT_EQ(code_in(text), "unsupported_media_type");
    EXPECT_EQ(ask(api, "POST", "/json", "1", {{"Content-Type", "nonsense"}}).status, 415);
    EXPECT_EQ(ask(api, "POST", "/json", "", {{"Content-Type", "text/plain"}}).status, 204) << "there is no body";
    EXPECT_EQ(ask(api, "POST", "/rows", "1", {{"Content-Type", "text/csv"}}).status, 204);
    EXPECT_EQ(ask(api, "POST", "/rows", "1", {{"Content-Type", "application/xml"}}).status, 204);
    EXPECT_EQ(ask(api, "POST", "/rows", "1", {{"Content-Type", "text/html"}}).status, 415);

    api.replace(HttpStatus::unsupported_media_type, Code::key_expired);
    api.replace(HttpStatus::unsupported_media_type, Code::invalid_json); // the last one counts
    EXPECT_EQ(code_in(ask(api, "POST", "/json", "1", {{"Content-Type", "text/plain"}})), "invalid_json");
}

TEST(service, what_is_sent_for_a_refusal_can_be_replaced_and_its_cause_is_told)
{
    Told api;
    api.replace(HttpStatus::bad_request, Code::invalid_json);
    const auto refused = [&api](const ApiError& error) {
        Answered answered;
        amiss::Request request;
        api.refuse(error, request, answered);
        return answered;
    };
    const auto cause = std::make_error_code(std::errc::bad_message);
    EXPECT_EQ(code_in(refused(ApiError(HttpStatus::bad_request).with_cause(cause).with_context("bad target"))),
              "invalid_json");
    ASSERT_EQ(api.told.size(), 1U);
    EXPECT_NE(api.told[0].find("context=\"bad target\" cause=generic:74"), std::string::npos) << api.told[0];
    EXPECT_EQ(refused(ApiError(Code::internal_error)).status, 500);
    EXPECT_EQ(refused(ApiError(HttpStatus::uri_too_long)).status, 414);
}

TEST(service, an_id_is_taken_over_where_it_is_clean_and_made_where_not)
{
    Told api;
    api.get("/id", [](const Request& request) -> expected<std::string> { return std::string(request.id()); });
    EXPECT_EQ(ask(api, "GET", "/id", {}, {{"x-request-id", "a-1"}}).body, "a-1");
    EXPECT_EQ(ask(api, "GET", "/id", {}, {{"x-request-id", "a-1"}}).all("X-Request-Id"), "a-1");
    for (const std::string_view dirty : {"", "a b", "a\"<b>", "caf\xC3\xA9"}) {
        const Answered made = ask(api, "GET", "/id", {}, {{"X-Request-Id", std::string(dirty)}});
        EXPECT_EQ(made.body.substr(0, 4), "req_") << dirty;
        EXPECT_EQ(made.body.size(), 28U);
        EXPECT_EQ(made.all("X-Request-Id"), made.body);
    }
    EXPECT_NE(ask(api, "GET", "/id").body, ask(api, "GET", "/id").body);

    api.make_id([] { return std::string("made"); }).id_header("X-Correlation-Id");
    const Answered other = ask(api, "GET", "/id", {}, {{"X-Request-Id", "a-1"}});
    EXPECT_EQ(other.body, "made");
    EXPECT_EQ(other.all("X-Correlation-Id"), "made");
    EXPECT_EQ(other.all("X-Request-Id"), "");
    EXPECT_EQ(ask(api, "GET", "/id", {}, {{"X-Correlation-Id", "c-1"}}).body, "c-1");
}

TEST(service, before_comes_first_and_may_say_the_rate_limit)
{
    Told api;
    int ran = 0;
    api.get("/open", [&ran]() -> expected<void> { return ++ran, expected<void>(); });
    api.before([](Request& request) -> expected<void> {
        request.info().rate_limit = RateLimit{100, 99, {}};
        if (request.header("Authorization").empty()) return fail(Code::authentication_required);
        return {};
    });
    const Answered refused = ask(api, "GET", "/open");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.all("X-RateLimit-Remaining"), "99");
    EXPECT_EQ(ask(api, "GET", "/nope").status, 401);
    EXPECT_EQ(ran, 0);
    const Answered open = ask(api, "GET", "/open", {}, {{"Authorization", "Bearer x"}});
    EXPECT_EQ(open.status, 204);
    EXPECT_EQ(open.all("X-RateLimit-Remaining"), "99");
    EXPECT_EQ(ran, 1);
}

TEST(service, the_trace_of_a_request_is_in_its_errors)
{
    std::string trace;
    Service<> api(cstar::envelope);
    api.get("/fails", []() -> expected<void> { return fail(Code::key_expired); });
    api.on_error([&trace](const ApiError& error, const Request&) { trace = error.trace_id(); });
    ask(api, "GET", "/fails", {}, {{"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}});
    EXPECT_EQ(trace, "4bf92f3577b34da6a3ce929d0e0e4736");
    ask(api, "GET", "/fails", {}, {{"traceparent", "00-nonsense"}});
    EXPECT_EQ(trace, "");
}

TEST(service, of_several_envelopes_accept_chooses)
{
    Service<> api(cstar::envelope, problem);
    api.on_error([](const ApiError&, const Request&) {});
    EXPECT_EQ(ask(api, "GET", "/nope").content_type, "application/json");
    const Answered chosen =
        ask(api, "GET", "/nope", {}, {{"Accept", "text/html"}, {"Accept", "application/problem+json"}});
    EXPECT_EQ(chosen.content_type, "application/problem+json");
    EXPECT_EQ(chosen.all("Vary"), "Accept");
}

TEST(service, a_refusal_closes_the_connection)
{
    Told api;
    int ran = 0;
    api.before([&ran](Request&) -> expected<void> { return ++ran, expected<void>(); });
    Answered answered;
    Request broken;
    api.refuse(HttpStatus::bad_request, broken, answered);
    EXPECT_EQ(answered.status, 400);
    EXPECT_TRUE(answered.close);
    EXPECT_EQ(code_in(answered), "bad_request");
    EXPECT_EQ(api.told.size(), 1U);
    api.refuse(ApiError(Code::invalid_json).with_detail("offset", 3), broken, answered);
    EXPECT_EQ(code_in(answered), "invalid_json");
    EXPECT_EQ(answered.times, 2);
    EXPECT_EQ(ran, 0);
}

TEST(service, a_reply_that_cannot_be_sent_is_a_500)
{
    Told api;
    api.get("/jump", [](const Request& request) -> expected<Reply> {
        return Reply(HttpStatus::found).header("Location", request.query_param("to").value_or(""));
    });
    EXPECT_EQ(ask(api, "GET", "/jump?to=/a").all("Location"), "/a");
    const Answered split = ask(api, "GET", "/jump?to=/a%0D%0ASet-Cookie:x");
    EXPECT_EQ(split.status, 500);
    EXPECT_EQ(split.all("Location"), "");
    ASSERT_EQ(api.told.size(), 1U);
    EXPECT_NE(api.told[0].find("the value of a header has a control character: Location"), std::string::npos)
        << api.told[0];
}

struct Native {
    int number;
};

TEST(service, a_handler_may_take_the_request_of_the_framework)
{
    Service<Native> api(cstar::envelope);
    api.get("/one", [](const Native& native) -> expected<std::string> { return std::to_string(native.number); });
    api.get("/both", [](const Native& native, const Request& request) -> expected<std::string> {
        return std::to_string(native.number) + std::string(request.path());
    });
    api.get("/portable", [](const Request& request) -> expected<std::string> { return std::string(request.path()); });
    const auto asked = [&](std::string_view target) {
        Answered answered;
        const amiss_test::SentHeaders none;
        Request request("GET", target, {}, none);
        api.answer(request, Native{7}, answered);
        return answered.body;
    };
    EXPECT_EQ(asked("/one"), "7");
    EXPECT_EQ(asked("/both"), "7/both");
    EXPECT_EQ(asked("/portable"), "/portable");

    Answered answered;
    const amiss_test::SentHeaders none;
    Request request("GET", "/x", {}, none);
    auto routed = [](const Native& native) -> expected<std::string> { return std::to_string(native.number + 1); };
    api.answer_with(routed, request, Native{7}, answered);
    EXPECT_EQ(answered.body, "8");
}

} // namespace
