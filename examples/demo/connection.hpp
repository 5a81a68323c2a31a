// SPDX-License-Identifier: BSL-1.0
// One connection to the server, with Boost.Beast: requests are read and answered one after the other.
#pragma once

#include <demo/http.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace demo {

/// Lives until one side closes it. All of it runs on the strand of its socket.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Answer = std::function<HttpResponse(const HttpRequest&)>;

    /// Counts itself in `open` as long as it lives.
    Connection(boost::asio::ip::tcp::socket socket, const Answer& answer, std::atomic<int>& open);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    void read();

private:
    using Error = boost::beast::error_code;

    void read_body(Error error);
    void answer(Error error);
    void write(HttpResponse response, bool head_only, bool keep_alive);
    bool pull();
    bool pull_all(std::string& body);
    void write_chunk();
    void finish();
    void linger();

    boost::beast::tcp_stream stream_;
    const Answer& answer_;
    std::atomic<int>& open_;
    boost::beast::flat_buffer buffer_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;

    boost::beast::http::response<boost::beast::http::string_body> response_;
    std::optional<boost::beast::http::response_serializer<boost::beast::http::string_body>> serializer_;
    NextChunk next_chunk_;
    std::optional<std::string> chunk_;
    bool refused_ = false;

    std::array<char, 4096> unwanted_{};
    std::size_t discarded_ = 0;
    boost::asio::steady_timer pause_;
};

} // namespace demo
