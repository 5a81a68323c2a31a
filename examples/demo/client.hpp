// SPDX-License-Identifier: BSL-1.0
// A blocking HTTP client for the loopback interface.
#pragma once

#include <demo/http.hpp>

#include <memory>

namespace demo {

/// Keeps one connection open and opens it anew when the server has closed it.
class Client {
public:
    explicit Client(unsigned short port);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// Adds Host and, with a body, Content-Length; everything else is sent as it stands. Throws std::system_error when
    /// there is no answer within 30 seconds.
    HttpResponse send(const HttpRequest& request);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace demo
