// SPDX-License-Identifier: BSL-1.0
// A blocking HTTP client for the loopback interface.
#pragma once

#include <demo/http.hpp>

#include <memory>

namespace demo {

/// Keeps one connection open, and opens it again after the server has closed it.
class Client {
public:
    explicit Client(unsigned short port);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// Adds Host and, if there is a body, Content-Length; sends everything else unchanged. Throws std::system_error
    /// when there is no response within 30 seconds.
    HttpResponse send(const HttpRequest& request);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace demo
