// SPDX-License-Identifier: BSL-1.0
// A loop of one's own with Boost.Beast: it reads and writes itself, and asks amiss for the responses.
#include <amiss.hpp>
#include <amiss/adapt/beast.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

namespace {

namespace http = boost::beast::http;
using boost::asio::ip::tcp;

// [loop]
void serve_one(tcp::socket socket, const amiss::Service<>& api)
{
    boost::beast::flat_buffer buffer(32768);
    char body[4096]; // of each response; enough for all errors
    for (;;) {
        boost::system::error_code failure;
        http::request_parser<http::string_body> parser;
        parser.body_limit(api.max_body());
        http::read(socket, buffer, parser, failure);
        if (failure) {
            if (auto refusal = amiss::beast_refusal(api, parser, failure)) http::write(socket, *refusal, failure);
            break; // a client that still sends should be read for a while: see async_serve
        }
        auto response = amiss::beast_response(api, parser.get(), body, sizeof body);
        http::write(socket, response, failure);
        if (failure || !response.keep_alive()) break;
    }
    boost::system::error_code ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}
// [/loop]

} // namespace

int main()
{
    amiss::Service<> api(amiss::cstar::envelope);
    api.get("/health", []() -> amiss::expected<std::string_view> { return R"({"ok":true})"; });
    boost::asio::io_context context;
    tcp::acceptor acceptor(context, {boost::asio::ip::address_v4::loopback(), 0});
    tcp::socket client(context);
    client.connect(acceptor.local_endpoint());
    const std::string ask = "GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /he\x01th HTTP/1.1\r\n\r\n";
    boost::asio::write(client, boost::asio::buffer(ask));
    serve_one(acceptor.accept(), api);
    std::string answers;
    boost::system::error_code end;
    boost::asio::read(client, boost::asio::dynamic_buffer(answers), end);
    return answers.find("\"bad_request\"") != std::string::npos ? 0 : 1;
}
