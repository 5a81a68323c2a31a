// SPDX-License-Identifier: BSL-1.0
// Tests of the handler that reads requests itself: many at once, in pieces, too late.
#include <amiss/detail/pistache/handler.hpp>

#include "support/pistache_server.hpp"
#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using peers::RawClient;

TEST(PistacheHandler, AnswersManyRequestsAtOnceInTheirOrder)
{
    pistache_tests::AnsweringServer server;
    std::string sent;
    for (int at = 0; at < 200; ++at)
        sent += "POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n" + std::to_string(1000 + at);
    RawClient client(server.port());
    client.send(sent);
    for (int at = 0; at < 200; ++at) {
        const std::string text = client.response();
        ASSERT_EQ(text.substr(text.size() - 4), std::to_string(1000 + at));
    }
    client.send("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.response().substr(0, 15), "HTTP/1.1 200 OK");
}

TEST(PistacheHandler, RefusesARequestThatTakesTooLong)
{
    const pistache_tests::TestService<> service;
    const auto handler = amiss::pistache_handler(service);
    handler->setHeaderTimeout(std::chrono::milliseconds(300));
    handler->setBodyTimeout(std::chrono::milliseconds(300));
    pistache_tests::TestServer server(handler);
    RawClient idle(server.port());
    for (const char* const begin : {"GET /te", "POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx"}) {
        RawClient client(server.port());
        client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
        client.send(begin);
        EXPECT_EQ(client.response().substr(0, 12), "HTTP/1.1 200");
        EXPECT_EQ(client.rest().substr(0, 12), "HTTP/1.1 408");
    }
    idle.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n"); // who has not begun is not late
    EXPECT_EQ(idle.response().substr(0, 12), "HTTP/1.1 200");
}

TEST(PistacheHandler, AnswersForAnotherHandler)
{
    struct Outer : Pistache::Http::Handler {
        explicit Outer(std::shared_ptr<Pistache::Http::Handler> to) : inner(std::move(to)) {}
        std::shared_ptr<Pistache::Tcp::Handler> clone() const override { return std::make_shared<Outer>(*this); }
        void onRequest(const Pistache::Http::Request& request, Pistache::Http::ResponseWriter writer) override
        {
            inner->onRequest(request, std::move(writer));
        }
        std::shared_ptr<Pistache::Http::Handler> inner;
    };
    const pistache_tests::TestService<> service;
    pistache_tests::TestServer server(std::make_shared<Outer>(amiss::pistache_handler(service)));
    RawClient client(server.port());
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.response().substr(0, 15), "HTTP/1.1 200 OK");
}

} // namespace
