// SPDX-License-Identifier: BSL-1.0
// Boost.Beast with callbacks, on two threads.
#include <servers/server.hpp>

#include <amiss/adapt/beast.hpp>

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <memory>
#include <thread>
#include <utility>
#include <vector>

// [glue]
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

void accept(tcp::acceptor& acceptor, const amiss::Service<>& service)
{
    acceptor.async_accept(asio::make_strand(acceptor.get_executor()),
                          [&](boost::system::error_code failure, tcp::socket socket) {
                              if (!acceptor.is_open()) return;
                              accept(acceptor, service);
                              if (failure) return;
                              boost::beast::tcp_stream stream(std::move(socket));
                              amiss::async_serve(std::move(stream), service, asio::detached);
                          });
}

} // namespace
// [/glue]

namespace servers {
namespace {

struct BeastServer : Running {
    explicit BeastServer(const amiss::Service<>& service) : acceptor(context, {asio::ip::address_v4::loopback(), 0})
    {
        port = acceptor.local_endpoint().port();
        accept(acceptor, service);
        for (int count = 0; count < 2; ++count) threads.emplace_back([this] { context.run(); });
    }
    ~BeastServer() override
    {
        context.stop();
        for (std::thread& thread : threads) thread.join();
    }

    asio::io_context context;
    tcp::acceptor acceptor;
    std::vector<std::thread> threads;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service) { return std::make_unique<BeastServer>(service); }

} // namespace servers
