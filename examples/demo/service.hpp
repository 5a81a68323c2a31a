// SPDX-License-Identifier: BSL-1.0
// The service: passes an HTTP request to a handler of an API, and makes the HTTP response.
#pragma once

#include <demo/api.hpp>
#include <demo/http.hpp>
#include <demo/services.hpp>

#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/http_status.hpp>

#include <mutex>
#include <optional>
#include <string_view>

namespace demo {

class Service {
public:
    /// If `time` is given, the clock is stopped at it.
    explicit Service(Api api, std::optional<Clock::time_point> time = std::nullopt);

    /// Answers one request, also one that the server refused. Any thread may call it; requests are handled one at a
    /// time.
    HttpResponse handle(const HttpRequest& request);

    /// Calls `f(Services&)` while no request is being handled.
    template <class F>
    void with(F&& f)
    {
        const std::lock_guard lock(mutex_);
        f(services_);
    }

    const Api& api() const noexcept { return api_; }

private:
    amiss::expected<Reply> reply_to(Request& request, std::optional<amiss::HttpStatus> refused) const;
    /// The page about the API's errors, or an empty text when the API has no such page.
    std::string_view reference_page() const;
    HttpResponse success(const Request& request, Reply reply) const;
    HttpResponse failure(const Request& request, amiss::ApiError error);

    const Api api_;
    std::mutex mutex_;
    Services services_;
};

} // namespace demo
