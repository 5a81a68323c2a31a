// SPDX-License-Identifier: BSL-1.0
// The HTTP client, with Boost.Beast.
#include <demo/client.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

namespace demo {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

http::request<http::string_body> to_beast(const HttpRequest& request)
{
    http::request<http::string_body> message;
    message.method_string(request.method);
    message.target(request.target);
    message.set(http::field::host, "127.0.0.1");
    for (const HeaderField& field : request.headers) message.insert(field.name, field.value);
    message.body() = request.body;
    message.prepare_payload();
    return message;
}

HttpResponse from_beast(http::response<http::string_body> message)
{
    HttpResponse response;
    response.status = static_cast<int>(message.result_int());
    for (const auto& field : message) response.headers.add(field.name_string(), field.value());
    response.body = std::move(message.body());
    return response;
}

} // namespace

class Client::Impl {
public:
    explicit Impl(unsigned short port) : server_(asio::ip::address_v4::loopback(), port) {}

    HttpResponse send(const HttpRequest& request)
    {
        const auto message = to_beast(request);
        if (!stream_) connect();
        wait([&](auto done) { http::async_write(*stream_, message, done); });
        http::response<http::string_body> response;
        wait([&](auto done) { http::async_read(*stream_, buffer_, response, done); });
        if (!response.keep_alive()) stream_.reset();
        return from_beast(std::move(response));
    }

private:
    void connect()
    {
        stream_.emplace(context_);
        buffer_.clear();
        wait([&](auto done) { stream_->async_connect(server_, [done](beast::error_code error) { done(error, 0); }); });
    }

    // Blocks, but runs asynchronously: only asynchronous operations of Beast have a time limit.
    template <class Start>
    void wait(Start start)
    {
        beast::error_code result;
        stream_->expires_after(std::chrono::seconds(30));
        start([&result](beast::error_code error, std::size_t) { result = error; });
        context_.restart();
        context_.run();
        if (result) {
            stream_.reset();
            throw std::system_error(result);
        }
    }

    tcp::endpoint server_;
    asio::io_context context_{1};
    std::optional<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
};

Client::Client(unsigned short port) : impl_(std::make_unique<Impl>(port)) {}
Client::~Client() = default;
HttpResponse Client::send(const HttpRequest& request) { return impl_->send(request); }

} // namespace demo
