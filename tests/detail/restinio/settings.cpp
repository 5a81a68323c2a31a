// SPDX-License-Identifier: BSL-1.0
// Tests of what RESTinio does not look at, and of settings without a service.
#include <amiss/detail/restinio/settings.hpp>

#include "support/raw_client.hpp"
#include "support/restinio_server.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using peers::answer_to;

TEST(RestinioSettings, HeadsAreChecked)
{
    const restinio_tests::AnsweringServer server;
    const auto status_of = [&](const std::string& head) {
        return answer_to(server.port(), head + "\r\n").substr(9, 3);
    };
    EXPECT_EQ(status_of("GET /text HTTP/1.1\r\n"), "400"); // no Host
    EXPECT_EQ(status_of("GET /text HTTP/1.1\r\nHost: a\r\nHost: a\r\n"), "400");
    EXPECT_EQ(status_of("GET /text HTTP/2.0\r\nHost: a\r\n"), "505");
    EXPECT_EQ(status_of("GET /text \r\nHost: a\r\n"), "400"); // to the parser, HTTP/0.9
    EXPECT_EQ(status_of("GET /text HTTP/1.0\r\n"), "200");
}

TEST(RestinioSettings, ABodyIsAskedFor)
{
    const restinio_tests::AnsweringServer server;
    peers::RawClient client(server.port());
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.response(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("1234");
    const std::string text = client.response();
    EXPECT_EQ(text.substr(text.size() - 4), "1234");
    client.send("POST /text HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.rest().substr(9, 3), "413");
}

TEST(RestinioSettings, WithoutAServiceRestinioClosesAsEver)
{
    restinio_tests::TestService<> service;
    restinio::server_settings_t<amiss::RestinioTraits<>> settings;
    settings.request_handler(amiss::restinio_handler(service));
    const restinio_tests::TestServer<amiss::RestinioTraits<>> server(settings);
    EXPECT_EQ(answer_to(server.port(), "HELLO\r\n\r\n"), "");
    EXPECT_EQ(answer_to(server.port(), "GET /text HTTP/1.0\r\n\r\n").substr(9, 3), "200");
}

} // namespace
