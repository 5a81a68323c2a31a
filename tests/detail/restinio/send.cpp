// SPDX-License-Identifier: BSL-1.0
// Tests of answers through RESTinio's connections: bodies, lengths, and what becomes of the connection.
#include <amiss/detail/restinio/send.hpp>

#include "support/raw_client.hpp"
#include "support/restinio_server.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

struct SendingServer : testing::Test {
    restinio_tests::AnsweringServer server;
    peers::RawClient client{server.port()};
};
using RestinioSend = SendingServer;

TEST_F(RestinioSend, AHeadHasTheLengthAndNoBody)
{
    client.send("HEAD /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_NE(client.response(false).find("\r\nContent-Length: 6\r\n"), std::string::npos);
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string text = client.response();
    EXPECT_EQ(text.substr(0, 15), "HTTP/1.1 200 OK"); // and not a body
    EXPECT_EQ(text.substr(text.size() - 10), "\r\n\r\n\"text\"");
}

TEST_F(RestinioSend, A204HasNoLength)
{
    client.send("DELETE /text HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const std::string text = client.rest();
    EXPECT_EQ(text.find("HTTP/1.1 204 No Content\r\n"), 0U);
    EXPECT_EQ(text.find("Content-Length"), std::string::npos);
    EXPECT_NE(text.find("\r\nConnection: close\r\n"), std::string::npos);
}

TEST_F(RestinioSend, AnUpgradeIsAnsweredAndEndsTheConnection)
{
    client.send("GET /text HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n");
    const std::string text = client.rest();
    EXPECT_EQ(text.find("HTTP/1.1 200 OK\r\n"), 0U);
    EXPECT_NE(text.find("\r\nConnection: close\r\n"), std::string::npos);
    EXPECT_EQ(text.find("HTTP/1.1", 1), std::string::npos); // once
}

TEST_F(RestinioSend, ManyRequestsAtOnceAreAnsweredInTheirOrder)
{
    std::string sent;
    for (int at = 0; at < 200; ++at) {
        const std::string body = std::to_string(1000 + at);
        sent += "POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n" + body;
    }
    client.send(sent);
    for (int at = 0; at < 200; ++at) {
        const std::string text = client.response();
        ASSERT_EQ(text.substr(text.size() - 4), std::to_string(1000 + at));
    }
}

} // namespace
