// SPDX-License-Identifier: BSL-1.0
// The gateway: an API of shops, payments and files that has nothing of its own, and calls two other services.
#pragma once

#include <gateway/answer.hpp>
#include <gateway/files.hpp>
#include <gateway/payments.hpp>

#include <demo/http.hpp>
#include <demo/ids.hpp>

#include <chrono>
#include <functional>
#include <mutex>

namespace gateway {

/// What the gateway consists of.
struct Parts {
    Payments payments;
    Files files;
    Log log;
    std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

class Gateway {
public:
    explicit Gateway(Parts parts) : parts_(std::move(parts)) {}

    /// Answers one request, also one that the server refused. Any thread may call it; the requests are handled one at a
    /// time, because the connections to the services are shared.
    demo::HttpResponse handle(const demo::HttpRequest& http);

private:
    std::mutex mutex_;
    demo::Ids ids_;
    Parts parts_;
};

} // namespace gateway
