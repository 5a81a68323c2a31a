// SPDX-License-Identifier: BSL-1.0
// A blocking HTTP client for the loopback interface.
#pragma once

#include <demo/http.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

namespace demo {

/// Keeps one connection open, and opens it again after the server has closed it.
class Client {
public:
    using OnData = std::function<void(std::string_view)>;
    using OnHead = std::function<void(const HttpResponse&)>;

    static constexpr std::chrono::seconds usual_patience{30};

    explicit Client(unsigned short port, std::chrono::milliseconds patience = usual_patience);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client();

    /// Adds Host and, if there is a body, Content-Length; sends everything else unchanged. Throws std::system_error
    /// when there is no response, when it ends in the middle, or when nothing of it comes for so long.
    HttpResponse send(const HttpRequest& request);

    /// The same, but gives the body of a 2xx to `on_data`, piece by piece as it arrives, and leaves that of the
    /// returned response empty. `on_head` is called before that, with the status and the headers of any response. What
    /// these functions throw is passed on, and ends the connection.
    HttpResponse stream(const HttpRequest& request, const OnData& on_data, const OnHead& on_head = nullptr);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace demo
