// SPDX-License-Identifier: BSL-1.0
// Tests of the steps on a stream: what streams of TLS, of Beast and of Asio have in common, and how each ends.
#include <amiss/detail/beast/stream_steps.hpp>

#include <amiss/adapt/beast_server.hpp>

#include <support/beast_pair.hpp>
#include <support/beast_stream.hpp>

#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace {

namespace asio = boost::asio;
using amiss::detail::HasGoodbye;

/// A stream with a session that ends by a message, as TLS: here it is "bye".
class Session {
public:
    using Error = boost::system::error_code;
    using executor_type = asio::ip::tcp::socket::executor_type;

    explicit Session(asio::ip::tcp::socket&& socket) : socket_(std::move(socket)) {}
    executor_type get_executor() { return socket_.get_executor(); }
    auto& next_layer() { return socket_; }
    template <class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler)
    {
        socket_.async_read_some(buffers, std::forward<Handler>(handler));
    }
    template <class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler)
    {
        socket_.async_write_some(buffers, std::forward<Handler>(handler));
    }
    void shutdown(Error& failure) { asio::write(socket_, asio::buffer("bye", 3), failure); }
    template <class Handler>
    void async_shutdown(Handler&& handler)
    {
        asio::async_write(socket_, asio::buffer("bye", 3), std::forward<Handler>(handler));
    }

private:
    asio::ip::tcp::socket socket_;
};

/// The same that reads and writes at once.
class BlockingSession : public amiss_test::ScriptedStream {
public:
    using ScriptedStream::ScriptedStream;
    using ScriptedStream::shutdown;
    void shutdown(Error&) { sent += "bye"; }
};

static_assert(HasGoodbye<Session>::value && HasGoodbye<BlockingSession>::value);
static_assert(!HasGoodbye<asio::ip::tcp::socket>::value && !HasGoodbye<boost::beast::tcp_stream>::value);
static_assert(!HasGoodbye<asio::local::stream_protocol::socket>::value);

std::string last_bytes(const std::string& text) { return text.size() < 5 ? text : text.substr(text.size() - 5); }

TEST(beast_steps, a_session_ends_by_its_message)
{
    for (const std::string ask : {"Connection: close\r\n", "Content-Length: x\r\n", "X: y\r\n"}) {
        amiss_test::BeastPair pair;
        pair.limits.drain = std::chrono::milliseconds(30);
        pair.limits.idle = pair.limits.drain;
        amiss::async_serve(Session(std::move(pair.server)), pair.service, pair.limits, pair.keep_result());
        pair.receive();
        pair.send(pair.request(ask));
        pair.run();
        EXPECT_EQ(last_bytes(pair.received).substr(2), "bye") << ask;
        EXPECT_EQ(pair.end, asio::error::eof) << ask;
        EXPECT_TRUE(pair.result && !*pair.result) << ask;
    }
}

TEST(beast_steps, a_blocking_session_as_well)
{
    const amiss_test::BeastPair pair;
    BlockingSession session({pair.request()});
    EXPECT_FALSE(amiss::serve(session, pair.service));
    EXPECT_EQ(last_bytes(session.sent), "\n1bye");
    EXPECT_EQ(session.shutdowns, 1);
}

TEST(beast_steps, a_blocking_socket_is_served_until_its_client_closes)
{
    amiss_test::BeastPair pair;
    pair.send(pair.request() + pair.request("Content-Length: x\r\n"));
    pair.client.shutdown(asio::socket_base::shutdown_send);
    EXPECT_FALSE(amiss::serve(pair.server, pair.service));
    pair.receive();
    pair.run();
    EXPECT_EQ(amiss_test::statuses(pair.received), "200 400");
    EXPECT_EQ(pair.end, asio::error::eof);
}

TEST(beast_steps, any_socket_of_a_stream_will_do)
{
    amiss_test::BeastPair pair;
    asio::local::stream_protocol::socket client(pair.context);
    asio::local::stream_protocol::socket server(pair.context);
    asio::local::connect_pair(client, server);
    amiss::async_serve(std::move(server), pair.service, pair.keep_result());
    asio::write(client, asio::buffer(pair.request("Connection: close\r\n")));
    pair.run();
    std::string received;
    boost::system::error_code failure;
    asio::read(client, asio::dynamic_buffer(received), failure);
    EXPECT_EQ(failure, asio::error::eof);
    EXPECT_EQ(amiss_test::statuses(received), "200");
    EXPECT_TRUE(pair.result && !*pair.result);
}

} // namespace
