// SPDX-License-Identifier: BSL-1.0
// Tests of Pistache's adapter: its own requests in handlers, and routes of its own router.
#include <amiss/adapt/pistache.hpp>

#include "support/pistache_server.hpp"
#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::expected;
using amiss::Request;
using peers::answer_to;
using pistache_tests::TestServer;
using pistache_tests::TestService;

std::string get_of(const std::string& target, const std::string& method = "GET")
{
    return method + " " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

std::string body_after(const std::string& text) { return text.substr(text.find("\r\n\r\n") + 4); }

TEST(Pistache, HandlersMayTakeItsRequest)
{
    TestService<Pistache::Http::Request> service;
    service.post("/path", [](const Pistache::Http::Request& native, const Request& request) {
        return expected<std::string>(native.resource() + " " + native.body() + " " + std::string(request.path()));
    });
    TestServer server(amiss::pistache_handler(service));
    const std::string head = "POST /path?q=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    EXPECT_EQ(body_after(answer_to(server.port(), head + "Content-Length: 2\r\n\r\nhi")), "/path hi /path");
    // What its parser does not take is refused in the envelope, and a method that it does not have is no route.
    const std::string refused = answer_to(server.port(), head + "Content-Type: x\r\nContent-Length: 2\r\n\r\nhi");
    EXPECT_EQ(refused.substr(0, 10), "HTTP/1.1 4");
    EXPECT_NE(refused.find("\"request_id\":\"id1\""), std::string::npos) << refused;
    EXPECT_EQ(answer_to(server.port(), get_of("/path", "BREW")).substr(0, 12), "HTTP/1.1 405");
}

TEST(Pistache, ItsRouterKeepsItsRoutes)
{
    const TestService<> service;
    Pistache::Rest::Router router;
    router.get("/users/:id",
               amiss::pistache_route(service, [](const Request& request, const Pistache::Rest::Request& native) {
                   const auto id = native.param(":id").as<std::string>();
                   return expected<std::string>(id + " " + request.query_param("q").value_or("none"));
               }));
    router.get("/fails", amiss::pistache_route(service, [](const Request&) -> expected<void> {
                   return amiss::fail(amiss::cstar::Code::resource_not_found);
               }));
    router.addCustomHandler(amiss::pistache_route(service));
    TestServer server(router.handler());
    EXPECT_EQ(body_after(answer_to(server.port(), get_of("/users/7?q=a%20b"))), "7 a b");
    EXPECT_NE(answer_to(server.port(), get_of("/fails")).find("\"code\":\"resource_not_found\""), std::string::npos);
    EXPECT_EQ(body_after(answer_to(server.port(), get_of("/text"))), "\"text\"");
    EXPECT_EQ(answer_to(server.port(), get_of("/text", "PUT")).substr(0, 12), "HTTP/1.1 405");
    EXPECT_NE(answer_to(server.port(), get_of("/none")).find("\"request_id\":\"id1\""), std::string::npos);
}

TEST(Pistache, ARouteMayTakeTheRequestOfTheService)
{
    const TestService<Pistache::Http::Request> service;
    Pistache::Rest::Router router;
    router.get("/path", amiss::pistache_route(service, [](const Pistache::Http::Request& native) {
                   return expected<std::string>(native.resource());
               }));
    TestServer server(router.handler());
    EXPECT_EQ(body_after(answer_to(server.port(), get_of("/path"))), "/path");
}

} // namespace
