// SPDX-License-Identifier: BSL-1.0
// The HTTP server: accepts connections.
#include <demo/server.hpp>

#include <demo/connection.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>

#include <array>
#include <atomic>
#include <thread>
#include <utility>

namespace demo {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

constexpr int max_connections = 64;

} // namespace

class Server::Impl {
public:
    Impl(unsigned short port, Answer answer)
        : answer_(std::move(answer)), acceptor_(context_, {asio::ip::address_v4::loopback(), port})
    {
        accept();
        for (std::thread& thread : threads_) thread = std::thread([this] { context_.run(); });
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl()
    {
        context_.stop();
        for (std::thread& thread : threads_) thread.join();
    }

    unsigned short port() const { return acceptor_.local_endpoint().port(); }

private:
    void accept()
    {
        acceptor_.async_accept(asio::make_strand(context_), [this](beast::error_code error, tcp::socket socket) {
            if (!error && open_ < max_connections)
                std::make_shared<Connection>(std::move(socket), answer_, open_)->read();
            accept();
        });
    }

    const Answer answer_;
    std::atomic<int> open_{0}; // outlives the context, whose destruction closes the connections
    asio::io_context context_{2};
    tcp::acceptor acceptor_;
    std::array<std::thread, 2> threads_;
};

Server::Server(unsigned short port, Answer answer) : impl_(std::make_unique<Impl>(port, std::move(answer))) {}
Server::~Server() = default;
unsigned short Server::port() const { return impl_->port(); }

} // namespace demo
