// SPDX-License-Identifier: BSL-1.0
// Tests of one connection of a POCO server.
#include <amiss/detail/poco/connection.hpp>

#include <amiss/apis/cstar.hpp>

#include <support/poco_params.hpp>

#include <Poco/Net/NetException.h>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;

/// What a connection answers to all that a client sends.
std::string answered_by_poco(std::string_view sent, const Poco::Net::HTTPServerParams::Ptr& params,
                             bool is_stopped = false)
{
    Service<> api(cstar::envelope);
    api.on_error([](const ApiError&, const Request&) {});
    api.post("/echo", [](const Request& request) { return expected<std::string>(request.body()); });
    peers::PocoPair pair;
    detail::OpenSockets::Ptr open = new detail::OpenSockets;
    if (is_stopped) open->stop(false);
    pair.send(sent);
    pair.client.shutdownSend();
    detail::PocoConnection<void>(pair.server, api, params, open).run();
    pair.server.close();
    return pair.heard();
}

int count_in(const std::string& text, std::string_view part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

const std::string one_post = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n[]";

TEST(poco_connection, answers_all_requests_and_then_ends)
{
    const std::string heard = answered_by_poco(one_post + one_post, peers::poco_params());
    EXPECT_EQ(count_in(heard, "HTTP/1.1 200 OK\r\n"), 2);
    EXPECT_EQ(count_in(heard, "Connection: close"), 0);
}

TEST(poco_connection, without_keep_alive_there_is_one_answer)
{
    auto params = peers::poco_params();
    params->setKeepAlive(false);
    const std::string heard = answered_by_poco(one_post + one_post, params);
    EXPECT_EQ(count_in(heard, "HTTP/1.1 200 OK\r\n"), 1);
    EXPECT_EQ(count_in(heard, "Connection: close"), 1);
}

TEST(poco_connection, what_is_no_request_is_answered_and_ends_it)
{
    const std::string heard = answered_by_poco("HELLO\r\n\r\n" + one_post, peers::poco_params());
    EXPECT_EQ(count_in(heard, "HTTP/1.1 "), 1);
    EXPECT_EQ(count_in(heard, "HTTP/1.1 400 Bad Request\r\n"), 1);
    EXPECT_EQ(count_in(heard, "\"code\":"), 1);
    EXPECT_EQ(answered_by_poco("", peers::poco_params()), "");
}

TEST(poco_connection, asks_for_a_body_that_waits)
{
    const std::string heard =
        answered_by_poco("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
                         peers::poco_params());
    EXPECT_EQ(heard.substr(0, 25), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(count_in(heard, "HTTP/1.1 400 "), 1); // it never came
}

TEST(poco_connection, of_a_server_that_stops_answers_nothing)
{
    EXPECT_THROW(answered_by_poco(one_post, peers::poco_params(), true), Poco::Net::ConnectionResetException);
}

} // namespace
