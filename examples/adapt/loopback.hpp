// SPDX-License-Identifier: BSL-1.0
// A server for the examples of clients: POST /tickets creates a ticket for each Idempotency-Key, and loses its first answer.
#pragma once

#include <amiss/adapt/beast_server.hpp>
#include <amiss/apis/cstar.hpp>

#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <set>
#include <string>
#include <thread>

class Loopback {
public:
    Loopback()
    {
        api_.post("/tickets", [this](const amiss::Request& request) -> amiss::expected<amiss::Reply> {
            const bool created = tickets_.insert(std::string(request.idempotency_key())).second;
            if (created) return amiss::fail(amiss::cstar::Code::internal_error);
            return amiss::Reply(amiss::HttpStatus::created, R"({"id":"t_1","title":"Printer on fire"})");
        });
        api_.on_error([](const amiss::ApiError&, const amiss::Request&) {}); // the client shows its own
        accept();
        thread_ = std::thread([this] { context_.run(); });
    }
    ~Loopback()
    {
        context_.stop();
        thread_.join();
    }

    boost::asio::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
    int port() const { return endpoint().port(); }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port()); }
    std::size_t tickets() const { return tickets_.size(); } ///< for when no request is under way

private:
    void accept()
    {
        acceptor_.async_accept([this](const boost::system::error_code& failure, boost::asio::ip::tcp::socket socket) {
            if (failure) return;
            amiss::async_serve(boost::beast::tcp_stream(std::move(socket)), api_, boost::asio::detached);
            accept();
        });
    }

    amiss::Service<> api_{amiss::cstar::envelope};
    std::set<std::string> tickets_; // the keys for which there is one
    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
    std::thread thread_;
};
