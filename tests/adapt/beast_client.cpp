// SPDX-License-Identifier: BSL-1.0
// Tests of Beast's adapter for clients: each kind of body, the codes, and what can be provoked on the loopback interface.
#include <amiss/adapt/beast_client.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>

#include "support/raw_peer.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/flat_static_buffer.hpp>
#include <boost/beast/core/ostream.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/dynamic_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/vector_body.hpp>
#include <boost/beast/http/write.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace cstar = amiss::cstar;
namespace http = beast::http;
using amiss::ApiError;
using amiss::client::Code;
using amiss::client::Sent;
using boost::system::error_code;
using peers::End;
using peers::Peer;
using peers::response;
using namespace std::chrono_literals;

constexpr std::string_view limited =
    R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
    R"("message":"Too many requests."}})";

// What an exchange with a peer came to, step by step.
struct Exchange {
    explicit Exchange(int port, std::chrono::milliseconds patience = 5s)
    {
        stream.expires_after(patience);
        const asio::ip::tcp::endpoint peer(asio::ip::address_v4::loopback(), static_cast<unsigned short>(port));
        stream.async_connect(peer, keep());
        context.run();
        if (code) return;
        connected = true;
        http::request<http::string_body> request(http::verb::post, "/", 11, "{}");
        request.prepare_payload();
        step([&](auto handler) { http::async_write(stream, request, std::move(handler)); });
        if (!code) step([&](auto handler) { http::async_read(stream, buffer, reply, std::move(handler)); });
    }
    struct Keep {
        error_code* code;
        void operator()(error_code failed, std::size_t = 0) const { *code = failed; }
    };
    Keep keep() { return Keep{&code}; }
    template <class Start>
    void step(Start start)
    {
        context.restart();
        start(keep());
        context.run();
    }
    ApiError error() const { return amiss::error_from(code, connected ? Sent::maybe : Sent::nothing); }

    asio::io_context context;
    beast::tcp_stream stream{context};
    beast::flat_buffer buffer;
    http::response<http::string_body> reply;
    error_code code;
    bool connected = false;
};

// --- responses -------------------------------------------------------------------------------------------------------

TEST(adapt_beast_client, a_response_is_read_with_its_headers)
{
    Peer peer({{response("429 Too Many Requests\r\nretry-after: 3\r\nX-Request-Id: req_7\r\nX: 1\r\nX: 2", limited)}});
    const Exchange exchange(peer.number());
    const amiss::Received reply = amiss::received(exchange.reply);
    EXPECT_EQ(reply.body().data(), exchange.reply.body().data());
    EXPECT_EQ(reply.status(), amiss::HttpStatus::too_many_requests);
    const ApiError error = amiss::read(cstar::envelope, reply);
    EXPECT_EQ(error, cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.retry_after(), 3s);
    EXPECT_EQ(error.request_id(), "req_7");
    std::string seen;
    reply.visit({[](void* text, std::string_view name, std::string_view value) noexcept {
                     *static_cast<std::string*>(text) += std::string(name) + '=' + std::string(value) + '\n';
                 },
                 &seen});
    EXPECT_NE(seen.find("\nX=1\nX=2\n"), std::string::npos) << seen;
    const auto checked = amiss::check(cstar::envelope, amiss::received(exchange.reply, exchange.code));
    EXPECT_EQ(checked.error(), cstar::Code::rate_limit_exceeded);
}

TEST(adapt_beast_client, a_success_is_a_value)
{
    Peer peer({{response("200 OK", R"({"id":"t_1"})")}});
    const Exchange exchange(peer.number());
    EXPECT_TRUE(amiss::check(cstar::envelope, amiss::received(exchange.reply, exchange.code)));
}

template <class Body>
std::string_view body_of(const http::response<Body>& reply)
{
    return amiss::received(reply).body();
}

TEST(adapt_beast_client, takes_each_body_that_is_in_one_piece)
{
    char bytes[] = "text";
    EXPECT_EQ(body_of(http::response<http::string_body>(http::status::ok, 11, "text")), "text");
    const http::response<http::span_body<char>> span(http::status::ok, 11, beast::span<char>(bytes, 4));
    EXPECT_EQ(body_of(span), "text");
    EXPECT_EQ(body_of(span).data(), bytes);
    const http::response<http::span_body<const unsigned char>> unsigned_span(
        http::status::ok, 11, beast::span<const unsigned char>(reinterpret_cast<const unsigned char*>(bytes), 4));
    EXPECT_EQ(body_of(unsigned_span), "text");
    const http::response<http::vector_body<unsigned char>> vector(http::status::ok, 11,
                                                                  std::vector<unsigned char>{'t', 'e'});
    EXPECT_EQ(body_of(vector), "te");
    http::response<http::basic_dynamic_body<beast::flat_buffer>> flat(http::status::ok, 11);
    beast::ostream(flat.body()) << "text";
    EXPECT_EQ(body_of(flat), "text");
    http::response<http::basic_dynamic_body<beast::flat_static_buffer<16>>> fixed(http::status::ok, 11);
    beast::ostream(fixed.body()) << "text";
    EXPECT_EQ(body_of(fixed), "text");
    EXPECT_EQ(body_of(http::response<http::empty_body>(http::status::ok, 11)), "");
}

TEST(adapt_beast_client, takes_the_header_with_a_body_from_elsewhere)
{
    http::response<http::dynamic_body> reply(static_cast<http::status>(529), 11);
    reply.set(http::field::retry_after, "9");
    const ApiError error = amiss::check(amiss::received(reply.base(), "Overloaded")).error();
    EXPECT_EQ(to_int(error.status()), 529);
    EXPECT_EQ(error.retry_after(), 9s);
    EXPECT_EQ(error.message(), "Overloaded");
}

