// SPDX-License-Identifier: BSL-1.0
// Tests of services on cpp-httplib: the program's own routes and errors beside it, and what httplib would do with answers.
#include <amiss/adapt/httplib_server.hpp>

#include <amiss/apis/cstar.hpp>

#include <support/heard.hpp>
#include <support/httplib_running.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

using namespace amiss;
using peers::HttplibRunning;

struct HttplibApi : Service<> {
    HttplibApi() : Service<>(cstar::envelope)
    {
        max_body(1000);
        on_error([this](const ApiError& error, const Request&) { told.emplace_back(error.context()); });
        get("/text", [] { return expected<std::string>(R"("0123456789")"); });
        post("/echo", [](const Request& request) { return expected<std::string>(request.body()); }).takes("*/*");
        del("/echo", [](const Request& request) { return expected<std::string>(request.body()); });
        get("/api/text", [] { return expected<std::string>(R"("api")"); });
    }
    std::vector<std::string> told;
};

std::string code_of(const std::string& body)
{
    const std::size_t begin = body.find("\"code\":\"") + 8;
    return begin < 8 ? "" : body.substr(begin, body.find('"', begin) - begin);
}

TEST(httplib_server, own_routes_that_were_there_before_go_first)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) {
        server.Get("/own",
                   [](const httplib::Request&, httplib::Response& out) { out.set_content("own", "text/plain"); });
        server.Post("/read", [](const httplib::Request&, httplib::Response& out, const httplib::ContentReader& reader) {
            std::size_t size = 0;
            reader([&size](const char*, std::size_t more) { return size += more, true; });
            out.set_content(std::to_string(size), "text/plain");
        });
        mount(server, api);
    });
    auto client = running.client();
    EXPECT_EQ(client.Get("/own")->body, "own");
    EXPECT_EQ(client.Post("/read", "four", "text/plain")->body, "4");
    EXPECT_EQ(client.Get("/text")->body, R"("0123456789")");
    const auto missing = client.Get("/nothing");
    EXPECT_EQ(missing->status, 404);
    EXPECT_EQ(code_of(missing->body), "resource_not_found");
}

TEST(httplib_server, beside_a_prefix_all_paths_are_the_programs)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) {
        mount(server, api, "/api/");
        server.Post("/own",
                    [](const httplib::Request& in, httplib::Response& out) { out.set_content(in.body, "text/plain"); });
    });
    auto client = running.client();
    EXPECT_EQ(client.Get("/api/text")->body, R"("api")");
    EXPECT_EQ(client.Post("/own", "later", "text/plain")->body, "later");
    EXPECT_EQ(client.Get("/apiary")->status, 404);
    client.set_keep_alive(true);
    const auto missing = client.Get("/text"); // of the service, but not under its prefix
    EXPECT_EQ(missing->status, 404);
    EXPECT_EQ(code_of(missing->body), "resource_not_found");
    EXPECT_EQ(missing->get_header_value_count("Connection"), 0U); // it goes on
}

TEST(httplib_server, errors_of_own_routes_are_filled_and_their_bodies_left_alone)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) {
        server.Get("/empty", [](const httplib::Request&, httplib::Response& out) { out.status = 403; });
        server.Get("/full", [](const httplib::Request&, httplib::Response& out) {
            out.status = 403;
            out.set_content("mine", "text/plain");
        });
        server.Get("/throws",
                   [](const httplib::Request&, httplib::Response&) { throw std::runtime_error("password of db-7"); });
        mount(server, api);
    });
    auto client = running.client();
    EXPECT_EQ(code_of(client.Get("/empty")->body), "insufficient_permissions");
    EXPECT_EQ(client.Get("/full")->body, "mine");
    const auto thrown = peers::hear(running.port(), "GET /throws HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_TRUE(thrown.has("HTTP/1.1 500 ")) << thrown.text;
    EXPECT_TRUE(thrown.has("\"code\":\"internal_error\""));
    EXPECT_FALSE(thrown.has("db-7"));
    EXPECT_FALSE(thrown.has("EXCEPTION_WHAT"));
    ASSERT_EQ(api.told.size(), 2U);
    EXPECT_EQ(api.told.back(), "password of db-7");
}

TEST(httplib_server, no_part_is_cut_out_of_an_answer)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    auto client = running.client();
    const auto whole = client.Get("/text", {{"Range", "bytes=0-3"}});
    EXPECT_EQ(whole->status, 200);
    EXPECT_EQ(whole->body, R"("0123456789")");
    const auto error = client.Get("/nothing", {{"Range", "bytes=0-3,5-6"}});
    EXPECT_EQ(code_of(error->body), "resource_not_found");
    EXPECT_EQ(error->get_header_value("Content-Type"), "application/json");
}

TEST(httplib_server, a_body_is_given_as_it_was_sent)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    auto client = running.client();
    const std::string parts = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
    EXPECT_EQ(client.Post("/echo", parts, "multipart/form-data; boundary=b")->body, parts);
    EXPECT_EQ(client.Post("/echo", "a=1&b=2", "application/x-www-form-urlencoded")->body, "a=1&b=2");
    const std::string chunks =
        "DELETE /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n";
    EXPECT_TRUE(peers::hear_one(running.port(), chunks).has("HTTP/1.1 200 OK"));
}

