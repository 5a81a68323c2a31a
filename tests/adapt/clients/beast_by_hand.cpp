// SPDX-License-Identifier: BSL-1.0
// examples/adapt/beast_client.cpp without the adapter and without a made key: what a user of amiss writes instead.
#include <adapt/loopback.hpp>

#include <amiss.hpp>
#include <amiss/adapt/asio.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "new_key.hpp"
#include "programs/check.hpp"

#include <string>
#include <utility>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

// [call]
amiss::ApiError error_of(const boost::system::error_code& code, bool sent)
{
    using amiss::client::Code;
    amiss::ApiError error = amiss::client::error_from(code);
    if (code == http::error::body_limit || code == http::error::header_limit || code == http::error::buffer_overflow)
        error = amiss::ApiError(Code::cancelled).with_cause(code);
    if (!sent && (error == Code::timeout || error == Code::stream_error))
        error = amiss::ApiError(Code::not_connected).with_cause(code); // any method may be repeated
    return error;
}

asio::awaitable<amiss::expected<std::string>> create_ticket(tcp::endpoint server, std::string json)
{
    const auto attempt = [&, key = new_key()]() -> asio::awaitable<amiss::expected<std::string>> {
        boost::system::error_code ec;
        auto token = asio::redirect_error(asio::use_awaitable, ec);
        beast::tcp_stream stream(co_await asio::this_coro::executor);
        stream.expires_after(std::chrono::seconds(5));
        co_await stream.async_connect(server, token);
        if (ec) co_return amiss::fail(error_of(ec, false));
        http::request<http::string_body> request(http::verb::post, "/tickets", 11, json);
        request.set("Idempotency-Key", key);
        request.set(http::field::host, "127.0.0.1");
        request.set(http::field::content_type, "application/json");
        request.prepare_payload();
        http::response<http::string_body> response;
        beast::flat_buffer buffer;
        co_await http::async_write(stream, request, token);
        if (!ec) co_await http::async_read(stream, buffer, response, token);
        if (ec) co_return amiss::fail(error_of(ec, true));
        std::vector<std::pair<std::string_view, std::string_view>> headers;
        for (const auto& field : response) {
            const auto name = field.name_string(), value = field.value();
            headers.emplace_back(std::string_view(name.data(), name.size()),
                                 std::string_view(value.data(), value.size()));
        }
        const amiss::Received reply(static_cast<int>(response.result_int()), response.body(), headers);
        AMISS_CO_TRY(amiss::check(amiss::cstar::envelope, reply));
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
    CHECK(future.get() && server.tickets() == 1);
    CHECK(error_of(beast::error::timeout, false) == amiss::client::Code::not_connected);
    return check::exit_status();
}
