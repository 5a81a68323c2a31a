// SPDX-License-Identifier: BSL-1.0
// Boost.Beast with coroutines of C++20, on one thread.
#include <servers/server.hpp>

#include <amiss/adapt/beast.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <memory>
#include <thread>
#include <utility>

// [glue]
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> session(tcp::socket socket, const amiss::Service<>& service)
{
    boost::beast::tcp_stream stream(std::move(socket));
    co_await amiss::async_serve(stream, service, asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<void> listen(tcp::acceptor& acceptor, const amiss::Service<>& service)
{
    while (acceptor.is_open()) {
        auto [failure, socket] = co_await acceptor.async_accept(asio::as_tuple(asio::use_awaitable));
        if (!failure) co_spawn(acceptor.get_executor(), session(std::move(socket), service), asio::detached);
    }
}

} // namespace
// [/glue]

namespace servers {
namespace {

struct BeastServer : Running {
    explicit BeastServer(const amiss::Service<>& service) : acceptor(context, {asio::ip::address_v4::loopback(), 0})
    {
        port = acceptor.local_endpoint().port();
        co_spawn(context, listen(acceptor, service), asio::detached);
        thread = std::thread([this] { context.run(); });
    }
    ~BeastServer() override
    {
        context.stop();
        thread.join();
    }

    asio::io_context context{1};
    tcp::acceptor acceptor;
    std::thread thread;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service) { return std::make_unique<BeastServer>(service); }

} // namespace servers
