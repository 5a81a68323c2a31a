// SPDX-License-Identifier: BSL-1.0
// The HTTP server, with Boost.Beast.
#include <demo/server.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace demo {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr int max_connections = 64;
constexpr std::chrono::seconds max_silence{30};
constexpr std::size_t max_header = 16 * 1024;
constexpr std::size_t max_body = 64 * 1024;

HttpRequest from_beast(const http::request<http::string_body>& message)
{
    HttpRequest request;
    request.method = message.method_string();
    request.target = message.target();
    for (const auto& field : message) request.headers.add(field.name_string(), field.value());
    request.body = message.body();
    return request;
}

http::response<http::string_body> to_beast(HttpResponse response, unsigned version, bool keep_alive)
{
    http::response<http::string_body> message;
    message.version(version);
    message.result(static_cast<unsigned>(response.status));
    for (const HeaderField& field : response.headers) message.insert(field.name, field.value);
    message.body() = std::move(response.body);
    message.keep_alive(keep_alive);
    message.prepare_payload();
    return message;
}

/// One connection: handles requests until one side closes it.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, const Server::Answer& answer, std::atomic<int>& open)
        : stream_(std::move(socket)), answer_(answer), open_(open)
    {
        ++open_;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { --open_; }

    void read()
    {
        parser_.emplace();
        parser_->header_limit(max_header);
        parser_->body_limit(max_body);
        stream_.expires_after(max_silence);
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) { self->answer(error); });
    }

private:
    void answer(beast::error_code error)
    {
        if (error == http::error::body_limit) return write({413, {}, {}}, false);
        if (error.category() == http::make_error_code(http::error::bad_method).category()
            && error != http::error::end_of_stream)
            return write({400, {}, {}}, false); // not HTTP, so no API can answer it
        if (error) return;
        const http::request<http::string_body>& message = parser_->get();
        write(answer_(from_beast(message)), message.keep_alive());
    }

    void write(HttpResponse response, bool keep_alive)
    {
        response_ = to_beast(std::move(response), 11, keep_alive);
        stream_.expires_after(max_silence);
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error && self->response_.keep_alive()) self->read();
        });
    }

    beast::tcp_stream stream_;
    const Server::Answer& answer_;
    std::atomic<int>& open_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> response_;
};

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
