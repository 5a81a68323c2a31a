// SPDX-License-Identifier: BSL-1.0
// Tests of services on POCO: in a server of amiss, and in POCO's own beside other handlers.
#include <amiss/adapt/poco_server.hpp>

#include <amiss/apis/cstar.hpp>

#include <support/heard.hpp>
#include <support/poco_params.hpp>

#include <Poco/Net/HTTPServer.h>

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace {

using namespace amiss;
using peers::hear;
using peers::hear_one;
using peers::poco_params;
using peers::poco_socket;

const std::string poco_host = " HTTP/1.1\r\nHost: a\r\n";

struct PocoApi : Service<> {
    PocoApi() : Service<>(cstar::envelope)
    {
        max_body(1000).on_error([this](const ApiError& error, const Request&) { told.emplace_back(error.context()); });
        get("/id",
            [](const Request& request) { return expected<std::string>("\"" + std::string(request.id()) + "\""); });
        put("/echo", [](const Request& request) { return expected<std::string>(request.body()); });
        get("/throws", []() -> expected<void> { throw Poco::NotFoundException("password of db-7"); });
    }
    std::vector<std::string> told;
};

/// POCO's own server, whose handlers are those of a service.
struct OfPoco {
    template <class Native>
    explicit OfPoco(const Service<Native>& api)
        : OfPoco(Poco::Net::HTTPRequestHandlerFactory::Ptr(new PocoHandlers(api)))
    {}
    explicit OfPoco(const Poco::Net::HTTPRequestHandlerFactory::Ptr& factory)
        : server(factory, threads, poco_socket(), poco_params())
    {
        server.start();
    }
    ~OfPoco() { server.stopAll(true); }

    Poco::ThreadPool threads;
    Poco::Net::HTTPServer server;
};

TEST(poco_server, answers_and_goes_on)
{
    PocoApi api;
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), poco_params());
    server.start();
    const std::string two = "PUT /echo" + poco_host
        + "Transfer-Encoding: chunked\r\n\r\n3\r\n[1]\r\n0\r\nA: trailer\r\n\r\n" + "GET /id" + poco_host
        + "X-Request-Id: =?utf-8?q?a?=\r\nConnection: close\r\n\r\n";
    const auto heard = hear(server.port(), two);
    EXPECT_EQ(heard.count("HTTP/1.1 200 OK\r\n"), 2) << heard.text;
    EXPECT_TRUE(heard.has("\r\n\r\n[1]")) << heard.text;
    EXPECT_TRUE(heard.has("\"=?utf-8?q?a?=\"")) << heard.text; // which POCO would take for an "a"
}

TEST(poco_server, the_exception_of_a_handler_is_a_500_of_the_service)
{
    PocoApi api;
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), poco_params());
    server.start();
    OfPoco of_poco(api);
    for (const int port : {int(server.port()), int(of_poco.server.port())}) {
        const auto heard = hear_one(port, "GET /throws" + poco_host + "\r\n");
        EXPECT_TRUE(heard.has("HTTP/1.1 500 ")) << heard.text;
        EXPECT_FALSE(heard.has("db-7")) << heard.text;
    }
    EXPECT_EQ(api.told.size(), 2U);
}

TEST(poco_server, a_request_that_does_not_come_to_its_end_is_answered)
{
    PocoApi api;
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), poco_params(100));
    server.start();
    const auto slow = hear(server.port(), "PUT /echo" + poco_host + "Content-Length: 3\r\n\r\n[");
    EXPECT_TRUE(slow.has("HTTP/1.1 408 ")) << slow.text;
    peers::RawClient client(server.port());
    client.send("GET /id" + poco_host);
    client.finish();
    const peers::Heard cut{client.rest()};
    EXPECT_TRUE(cut.has("HTTP/1.1 400 ")) << cut.text;
    EXPECT_EQ(hear(server.port(), "").text, ""); // who asks nothing is told nothing
    EXPECT_EQ(api.told.size(), 2U);
}

TEST(poco_server, the_number_of_requests_of_a_connection_is_that_of_the_settings)
{
    PocoApi api;
    auto params = poco_params();
    params->setMaxKeepAliveRequests(2);
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), params);
    server.start();
    const std::string one = "GET /id" + poco_host + "\r\n";
    const auto heard = hear(server.port(), one + one + one);
    EXPECT_EQ(heard.count("HTTP/1.1 200 OK\r\n"), 2) << heard.text;
    EXPECT_EQ(heard.count("Connection: close\r\n"), 1) << heard.text;
    EXPECT_FALSE(heard.has(" (waiting)")) << heard.text;
}

TEST(poco_server, stopping_waits_for_what_is_being_answered)
{
    std::atomic<bool> began{false};
    std::atomic<bool> ended{false};
    Service<> api(cstar::envelope);
    api.get("/slow", [&]() -> expected<std::string> {
        began = true;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        ended = true;
        return "\"slow\"";
    });
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), poco_params());
    server.start();
    peers::RawClient idle(server.port());
    peers::RawClient client(server.port());
    client.send("GET /slow" + poco_host + "\r\n");
    while (!began) std::this_thread::yield();
    server.stop_all();
    EXPECT_TRUE(ended);
    EXPECT_TRUE(client.rest().find("\"slow\"") != std::string::npos);
    EXPECT_EQ(idle.rest(), "");
}