#if defined(CPPHTTPLIB_ZLIB_SUPPORT)
TEST(httplib_server, the_limit_of_a_body_holds_for_what_it_is_unpacked)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    auto client = running.client();
    client.set_compress(true);
    EXPECT_EQ(client.Post("/echo", std::string(900, 'x'), "text/plain")->body, std::string(900, 'x'));
    EXPECT_EQ(client.Post("/echo", std::string(100000, 'x'), "text/plain")->status, 413);
}
#endif

TEST(httplib_server, a_body_that_nobody_reads_ends_the_connection)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    // What is sent as a body is no second request, although httplib gives handlers of GET no body.
    const std::string body = "GET /api/text HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const char* method : {"GET", "HEAD", "OPTIONS"}) {
        const auto heard = peers::hear(running.port(),
                                       method + std::string(" /text HTTP/1.1\r\nHost: a\r\nContent-Length: ")
                                           + std::to_string(body.size()) + "\r\n\r\n" + body);
        EXPECT_EQ(heard.count("HTTP/1.1 "), 1) << heard.text;
        EXPECT_EQ(heard.count("Connection: close\r\n"), 1) << heard.text;
        EXPECT_FALSE(heard.has("Keep-Alive")) << heard.text;
        EXPECT_FALSE(heard.has(" (waiting)")) << heard.text;
    }
}

TEST(httplib_server, httplibs_own_limit_is_a_413_of_the_service)
{
    HttplibApi api;
    const HttplibRunning running([&api](httplib::Server& server) {
        mount(server, api);
        server.set_payload_max_length(10);
    });
    const auto answer = running.client().Post("/echo", std::string(100, 'x'), "text/plain");
    EXPECT_EQ(answer->status, 413);
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json");
    EXPECT_EQ(answer->get_header_value("Connection"), "close");
    EXPECT_EQ(api.told.size(), 1U);
}

TEST(httplib_server, headers_of_an_answer_replace_the_servers_defaults)
{
    HttplibApi api;
    api.get("/cookies", [] {
        return expected<Reply>(Reply(HttpStatus::ok, "[]").header("Set-Cookie", "a=1").header("Set-Cookie", "b=2"));
    });
    const HttplibRunning running([&api](httplib::Server& server) {
        server.set_default_headers({{"Set-Cookie", "c=3"}, {"Content-Type", "text/plain"}, {"X-Own", "kept"}});
        mount(server, api);
    });
    const auto answer = running.client().Get("/cookies");
    EXPECT_EQ(answer->get_header_value_count("Set-Cookie"), 2U);
    EXPECT_EQ(answer->get_header_value_count("Content-Type"), 1U);
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json");
    EXPECT_EQ(answer->get_header_value("X-Own"), "kept");
}

TEST(httplib_server, what_has_no_body_says_nothing_of_one)
{
    HttplibApi api;
    api.get("/same", [] { return expected<Reply>(Reply(HttpStatus::not_modified)); });
    api.route("PURGE", "/text", []() -> expected<void> { return {}; });
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    EXPECT_FALSE(running.client().Get("/same")->has_header("Content-Length")); // it would be that of the 200
    const auto purged = peers::hear(running.port(), "PURGE /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(purged.has("HTTP/1.1 204")) << purged.text;
    EXPECT_FALSE(purged.has("Content-Type")) << purged.text;
}

TEST(httplib_server, handlers_may_take_httplibs_request_with_its_body)
{
    Service<httplib::Request> api(cstar::envelope);
    api.post("/native", [](const httplib::Request& native, const Request& request) {
        return expected<std::string>(native.body + std::to_string(native.body.data() == request.body().data()));
    });
    api.get("/address", [](const httplib::Request& native) { return expected<std::string>(native.remote_addr); });
    const HttplibRunning running([&api](httplib::Server& server) { mount(server, api); });
    auto client = running.client();
    EXPECT_EQ(client.Post("/native", "7", "application/json")->body, "71"); // one copy of it
    EXPECT_EQ(client.Get("/address")->body, "127.0.0.1");
}

TEST(httplib_server, a_route_of_httplibs_router_runs_a_handler_of_the_service)
{
    Service<httplib::Request> api(cstar::envelope);
    api.max_body(4);
    const HttplibRunning running([&api](httplib::Server& server) {
        server.Get("/files/(.+)", httplib_handler(api, [](const httplib::Request& native) -> expected<std::string> {
                       if (native.matches[1] == "none") return fail(cstar::Code::resource_not_found);
                       return "\"" + native.matches[1].str() + "\"";
                   }));
        server.Post("/files", httplib_body_handler(api, [](const Request& request) {
                        return expected<std::string>(request.body());
                    }));
    });
    auto client = running.client();
    EXPECT_EQ(client.Get("/files/a/b")->body, "\"a/b\"");
    EXPECT_EQ(code_of(client.Get("/files/none")->body), "resource_not_found");
    EXPECT_EQ(client.Post("/files", "[1]", "application/json")->body, "[1]");
    EXPECT_EQ(client.Post("/files", "[1,2]", "application/json")->status, 413);
    EXPECT_EQ(client.Post("/files", "[1]", "text/plain")->status, 415);
}

} // namespace
