// SPDX-License-Identifier: BSL-1.0
// Tests of the last response of a connection: it arrives whole, whatever the client still sends.
#include <amiss/detail/restinio/last_words.hpp>

#include "support/raw_client.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace {

namespace asio = restinio::asio_ns;

/// Accepts one connection and says its last words.
class OneLastWord {
public:
    explicit OneLastWord(std::string text) : text_(std::move(text))
    {
        acceptor_.async_accept([this](const asio::error_code&, asio::ip::tcp::socket socket) {
            std::make_shared<amiss::detail::LastWords>(std::move(socket), std::move(text_))->start();
        });
        thread_ = std::thread([this] { context_.run(); });
    }
    ~OneLastWord() { thread_.join(); } // it runs until the connection is closed
    int port() const { return acceptor_.local_endpoint().port(); }

private:
    std::string text_;
    asio::io_context context_;
    asio::ip::tcp::acceptor acceptor_{context_, asio::ip::tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
    std::thread thread_;
};

TEST(RestinioLastWords, ArriveThoughTheClientGoesOn)
{
    const std::string text(1 << 20, 'x');
    OneLastWord server(text);
    peers::RawClient client(server.port());
    const std::string megabyte(1 << 20, 'y');
    EXPECT_TRUE(client.send(megabyte) && client.send(megabyte));
    EXPECT_EQ(client.rest() == text, true); // no reset
    client.finish();
}

TEST(RestinioLastWords, EndWhereTheClientGoesOnTooLong)
{
    OneLastWord server("x");
    peers::RawClient client(server.port());
    const std::string megabyte(1 << 20, 'y');
    int sent = 0;
    while (sent < 200 && client.send(megabyte)) ++sent;
    EXPECT_GE(sent, 8); // the bound; the rest is what the kernel holds
    EXPECT_LT(sent, 200);
}

} // namespace