TEST(poco_server, handlers_may_take_pocos_request)
{
    Service<Poco::Net::HTTPServerRequest> api(cstar::envelope);
    api.post("/native", [](const Poco::Net::HTTPServerRequest& native, const Request& request) {
        return expected<std::string>(native.getURI() + native.get("X-Own") + native.getVersion()
                                     + native.clientAddress().host().toString() + std::string(request.body()));
    });
    Poco::ThreadPool threads;
    PocoServer server(api, threads, poco_socket(), poco_params());
    server.start();
    OfPoco of_poco(api);
    for (const int port : {int(server.port()), int(of_poco.server.port())}) {
        const auto heard = hear_one(port, "POST /native?q" + poco_host + "X-Own: 1\r\nContent-Length: 2\r\n\r\n[]");
        EXPECT_TRUE(heard.has("/native?q1HTTP/1.1127.0.0.1[]")) << heard.text;
    }
}

TEST(poco_handlers, bodies_are_read_strictly)
{
    PocoApi api;
    OfPoco of_poco(api);
    const int port = of_poco.server.port();
    const auto put = [&](const std::string& rest) { return hear(port, "PUT /echo" + poco_host + rest); };
    const auto broken = put("Transfer-Encoding: chunked\r\n\r\n3\r\n[1]0\r\n\r\n");
    EXPECT_TRUE(broken.has("HTTP/1.1 400 ")) << broken.text;
    EXPECT_TRUE(broken.has("Connection: close\r\n")) << broken.text;
    EXPECT_TRUE(put("Transfer-Encoding: chunked\r\n\r\n3e9\r\n").has("HTTP/1.1 413 "));
    EXPECT_TRUE(put("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").has("HTTP/1.1 400 "));
    EXPECT_EQ(api.told.size(), 3U);
    const auto unframed = hear_one(port, "PURGE /echo" + poco_host + "\r\n"); // POCO would read until the client closes
    EXPECT_TRUE(unframed.has("HTTP/1.1 405 ")) << unframed.text;
    const std::string any_bytes("\"\xFF\0\"", 4);
    const std::string chunk = "Transfer-Encoding: chunked\r\n\r\n4\r\n" + any_bytes + "\r\n0\r\n\r\n";
    EXPECT_TRUE(hear_one(port, "PUT /echo" + poco_host + chunk).has(any_bytes));
}

TEST(poco_handlers, a_body_that_is_refused_is_not_asked_for)
{
    PocoApi api;
    OfPoco of_poco(api);
    const auto wait = [&](const std::string& length) {
        return hear_one(of_poco.server.port(),
                        "PUT /echo" + poco_host + "Expect: 100-continue\r\nContent-Length: " + length + "\r\n\r\n");
    };
    EXPECT_TRUE(wait("1000").has(" 100 Continue\r\n"));
    const auto refused = wait("1001");
    EXPECT_FALSE(refused.has(" 100 Continue\r\n")) << refused.text;
    EXPECT_TRUE(refused.has("HTTP/1.1 413 ")) << refused.text;
}

struct OwnFactory : Poco::Net::HTTPRequestHandlerFactory {
    explicit OwnFactory(const Service<Poco::Net::HTTPServerRequest>& service) : api(service) {}
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest& request) override
    {
        if (request.getURI() != "/own") return new PocoHandler404;
        return poco_handler(api, [](const Poco::Net::HTTPServerRequest& native) -> expected<std::string> {
            if (native.has("X-Fail")) return fail(cstar::Code::resource_not_found);
            return "[7]";
        });
    }
    struct PocoHandler404 : Poco::Net::HTTPRequestHandler {
        void handleRequest(Poco::Net::HTTPServerRequest&, Poco::Net::HTTPServerResponse& out) override
        {
            out.setStatusAndReason(Poco::Net::HTTPResponse::HTTP_NOT_FOUND);
            out.sendBuffer("mine", 4);
        }
    };
    const Service<Poco::Net::HTTPServerRequest>& api;
};

TEST(poco_handlers, a_factory_of_ones_own_makes_single_handlers)
{
    Service<Poco::Net::HTTPServerRequest> api(cstar::envelope);
    api.on_error([](const ApiError&, const Request&) {});
    OfPoco of_poco(Poco::Net::HTTPRequestHandlerFactory::Ptr(new OwnFactory(api)));
    const int port = of_poco.server.port();
    EXPECT_TRUE(hear_one(port, "GET /own" + poco_host + "\r\n").has("[7]"));
    EXPECT_TRUE(hear_one(port, "GET /own" + poco_host + "X-Fail: 1\r\n\r\n").has("resource_not_found"));
    EXPECT_TRUE(hear_one(port, "GET /other" + poco_host + "\r\n").has("mine"));
}

} // namespace
