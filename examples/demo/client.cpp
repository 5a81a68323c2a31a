// SPDX-License-Identifier: BSL-1.0
// The HTTP client, with Boost.Beast.
#include <demo/client.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <array>
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

HttpResponse head_from_beast(const http::response<http::buffer_body>& message)
{
    HttpResponse response;
    response.status = static_cast<int>(message.result_int());
    for (const auto& field : message) response.headers.add(field.name_string(), field.value());
    return response;
}

} // namespace

class Client::Impl {
public:
    Impl(unsigned short port, std::chrono::milliseconds patience)
        : server_(asio::ip::address_v4::loopback(), port), patience_(patience)
    {}

    HttpResponse stream(const HttpRequest& request, const OnData& on_data, const OnHead& on_head)
    {
        try {
            return exchange(request, on_data, on_head);
        } catch (...) {
            stream_.reset(); // the rest of the response may still come
            throw;
        }
    }

private:
    HttpResponse exchange(const HttpRequest& request, const OnData& on_data, const OnHead& on_head)
    {
        const auto message = to_beast(request);
        if (!stream_) connect();
        wait([&](auto done) { http::async_write(*stream_, message, done); });
        http::response_parser<http::buffer_body> parser;
        parser.skip(request.method == "HEAD");
        wait([&](auto done) { http::async_read_header(*stream_, buffer_, parser, done); });

        HttpResponse response = head_from_beast(parser.get());
        if (on_head) on_head(response);
        const bool success = response.status / 100 == 2;
        std::array<char, 4096> piece{};
        while (!parser.is_done()) {
            auto& body = parser.get().body();
            body.data = piece.data();
            body.size = piece.size();
            wait([&](auto done) { http::async_read_some(*stream_, buffer_, parser, done); });
            const std::string_view data(piece.data(), piece.size() - body.size);
            if (!success || !on_data)
                response.body += data;
            else if (!data.empty())
                on_data(data);
        }
        if (!parser.keep_alive()) stream_.reset();
        return response;
    }

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
        stream_->expires_after(patience_);
        start([&result](beast::error_code error, std::size_t) { result = error; });
        context_.restart();
        context_.run();
        // A full buffer is not an error: it is emptied before the next operation.
        if (result && result != http::error::need_buffer) throw std::system_error(result);
    }

    tcp::endpoint server_;
    std::chrono::milliseconds patience_;
    asio::io_context context_{1};
    std::optional<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
};

Client::Client(unsigned short port, std::chrono::milliseconds patience) : impl_(std::make_unique<Impl>(port, patience))
{}
Client::~Client() = default;
HttpResponse Client::send(const HttpRequest& request) { return impl_->stream(request, nullptr, nullptr); }
HttpResponse Client::stream(const HttpRequest& request, const OnData& on_data, const OnHead& on_head)
{
    return impl_->stream(request, on_data, on_head);
}

} // namespace demo
