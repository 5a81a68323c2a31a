// SPDX-License-Identifier: BSL-1.0
// An HTTP server on the loopback interface.
#pragma once

#include <demo/http.hpp>

#include <functional>
#include <memory>

namespace demo {

/// Serves from its construction to its destruction, on two threads.
///
/// The limits are 64 connections at a time, 16 KiB of headers and 64 KiB of body in a request, and 30 idle seconds.
/// `answer` also makes the response to a request that could not be read: it is too large, or not HTTP/1. Then the
/// connection closes, after the client had up to two seconds to see why.
class Server {
public:
    using Answer = std::function<HttpResponse(const HttpRequest&)>;

    /// Listens on 127.0.0.1; port 0 picks a free one. Throws a std::exception when it cannot.
    /// `answer` is called from both threads, possibly at the same time.
    Server(unsigned short port, Answer answer);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    unsigned short port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace demo
