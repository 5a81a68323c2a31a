// SPDX-License-Identifier: BSL-1.0
// Tests of the operation that serves a connection: its time limits, cancellation, and whose the stream is.
#include <amiss/detail/beast/serve_operation.hpp>

#include <amiss/adapt/beast_server.hpp>

#include <support/beast_pair.hpp>
#include <support/beast_stream.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace {

using namespace std::chrono_literals;
using amiss_test::statuses;
using boost::asio::cancellation_type;
using boost::beast::tcp_stream;
namespace asio = boost::asio;

struct Pair : amiss_test::BeastPair {
    void serve() { amiss::async_serve(tcp_stream(std::move(server)), service, limits, keep_result()); }
    void serve(asio::cancellation_signal& signal)
    {
        amiss::async_serve(tcp_stream(std::move(server)), service, limits,
                           asio::bind_cancellation_slot(signal.slot(), keep_result()));
    }
    /// Sends something later.
    void send_after(std::chrono::milliseconds delay, std::string text)
    {
        auto timer = std::make_shared<asio::steady_timer>(context, delay);
        timer->async_wait([this, timer, text = std::move(text)](Error) { send(text); });
    }
    bool ended_well() const { return result && !*result && end == asio::error::eof; }
};

TEST(beast_serve, answers_and_goes_on_until_the_client_is_done)
{
    Pair pair;
    pair.serve();
    pair.receive();
    pair.send(pair.request() + pair.request());
    pair.send_after(10ms, pair.request("Connection: close\r\n"));
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200 200 200");
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, who_does_not_finish_a_request_gets_a_408)
{
    for (const std::string begun :
         {"G", "GET /x HTTP/1.1\r\nHost: a\r\n", "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{"}) {
        Pair pair;
        pair.limits.request = 30ms;
        pair.serve();
        pair.receive();
        pair.send(begun);
        pair.run();
        EXPECT_EQ(statuses(pair.received), "408") << begun;
        EXPECT_TRUE(pair.ended_well()) << begun;
    }
}

TEST(beast_serve, who_says_nothing_gets_no_answer)
{
    Pair pair;
    pair.limits.idle = 30ms;
    pair.serve();
    pair.receive();
    pair.run();
    EXPECT_EQ(pair.received, "");
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, each_request_has_its_own_time)
{
    Pair pair;
    pair.limits.request = 300ms;
    pair.serve();
    pair.receive();
    for (int count = 0; count < 4; ++count) {
        pair.send_after(count * 150ms, "GET /x HTTP/1.1\r\n");
        pair.send_after(count * 150ms + 50ms, "Host: a\r\n\r\n");
    }
    pair.send_after(600ms, pair.request("Connection: close\r\n"));
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200 200 200 200 200");
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, a_client_that_does_not_read_is_left)
{
    Pair pair;
    pair.body = '"' + std::string(std::size_t{1} << 25, 'x') + '"';
    pair.limits.response = 50ms;
    pair.serve();
    pair.send(pair.request());
    pair.run();
    EXPECT_EQ(pair.result, boost::beast::error::timeout);
}

TEST(beast_serve, a_client_that_reads_slowly_is_not_left)
{
    Pair pair;
    pair.body = '"' + std::string(std::size_t{1} << 25, 'x') + '"';
    pair.limits.response = 200ms;
    pair.serve();
    pair.send(pair.request());
    std::string piece(std::size_t{1} << 16, '\0');
    std::size_t size = 0;
    for (int count = 0; count < 200 && size < pair.body.size(); ++count) { // at most 1 MiB in 20 ms
        pair.run(20ms);
        for (int part = 0; part < 16 && pair.client.available() > 0; ++part)
            size += pair.client.read_some(asio::buffer(piece));
    }
    EXPECT_GT(size, pair.body.size());
    EXPECT_FALSE(pair.result);
}

TEST(beast_serve, the_rest_of_a_refused_request_has_its_time)
{
    Pair pair;
    pair.limits.drain = 50ms;
    pair.serve();
    pair.send("HELLO\r\n\r\n"); // and this client does not close
    pair.run();
    EXPECT_TRUE(pair.result && !*pair.result);
    pair.receive();
    pair.run();
    EXPECT_EQ(statuses(pair.received), "400");
    EXPECT_EQ(pair.end, asio::error::eof);
}

TEST(beast_serve, the_timeout_of_a_handshake_is_over)
{
    Pair pair;
    tcp_stream stream(std::move(pair.server));
    stream.expires_after(20ms);
    amiss::async_serve(stream, pair.service, pair.keep_result());
    pair.receive();
    pair.send_after(60ms, pair.request("Connection: close\r\n"));
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200");
    EXPECT_TRUE(pair.result && !*pair.result);
}

