// SPDX-License-Identifier: BSL-1.0
// A connection served in a coroutine, and stopped in good order: the request that has begun still gets its answer.
#include <amiss.hpp>
#include <amiss/adapt/beast.hpp>

#include <boost/asio.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <cstdio>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// [session]
asio::awaitable<void> session(tcp::socket socket, const amiss::Service<>& api)
{
    co_await asio::this_coro::reset_cancellation_state(asio::enable_partial_cancellation());
    boost::beast::tcp_stream stream(std::move(socket));
    const auto [failure] = co_await amiss::async_serve(stream, api, asio::as_tuple(asio::use_awaitable));
    if (failure) std::printf("the connection broke: %s\n", failure.message().c_str());
}
// [/session]

/// Asks for /health, and tells the server to stop in the middle of it.
asio::awaitable<std::string> ask(tcp::socket socket, asio::cancellation_signal& stop)
{
    co_await asio::async_write(socket, asio::buffer("GET /health HTTP/1.1\r\n", 22), asio::use_awaitable);
    co_await asio::steady_timer(socket.get_executor(), std::chrono::milliseconds(20)).async_wait(asio::use_awaitable);
    // [stop]
    stop.emit(asio::cancellation_type::partial); // terminal: at once
    // [/stop]
    co_await asio::async_write(socket, asio::buffer("Host: a\r\n\r\n", 11), asio::use_awaitable);
    std::string answer;
    co_await asio::async_read(socket, asio::dynamic_buffer(answer), asio::as_tuple(asio::use_awaitable));
    co_return answer;
}

} // namespace

int main()
{
    amiss::Service<> api(amiss::cstar::envelope);
    api.get("/health", []() -> amiss::expected<std::string_view> { return R"({"ok":true})"; });
    asio::io_context context(1);
    tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    tcp::socket client(context);
    client.connect(acceptor.local_endpoint());
    asio::cancellation_signal stop;
    auto answer = co_spawn(context, ask(std::move(client), stop), asio::use_future);
    // [spawn]
    co_spawn(context, session(acceptor.accept(), api), asio::bind_cancellation_slot(stop.slot(), asio::detached));
    // [/spawn]
    context.run();
    return answer.get().find("Connection: close") != std::string::npos ? 0 : 1;
}
