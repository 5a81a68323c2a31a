// SPDX-License-Identifier: BSL-1.0
// Tests of RESTinio's adapter: its own requests and routers in handlers, and traits that are not amiss's.
#include <amiss/adapt/restinio.hpp>

#include "support/raw_client.hpp"
#include "support/restinio_server.hpp"

#include <restinio/router/easy_parser_router.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace {

using amiss::expected;
using amiss::Request;
using peers::answer_to;
using restinio_tests::TestServer;
using restinio_tests::TestService;

std::string get_once(const std::string& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
}

std::string body_of(const std::string& text) { return text.substr(text.find("\r\n\r\n") + 4); }

TEST(Restinio, HandlersMayTakeItsRequest)
{
    TestService<restinio::request_t> service;
    service.get("/path", [](const restinio::request_t& native, const Request& request) {
        return expected<std::string>(std::string(native.header().path()) + " " + std::string(request.method()));
    });
    restinio::server_settings_t<restinio::default_traits_t> settings;
    const TestServer<restinio::default_traits_t> server(amiss::restinio_settings(service, settings));
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/path"))), "/path GET");
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/text"))), "\"text\"");
}

TEST(Restinio, OtherTraitsCloseWhereALimitIsPassed)
{
    TestService<> service;
    restinio::server_settings_t<restinio::default_traits_t> settings;
    const TestServer<restinio::default_traits_t> server(amiss::restinio_settings(service, settings));
    EXPECT_EQ(answer_to(server.port(), "POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n"), "");
    EXPECT_EQ(answer_to(server.port(), get_once("/none")).substr(9, 3), "404");
}

TEST(Restinio, ItsExpressRouterKeepsItsRoutes)
{
    using Router = restinio::router::express_router_t<>;
    struct Traits : amiss::RestinioTraits<> {
        using request_handler_t = Router;
    };
    TestService<> service;
    auto router = std::make_unique<Router>();
    router->http_get("/users/:id", amiss::restinio_route(service, [](const Request& request, const auto& params) {
                         return expected<std::string>(std::string(params["id"]) + " " + std::string(request.id()));
                     }));
    router->http_get("/fails", amiss::restinio_route(service, [](const Request&) -> expected<void> {
                         return amiss::fail(amiss::cstar::Code::resource_not_found);
                     }));
    router->non_matched_request_handler(amiss::restinio_handler(service));
    restinio::server_settings_t<Traits> settings;
    amiss::restinio_settings(service, settings).request_handler(std::move(router));
    const TestServer<Traits> server(settings);
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/users/7"))), "7 id1");
    EXPECT_EQ(answer_to(server.port(), get_once("/fails")).substr(9, 3), "404");
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/text"))), "\"text\"");
    EXPECT_EQ(answer_to(server.port(), get_once("/none")).substr(9, 3), "404");
}

TEST(Restinio, ItsEasyParserRouterGivesParameters)
{
    namespace epr = restinio::router::easy_parser_router;
    using Router = restinio::router::easy_parser_router_t;
    struct Traits : amiss::RestinioTraits<> {
        using request_handler_t = Router;
    };
    TestService<restinio::request_t> service;
    auto router = std::make_unique<Router>();
    router->http_get(epr::path_to_params("/sum/", epr::non_negative_decimal_number_p<int>(), "/",
                                         epr::non_negative_decimal_number_p<int>()),
                     amiss::restinio_route(service, [](const Request&, int left, int right) {
                         return expected<std::string>(std::to_string(left + right));
                     }));
    router->http_get(epr::path_to_params("/path"),
                     amiss::restinio_route(service, [](const restinio::request_t& native) {
                         return expected<std::string>(std::string(native.header().path()));
                     }));
    restinio::server_settings_t<Traits> settings;
    amiss::restinio_settings(service, settings).request_handler(std::move(router));
    const TestServer<Traits> server(settings);
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/sum/3/4"))), "7");
    EXPECT_EQ(body_of(answer_to(server.port(), get_once("/path"))), "/path");
}

} // namespace
