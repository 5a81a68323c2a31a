// SPDX-License-Identifier: BSL-1.0
// Writes one last response to a socket, reads in bounds what the client still sends, and closes.
#pragma once

#include <amiss/detail/wire/response_text.hpp>

#include <restinio/all.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Lives as long as its operations.
class LastWords : public std::enable_shared_from_this<LastWords> {
    using Socket = restinio::asio_ns::ip::tcp::socket;
    using Error = restinio::asio_ns::error_code;

public:
    LastWords(Socket&& socket, std::string&& text)
        : strand_(socket.get_executor()), socket_(std::move(socket)), timer_(socket_.get_executor()),
          text_(std::move(text))
    {}

    /// Starts; to be called once, on a shared object.
    void start()
    {
        namespace asio = restinio::asio_ns;
        timer_.expires_after(drain_time);
        timer_.async_wait(asio::bind_executor(strand_, [self = shared_from_this()](const Error& error) {
            if (!error) self->abort();
        }));
        asio::async_write(socket_, asio::buffer(text_),
                          asio::bind_executor(strand_, [self = shared_from_this()](const Error& error, std::size_t) {
                              if (error) return self->close();
                              Error ignored;
                              self->socket_.shutdown(Socket::shutdown_send, ignored);
                              self->drain();
                          }));
    }

private:
    void drain()
    {
        namespace asio = restinio::asio_ns;
        socket_.async_read_some(asio::buffer(dropped_),
                                asio::bind_executor(strand_,
                                                    [self = shared_from_this()](const Error& error, std::size_t size) {
                                                        self->drained_ += size;
                                                        if (error) return self->close();
                                                        if (self->drained_ > longest_drain) return self->abort();
                                                        self->drain();
                                                    }));
    }

    /// Resets the connection: a client that still sends would wait for minutes where it is only closed.
    void abort()
    {
        Error ignored;
        socket_.set_option(Socket::linger(true, 0), ignored);
        close();
    }
    void close()
    {
        Error ignored;
        timer_.cancel();
        socket_.close(ignored);
    }

    restinio::asio_ns::strand<Socket::executor_type> strand_;
    Socket socket_;
    restinio::asio_ns::steady_timer timer_;
    std::string text_;
    std::array<char, 4096> dropped_;
    std::size_t drained_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
