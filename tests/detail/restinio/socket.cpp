// SPDX-License-Identifier: BSL-1.0
// Tests of the socket that answers where RESTinio only closes: errors in any piece, timeouts, and methods that are unknown.
#include <amiss/detail/restinio/socket.hpp>

#include "support/raw_client.hpp"
#include "support/restinio_server.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using peers::answer_to;
using peers::RawClient;

std::string status_line(const std::string& text) { return text.substr(0, text.find("\r\n")); }

TEST(RestinioSocket, AnswersAnErrorWhereverItIs)
{
    const restinio_tests::AnsweringServer server;
    const std::string head = "POST /text HTTP/1.1\r\nHost: a\r\nX-Request-Id: of-client\r\n";
    for (const std::string& sent : {head + "no colon\r\n\r\n", head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
                                    head + "Content-Length: 1\r\n\r\nx" + head + "Content-Length: x\r\n\r\n"}) {
        for (const std::size_t piece : {std::size_t{7}, sent.size()}) {
            RawClient client(server.port());
            for (std::size_t at = 0; at < sent.size(); at += piece)
                client.send(std::string_view(sent).substr(at, piece));
            std::string text = client.rest();
            if (text.find("HTTP/1.1 200 OK") == 0) text.erase(0, text.find("HTTP/1.1 400")); // the first of two
            EXPECT_EQ(status_line(text), "HTTP/1.1 400 Bad Request") << sent;
            EXPECT_NE(text.find("\"request_id\":\"of-client\""), std::string::npos) << sent << text;
        }
    }
}

TEST(RestinioSocket, AnswersWhatHasNoBeginning)
{
    const restinio_tests::AnsweringServer server;
    EXPECT_EQ(status_line(answer_to(server.port(), "\x16\x03\x01")), "HTTP/1.1 400 Bad Request"); // TLS
    EXPECT_EQ(status_line(answer_to(server.port(), "?")), "HTTP/1.1 400 Bad Request");
}

TEST(RestinioSocket, AnswersARequestThatBreaksOff)
{
    const restinio_tests::AnsweringServer server;
    RawClient client(server.port());
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
    client.finish();
    EXPECT_EQ(status_line(client.rest()), "HTTP/1.1 400 Bad Request");
    RawClient idle(server.port());
    idle.finish();
    EXPECT_EQ(idle.rest(), "");
}

TEST(RestinioSocket, AnswersARequestThatTakesTooLong)
{
    restinio_tests::TestService<> service;
    restinio::server_settings_t<amiss::RestinioTraits<>> settings;
    settings.read_next_http_message_timelimit(std::chrono::milliseconds(300));
    const restinio_tests::TestServer<amiss::RestinioTraits<>> server(amiss::restinio_settings(service, settings));
    RawClient idle(server.port());
    RawClient client(server.port());
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
    EXPECT_EQ(status_line(client.rest()), "HTTP/1.1 408 Request Timeout");
    EXPECT_EQ(idle.rest(), ""); // it has asked for nothing
}

TEST(RestinioSocket, AnswersMethodsThatTheParserDoesNotKnow)
{
    const restinio_tests::AnsweringServer server;
    const std::string brew = "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n";
    RawClient client(server.port());
    client.send(brew + brew + "GET /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_line(client.response()), "HTTP/1.1 200 OK");
    const std::string second = client.response();
    EXPECT_EQ(second.substr(second.size() - 5), "\"tea\"");
    const std::string third = client.response();
    EXPECT_EQ(third.substr(third.size() - 6), "\"text\"");
    client.send("GET /text HTTP/1.1\r\nHost: a\r\n\r\n"
                + brew); // after another, the parser has it: the connection ends
    EXPECT_EQ(status_line(client.response()), "HTTP/1.1 200 OK");
    EXPECT_EQ(status_line(client.rest()), "HTTP/1.1 400 Bad Request");
    EXPECT_EQ(status_line(answer_to(server.port(), "BREW /pot HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")),
              "HTTP/1.1 200 OK");
}

TEST(RestinioSocket, RefusesABodyBeforeItHasCome)
{
    const restinio_tests::AnsweringServer server;
    RawClient client(server.port());
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n");
    EXPECT_EQ(status_line(client.response()), "HTTP/1.1 413 Content Too Large");
    EXPECT_TRUE(client.send(std::string(2000000, 'x'))); // it is read and dropped
    EXPECT_EQ(client.rest(), "");                        // and the end is no reset
}

} // namespace