// --- failures --------------------------------------------------------------------------------------------------------

void expect_code(const error_code& code, Code meant, Code when_nothing_was_sent)
{
    const ApiError error = amiss::error_from(code);
    EXPECT_EQ(error, meant) << code.message() << ' ' << error.name();
    EXPECT_EQ(error.cause(), std::error_code(code));
    EXPECT_EQ(error.provenance(), amiss::Provenance::transport);
    EXPECT_EQ(amiss::error_from(code, Sent::nothing), when_nothing_was_sent) << code.message();
}

TEST(adapt_beast_client, the_codes_of_asio_and_beast)
{
    expect_code(beast::error::timeout, Code::timeout, Code::not_connected);
    expect_code(asio::error::connection_refused, Code::refused, Code::refused);
    expect_code(asio::error::host_not_found, Code::not_connected, Code::not_connected);
    expect_code(asio::error::service_not_found, Code::not_connected, Code::not_connected);
    expect_code(asio::error::host_unreachable, Code::stream_error, Code::not_connected);
    expect_code(asio::error::timed_out, Code::timeout, Code::not_connected);
    expect_code(asio::error::operation_aborted, Code::cancelled, Code::cancelled);
    expect_code(asio::error::eof, Code::stream_error, Code::not_connected);
    expect_code(asio::error::connection_reset, Code::stream_error, Code::not_connected);
    expect_code(asio::error::broken_pipe, Code::stream_error, Code::not_connected);
    expect_code(http::error::end_of_stream, Code::stream_error, Code::not_connected);
    expect_code(http::error::partial_message, Code::stream_error, Code::not_connected);
    expect_code(http::error::bad_version, Code::stream_error, Code::not_connected);
    expect_code(http::error::body_limit, Code::cancelled, Code::cancelled);
    expect_code(http::error::header_limit, Code::cancelled, Code::cancelled);
    expect_code(http::error::buffer_overflow, Code::cancelled, Code::cancelled);
}

// As the category of boost/asio/ssl, which needs OpenSSL.
struct TlsCategory final : boost::system::error_category {
    explicit TlsCategory(const char* category) noexcept : name_(category) {}
    const char* name() const noexcept override { return name_; }
    std::string message(int) const override { return "certificate verify failed"; }

private:
    const char* name_;
};

TEST(adapt_beast_client, the_codes_of_tls)
{
    static const TlsCategory tls("asio.ssl"), stream("asio.ssl.stream");
    expect_code(error_code(167772294, tls), Code::tls, Code::tls);
    expect_code(error_code(1, stream), Code::stream_error, Code::not_connected); // the peer did not say that it closes
}

TEST(adapt_beast_client, before_anything_was_sent_any_method_may_be_repeated)
{
    const peers::Port nobody;
    const Exchange refused(nobody.number());
    EXPECT_EQ(refused.code, asio::error::connection_refused);
    EXPECT_EQ(refused.error(), Code::refused);

    const peers::Full full;
    const Exchange slow(full.number(), 50ms);
    EXPECT_EQ(slow.code, beast::error::timeout);
    EXPECT_EQ(slow.error(), Code::not_connected);
    EXPECT_EQ(slow.error().retry_class(), amiss::Retry::after_delay);
    EXPECT_EQ(slow.error().cause(), std::error_code(slow.code));
}

TEST(adapt_beast_client, after_it_only_what_is_idempotent_may)
{
    const std::string cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":";
    struct Broken {
        peers::Answer answer;
        error_code code;
        Code meant;
    };
    for (const Broken& broken : {
             Broken{{""}, http::error::end_of_stream, Code::stream_error},
             Broken{{"", End::reset}, asio::error::connection_reset, Code::stream_error},
             Broken{{cut}, http::error::partial_message, Code::stream_error},
             Broken{{cut, End::reset}, asio::error::connection_reset, Code::stream_error},
             Broken{{"SSH-2.0-OpenSSH\r\n"}, http::error::bad_version, Code::stream_error},
             Broken{{cut, End::wait}, beast::error::timeout, Code::timeout},
             Broken{{"", End::wait}, beast::error::timeout, Code::timeout},
         }) {
        Peer peer({broken.answer});
        const Exchange exchange(peer.number(), broken.answer.end == End::wait ? 100ms : 5000ms);
        EXPECT_EQ(exchange.code, broken.code) << exchange.code.message();
        const auto result = amiss::check(cstar::envelope, amiss::received(exchange.reply, exchange.code));
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error(), broken.meant);
        EXPECT_EQ(result.error().retry_class(), amiss::Retry::if_idempotent);
        EXPECT_EQ(result.error().cause(), std::error_code(exchange.code));
    }
}

TEST(adapt_beast_client, a_response_beyond_the_programs_limit_is_final)
{
    Peer peer({{response("200 OK", "four")}});
    asio::io_context context;
    beast::tcp_stream stream(context);
    stream.connect({asio::ip::address_v4::loopback(), static_cast<unsigned short>(peer.number())});
    http::write(stream, http::request<http::empty_body>(http::verb::get, "/", 11));
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(3);
    error_code code;
    http::read(stream, buffer, parser, code);
    EXPECT_EQ(amiss::error_from(code), Code::cancelled);
    EXPECT_EQ(amiss::received(parser.get(), code).error().retry_class(), amiss::Retry::never);
}

} // namespace
