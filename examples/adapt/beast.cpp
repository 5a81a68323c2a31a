// SPDX-License-Identifier: BSL-1.0
// A server with Boost.Beast, with callbacks: two handlers, and a client that asks it for a ticket.
#include <amiss.hpp>
#include <amiss/adapt/beast.hpp>

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <cstdio>
#include <thread>

namespace {

namespace cstar = amiss::cstar;
using boost::asio::ip::tcp;

amiss::expected<std::string> get_ticket(const amiss::Request& request)
{
    if (request.path_param("id") != "7") return amiss::fail(cstar::Code::resource_not_found).with_param("id");
    return R"({"id":"7","title":"Printer on fire"})";
}

// [accept]
void accept(tcp::acceptor& acceptor, const amiss::Service<>& api)
{
    acceptor.async_accept([&](boost::system::error_code failure, tcp::socket socket) {
        if (!acceptor.is_open()) return;
        if (!failure) amiss::async_serve(boost::beast::tcp_stream(std::move(socket)), api, boost::asio::detached);
        accept(acceptor, api);
    });
}
// [/accept]

} // namespace

int main()
{
    amiss::Service<> api(cstar::envelope);
    api.get("/tickets/{id}", get_ticket);
    api.get("/health", []() -> amiss::expected<std::string_view> { return R"({"ok":true})"; });
    boost::asio::io_context context;
    tcp::acceptor acceptor(context, {boost::asio::ip::address_v4::loopback(), 0});
    accept(acceptor, api);
    std::thread server([&context] { context.run(); });

    tcp::socket client(context);
    client.connect(acceptor.local_endpoint());
    const std::string ask = "GET /tickets/8 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    boost::asio::write(client, boost::asio::buffer(ask));
    std::string answer;
    boost::system::error_code end;
    boost::asio::read(client, boost::asio::dynamic_buffer(answer), end);
    std::puts(answer.c_str());
    context.stop();
    server.join();
    return answer.find("\"param\":\"id\"") != std::string::npos ? 0 : 1;
}
