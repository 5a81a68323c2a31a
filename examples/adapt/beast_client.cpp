// SPDX-License-Identifier: BSL-1.0
// A client with Boost.Beast, as coroutines: a POST with a time limit that is repeated under one key.
#include "loopback.hpp"

#include <amiss.hpp>
#include <amiss/adapt/asio.hpp>
#include <amiss/adapt/beast_client.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

// [call]
asio::awaitable<amiss::expected<std::string>> create_ticket(tcp::endpoint server, std::string json)
{
    const auto attempt = [&, key = amiss::IdempotencyKey()]() -> asio::awaitable<amiss::expected<std::string>> {
        boost::system::error_code ec;
        auto token = asio::redirect_error(asio::use_awaitable, ec);
        beast::tcp_stream stream(co_await asio::this_coro::executor);
        stream.expires_after(std::chrono::seconds(5));
        co_await stream.async_connect(server, token);
        if (ec) co_return amiss::fail(amiss::error_from(ec, amiss::client::Sent::nothing));
        http::request<http::string_body> request(http::verb::post, "/tickets", 11, json);
        request.set("Idempotency-Key", key.view());
        request.set(http::field::host, "127.0.0.1");
        request.set(http::field::content_type, "application/json");
        request.prepare_payload();
        http::response<http::string_body> response;
        beast::flat_buffer buffer;
        co_await http::async_write(stream, request, token);
        if (!ec) co_await http::async_read(stream, buffer, response, token);
        AMISS_CO_TRY(amiss::check(amiss::cstar::envelope, amiss::received(response, ec)));
        co_return std::move(response.body());
    };
    co_return co_await amiss::co_retry(amiss::RetryPolicy(), amiss::Idempotency::idempotent, attempt);
}
// [/call]

} // namespace

int main()
{
    const Loopback server;
    asio::io_context context;
    auto future = asio::co_spawn(context, create_ticket(server.endpoint(), "{}"), asio::use_future);
    context.run();
    const auto created = future.get();
    std::printf("%s\n", created ? created->c_str() : "no ticket");
    return created && server.tickets() == 1 ? 0 : 1;
}
