// SPDX-License-Identifier: BSL-1.0
// Tests of Beast's adapter as a whole: each kind of completion token, and both ends of one connection.
#include <amiss/adapt/beast.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <support/beast_pair.hpp>
#include <support/beast_stream.hpp>

#include <boost/asio/deferred.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#if defined(BOOST_ASIO_HAS_CO_AWAIT)
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#endif

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using amiss_test::BeastPair;
using amiss_test::statuses;
using boost::beast::tcp_stream;

const std::string last = BeastPair::request("Connection: close\r\n");

TEST(beast_tokens, a_future)
{
    BeastPair pair;
    std::future<void> done = amiss::async_serve(tcp_stream(std::move(pair.server)), pair.service, asio::use_future);
    pair.send(last);
    pair.receive();
    pair.run();
    done.get();
    EXPECT_EQ(statuses(pair.received), "200");
}

TEST(beast_tokens, a_handler_that_can_only_move)
{
    BeastPair pair;
    bool is_called = false;
    amiss::async_serve(pair.server, pair.service,
                       [&is_called, own = std::make_unique<int>(1)](boost::system::error_code) { is_called = true; });
    pair.send(last);
    pair.run();
    EXPECT_TRUE(is_called);
}

TEST(beast_tokens, a_lazy_one_begins_when_it_is_told)
{
    BeastPair pair;
    pair.limits.idle = std::chrono::milliseconds(30);
    auto lazy = amiss::async_serve(pair.server, pair.service, pair.limits, asio::deferred);
    pair.receive();
    pair.run(std::chrono::milliseconds(60)); // no time of the operation
    EXPECT_FALSE(pair.end);
    pair.send(last);
    std::move(lazy)(pair.keep_result());
    pair.run();
    EXPECT_EQ(statuses(pair.received), "200");
    EXPECT_TRUE(pair.result && !*pair.result);
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)

asio::awaitable<void> serve_both(BeastPair& pair, std::string& story)
{
    co_await amiss::async_serve(pair.server, pair.service, pair.limits, asio::use_awaitable);
    story += "served";
}

TEST(beast_tokens, a_coroutine)
{
    BeastPair pair;
    std::string story;
    asio::co_spawn(pair.context, serve_both(pair, story),
                   [](const std::exception_ptr& failure) { EXPECT_FALSE(failure); });
    pair.send(last);
    pair.receive();
    pair.run();
    EXPECT_EQ(story, "served");
    EXPECT_EQ(statuses(pair.received), "200");
}

#endif

TEST(beast_both_ends, an_error_comes_back_as_itself)
{
    BeastPair pair;
    pair.service.get("/fails", []() -> amiss::expected<void> {
        return amiss::fail(amiss::cstar::Code::rate_limit_exceeded).with_retry_after(7);
    });
    std::thread server([&pair] { amiss::serve(pair.server, pair.service); });
    http::request<http::empty_body> request(http::verb::get, "/fails", 11);
    request.set(http::field::host, "a");
    request.keep_alive(false);
    http::response<http::string_body> response;
    boost::beast::flat_buffer buffer;
    boost::system::error_code failure;
    http::write(pair.client, request, failure);
    if (!failure) http::read(pair.client, buffer, response, failure);
    const auto received = amiss::received(response, failure);
    server.join();
    ASSERT_TRUE(received);
    const amiss::ApiError error = amiss::read(amiss::cstar::envelope, *received);
    EXPECT_EQ(error, amiss::cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(7));
}

} // namespace
