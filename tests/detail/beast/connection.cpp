// SPDX-License-Identifier: BSL-1.0
// Tests of a connection as a sequence of steps: what Beast's parser lets through, limits, and what ends a connection.
#include <amiss/detail/beast/connection.hpp>

#include <amiss/adapt/beast_server.hpp>
#include <amiss/apis/cstar.hpp>

#include <support/beast_stream.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace amiss;
using amiss_test::ScriptedStream;
using amiss_test::statuses;

const std::string host = "Host: a\r\n";
const std::string get = "GET /x HTTP/1.1\r\n" + host + "\r\n";
const std::string json = "Content-Type: application/json\r\n";
const std::string post = "POST /x HTTP/1.1\r\n" + host + json;

struct Talk : Service<> {
    Talk() : Service<>(cstar::envelope)
    {
        get("/x", []() -> expected<std::string_view> { return "1"; });
        post("/x", [](const Request& request) -> expected<std::string> { return std::string(request.body()); });
        max_body(100);
        on_error([this](const ApiError& error, const Request&) { context = error.context(); });
    }
    /// The statuses of the answers to what a client sends in these pieces.
    std::string operator()(std::vector<std::string> pieces)
    {
        ScriptedStream stream(std::move(pieces));
        result = serve(stream, *this, limits);
        sent = stream.sent;
        return statuses(sent);
    }
    bool has(const std::string& text) const { return sent.find(text) != std::string::npos; }

    BeastLimits limits;
    boost::system::error_code result;
    std::string sent;
    std::string context;
};

TEST(beast_connection, requests_come_in_any_pieces)
{
    Talk talk;
    const std::string three = get + post + "Content-Length: 2\r\n\r\n{}" + get;
    EXPECT_EQ(talk({three}), "200 200 200");
    std::vector<std::string> bytes;
    for (const char byte : three) bytes.emplace_back(1, byte);
    EXPECT_EQ(talk(bytes), "200 200 200");
    EXPECT_FALSE(talk.result);
}

TEST(beast_connection, empty_lines_before_a_request_are_none)
{
    Talk talk;
    EXPECT_EQ(talk({"\r\n\r\n" + get + "\r\n" + get}), "200 200");
    EXPECT_EQ(talk({"\r", "\n", "\r", "\n" + get}), "200");
    EXPECT_EQ(talk({"\r\n"}), "");
    EXPECT_EQ(talk({"\rGET"}), "400");
}

TEST(beast_connection, the_limit_of_the_header_is_for_all_of_it)
{
    // Beast itself counts from the last line that it has read, if a piece ends with up to three bytes of the next one.
    Talk talk;
    std::vector<std::string> pieces{"GET /x HTTP/1.1\r\n" + host + "X-"};
    for (int count = 0; count < 60; ++count) pieces.push_back("1: " + std::string(490, 'v') + "\r\nX-");
    pieces.push_back("2: 3\r\n\r\n");
    EXPECT_EQ(talk(pieces), "431");
    EXPECT_EQ(talk.context, "header limit exceeded");
    EXPECT_TRUE(talk.has("Connection: close\r\n"));
    const auto header_of = [](std::size_t size) {
        const std::string head = "GET /x HTTP/1.1\r\n" + host + "X: ";
        return head + std::string(size - head.size() - 4, 'v') + "\r\n\r\n";
    };
    EXPECT_EQ(talk({header_of(16384)}), "200");
    EXPECT_EQ(talk({header_of(16385)}), "431");
}

TEST(beast_connection, a_long_target_is_told_from_long_headers)
{
    Talk talk;
    const auto target_of = [](std::size_t size) {
        return "GET /" + std::string(size - 1, 'x') + " HTTP/1.1\r\n" + host + "\r\n";
    };
    EXPECT_EQ(talk({target_of(8192)}), "404");
    EXPECT_EQ(talk({target_of(8193)}), "414");
    EXPECT_EQ(talk({target_of(80000)}), "414");
}

TEST(beast_connection, a_request_has_one_host)
{
    Talk talk;
    EXPECT_EQ(talk({"GET /x HTTP/1.1\r\n\r\n" + get}), "400"); // and no answer to the second request
    EXPECT_EQ(talk({"GET /x HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"}), "400");
    EXPECT_EQ(talk.context, "not one Host header");
    EXPECT_EQ(talk({"GET /x HTTP/1.0\r\n\r\n"}), "200");
}

