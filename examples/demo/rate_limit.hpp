// SPDX-License-Identifier: BSL-1.0
// Rate limits: requests are counted in fixed windows, which begin with the first request.
#pragma once

#include <demo/clock.hpp>

#include <amiss/rate_limit.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace demo {

/// How many requests are allowed in what time.
struct Quota {
    std::int64_t limit;
    std::chrono::seconds window;
};

class RateLimiter {
public:
    struct Use {
        bool allowed = true;
        amiss::RateLimit state;           ///< for the X-RateLimit headers
        std::chrono::seconds retry_after; ///< until the window ends
    };

    /// Counts one request of `client`; one that is free is always allowed and changes nothing.
    Use count(const std::string& client, const Quota& quota, Clock::time_point now, bool free = false)
    {
        const std::int64_t time = unix_seconds(now);
        Window& window = windows_[client];
        if (time >= window.end) window = {time + quota.window.count(), 0};
        const bool allowed = free || window.used < quota.limit;
        if (allowed && !free) ++window.used;
        return {allowed, {quota.limit, quota.limit - window.used, window.end}, std::chrono::seconds(window.end - time)};
    }

private:
    struct Window {
        std::int64_t end = 0;
        std::int64_t used = 0;
    };
    std::map<std::string, Window> windows_;
};

} // namespace demo