TEST(beast_serve, terminal_cancellation_ends_it_at_once)
{
    for (const std::string sent : {"", "GET /x HTTP/1.1\r\n", "HELLO\r\n\r\n"}) {
        Pair pair;
        asio::cancellation_signal signal;
        pair.serve(signal);
        pair.send(sent);
        pair.run(20ms);
        EXPECT_FALSE(pair.result) << sent;
        signal.emit(cancellation_type::terminal);
        pair.run();
        EXPECT_EQ(pair.result, asio::error::operation_aborted) << sent;
    }
}

TEST(beast_serve, partial_cancellation_ends_a_connection_that_is_idle)
{
    Pair pair;
    asio::cancellation_signal signal;
    pair.serve(signal);
    pair.receive();
    pair.send(pair.request());
    pair.run(20ms);
    EXPECT_EQ(statuses(pair.received), "200");
    signal.emit(cancellation_type::partial);
    pair.run();
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, partial_cancellation_answers_a_request_that_has_begun)
{
    Pair pair;
    asio::cancellation_signal signal;
    pair.serve(signal);
    pair.receive();
    pair.send("GET /x HTTP/1.1\r\n");
    pair.run(20ms);
    signal.emit(cancellation_type::partial);
    pair.run(20ms);
    EXPECT_FALSE(pair.result);
    pair.send("Host: a\r\n\r\n" + pair.request());
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200");
    EXPECT_NE(pair.received.find("Connection: close"), std::string::npos);
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, cancellation_from_a_handler_answers_its_request)
{
    Pair pair;
    asio::cancellation_signal signal;
    pair.in_handler = [&signal] { signal.emit(cancellation_type::partial); };
    pair.serve(signal);
    pair.receive();
    pair.send(pair.request() + pair.request());
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200");
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, cancellation_that_comes_late_is_nothing)
{
    Pair pair;
    asio::cancellation_signal signal;
    pair.serve(signal);
    pair.client.close();
    pair.run();
    EXPECT_TRUE(pair.result && !*pair.result);
    signal.emit(cancellation_type::all);
}

TEST(beast_serve, a_plain_socket_has_the_same_limits)
{
    Pair pair;
    pair.limits.request = 30ms;
    amiss::async_serve(pair.server, pair.service, pair.limits, pair.keep_result());
    pair.receive();
    pair.send("G");
    pair.run();
    EXPECT_EQ(statuses(pair.received), "408");
    EXPECT_TRUE(pair.ended_well());
}

TEST(beast_serve, handlers_run_where_the_completion_handler_runs)
{
    Pair pair;
    const auto strand = asio::make_strand(pair.context);
    bool is_there = false;
    pair.in_handler = [&] { is_there = strand.running_in_this_thread(); };
    amiss::async_serve(pair.server, pair.service, asio::bind_executor(strand, pair.keep_result()));
    pair.send(pair.request("Connection: close\r\n"));
    pair.run();
    EXPECT_TRUE(is_there);
    EXPECT_TRUE(pair.result && !*pair.result);
}

TEST(beast_serve, a_stream_that_moved_in_is_closed_before_the_handler)
{
    Pair pair;
    asio::ip::tcp::socket moved(std::move(pair.server));
    bool is_closed = false;
    amiss::async_serve(std::move(moved), pair.service, [&](boost::system::error_code) {
        char byte = 0;
        boost::system::error_code failure;
        pair.client.read_some(asio::buffer(&byte, 1), failure); // would block for a socket that is open
        is_closed = failure == asio::error::eof;
    });
    pair.client.shutdown(asio::socket_base::shutdown_send);
    pair.run();
    EXPECT_TRUE(is_closed);
}

TEST(beast_serve, connections_may_die_with_their_context)
{
    Pair pair;
    int left = 0;
    {
        auto context = std::make_unique<asio::io_context>();
        asio::ip::tcp::acceptor acceptor(*context, {asio::ip::address_v4::loopback(), 0});
        asio::ip::tcp::socket client(pair.context);
        client.connect(acceptor.local_endpoint());
        const std::shared_ptr<int> counted(&left, [](int* count) { ++*count; });
        amiss::async_serve(tcp_stream(acceptor.accept()), pair.service,
                           [counted](boost::system::error_code) { ADD_FAILURE(); });
        context->run_for(10ms);
        acceptor.close();
        context.reset();
    }
    EXPECT_EQ(left, 1);
}

} // namespace