TEST(beast_connection, a_coding_that_Beast_takes_for_none_hides_no_request)
{
    Talk talk;
    EXPECT_EQ(talk({post + "Transfer-Encoding: gzip\r\n\r\n" + get}), "501");
    EXPECT_EQ(talk({post + "Transfer-Encoding: chunked, gzip\r\n\r\n" + get}), "501");
    EXPECT_EQ(talk({post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"}), "501");
    EXPECT_EQ(talk({"POST /x HTTP/1.0\r\n" + json + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}), "400");
    EXPECT_EQ(talk({post + "Transfer-Encoding: Chunked\r\n\r\n1\r\n2\r\n0\r\n\r\n" + get}), "200 200");
}

TEST(beast_connection, only_who_waits_for_a_100_gets_one)
{
    Talk talk;
    const std::string expecting = post + "Expect: 100-Continue\r\nContent-Length: ";
    EXPECT_EQ(talk({expecting + "2\r\n\r\n", "{}"}), "100 200");
    EXPECT_EQ(talk({expecting + "2\r\n\r\n{", "}"}), "200");
    EXPECT_EQ(talk({expecting + "0\r\n\r\n"}), "200");
    EXPECT_EQ(talk({expecting + "101\r\n\r\n"}), "413");
    EXPECT_EQ(talk({"POST /x HTTP/1.0\r\n" + json + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n", "{}"}), "200");
    EXPECT_EQ(talk({post + "Expect: tea\r\nContent-Length: 2\r\n\r\n", "{}"}), "417");
}

TEST(beast_connection, a_body_is_limited_however_it_comes)
{
    Talk talk;
    const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(talk({post + "Content-Length: 100\r\n\r\n" + std::string(100, '1')}), "200");
    EXPECT_EQ(talk({post + "Content-Length: 101\r\n\r\n" + std::string(101, '1') + get}), "413");
    EXPECT_EQ(talk({post + "Content-Length: 18446744073709551615\r\n\r\n"}), "413");
    EXPECT_EQ(talk({chunked + "64\r\n" + std::string(100, '1') + "\r\n0\r\n\r\n" + get}), "200 200");
    EXPECT_EQ(talk({chunked + "64\r\n" + std::string(100, '1') + "\r\n1\r\n1\r\n0\r\n\r\n" + get}), "413");
    EXPECT_EQ(talk({chunked + "ffffffffffffffff\r\n"}), "413");
    EXPECT_EQ(talk({chunked, "0\r\n", "\r", "\n" + get}), "200 200"); // where Beast asserts, up to Boost 1.85
}

TEST(beast_connection, what_surrounds_chunks_is_limited_too)
{
    Talk talk;
    const std::string chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
    for (const std::string begin : {"1;x=", "0\r\nX: "}) {
        ScriptedStream stream({chunked + begin}, std::string(1000, 'x'));
        talk.limits.drain_bytes = 0;
        serve(stream, talk, talk.limits);
        EXPECT_EQ(statuses(stream.sent), "431") << begin;
        EXPECT_LT(stream.read, 40000U) << begin;
    }
}

TEST(beast_connection, a_request_that_breaks_off_is_answered)
{
    Talk talk;
    EXPECT_EQ(talk({get, "GE"}), "200 400");
    EXPECT_EQ(talk.context, "partial message");
    EXPECT_EQ(talk({"GET /x HTTP/1.1\r\nHo"}), "400");
    EXPECT_EQ(talk({post + "Content-Length: 2\r\n\r\n{"}), "400");
    EXPECT_EQ(talk({}), "");
    EXPECT_FALSE(talk.result);
}

TEST(beast_connection, what_is_left_of_a_refused_request_is_dropped_in_bounds)
{
    Talk talk;
    talk.limits.drain_bytes = 5000;
    ScriptedStream endless({"HELLO\r\n\r\n"}, std::string(100, 'x'));
    EXPECT_FALSE(serve(endless, talk, talk.limits));
    EXPECT_EQ(statuses(endless.sent), "400");
    EXPECT_GE(endless.read, 5000U);
    EXPECT_LT(endless.read, 6000U);
    EXPECT_EQ(endless.shutdowns, 2); // before the rest is read, and at the end

    ScriptedStream last({"GET /x HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n"}, std::string(100, 'x'));
    EXPECT_FALSE(serve(last, talk, talk.limits));
    EXPECT_EQ(statuses(last.sent), "200");
    EXPECT_LT(last.read, 200U); // who says that it is the last request sends no more
}

TEST(beast_connection, broken_connections_are_reported)
{
    Talk talk;
    ScriptedStream stream({get});
    stream.failure_at_end = boost::asio::error::connection_reset;
    EXPECT_EQ(serve(stream, talk), boost::asio::error::connection_reset);
    EXPECT_EQ(statuses(stream.sent), "200");
    ScriptedStream within({get, "GET"});
    within.failure_at_end = boost::asio::error::connection_reset;
    EXPECT_EQ(serve(within, talk), boost::asio::error::connection_reset);
    EXPECT_EQ(statuses(within.sent), "200");
    ScriptedStream deaf({get});
    deaf.failure_of_writing = boost::asio::error::broken_pipe;
    EXPECT_EQ(serve(deaf, talk), boost::asio::error::broken_pipe);
}

TEST(beast_connection, errors_with_a_whole_request_keep_the_connection)
{
    Talk talk;
    EXPECT_EQ(talk({"GET /y HTTP/1.1\r\n" + host + "\r\n" + "BREW /x HTTP/1.1\r\n" + host + "\r\nPOST /x HTTP/1.1\r\n"
                    + host + "Content-Length: 1\r\nContent-Type: text/plain\r\n\r\n1" + get}),
              "404 405 415 200");
    EXPECT_FALSE(talk.has("Connection: close"));
}

TEST(beast_connection, an_upgrade_that_nobody_offers_is_ignored)
{
    Talk talk;
    EXPECT_EQ(talk(
                  {"GET /x HTTP/1.1\r\n" + host + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n" + get}),
              "200 200");
    EXPECT_EQ(talk({"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"}), "505");
}

} // namespace
