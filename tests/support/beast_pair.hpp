// SPDX-License-Identifier: BSL-1.0
// Two connected sockets and a service, for tests of asynchronous Beast servers.
#pragma once

#include <amiss/adapt/beast_server.hpp>
#include <amiss/apis/cstar.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace amiss_test {

/// A client on one side, and what serves it on the other, on one thread.
struct BeastPair {
    using Socket = boost::asio::ip::tcp::socket;
    using Error = boost::system::error_code;

    BeastPair() : service(amiss::cstar::envelope)
    {
        const auto loopback = boost::asio::ip::address_v4::loopback();
        boost::asio::ip::tcp::acceptor acceptor(context, {loopback, 0});
        client.connect(acceptor.local_endpoint());
        acceptor.accept(server);
        service.get("/x", [this]() -> amiss::expected<std::string_view> {
            if (in_handler) in_handler();
            return body;
        });
        service.on_error([](const amiss::ApiError&, const amiss::Request&) {});
    }

    static std::string request(std::string_view headers = "")
    {
        return "GET /x HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
    }
    void send(std::string_view text) { boost::asio::write(client, boost::asio::buffer(text)); }
    /// Reads until the server closes.
    void receive()
    {
        boost::asio::async_read(client, boost::asio::dynamic_buffer(received), [this](Error failure, std::size_t) {
            end = failure;
            client.close();
        });
    }
    /// The handler of the server's operation.
    auto keep_result()
    {
        return [this](Error failure) { result = failure; };
    }
    /// Runs all for this long, or until there is nothing to do.
    void run(std::chrono::milliseconds time = std::chrono::seconds(5))
    {
        context.restart();
        context.run_for(time);
    }

    std::string body = "1";
    std::function<void()> in_handler;
    amiss::Service<> service;
    amiss::BeastLimits limits;
    boost::asio::io_context context{1};
    Socket client{context};
    Socket server{context};
    std::string received;
    std::optional<Error> end;    ///< how the connection ended for the client
    std::optional<Error> result; ///< how it ended for the server
};

} // namespace amiss_test
