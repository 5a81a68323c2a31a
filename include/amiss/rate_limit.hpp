// SPDX-License-Identifier: BSL-1.0
// The state of a client's rate limit, and the response headers that carry it.
#pragma once

#include <amiss/detail/text/unix_time.hpp>

#include <chrono>
#include <cstdint>
#include <optional>

namespace amiss {
inline namespace v0 {

/// What the number in an API's X-RateLimit-Reset header means. APIs differ, so it is stated, never guessed: only what cannot
/// be in that unit is read as what it is, and makes the error malformed.
enum class ResetUnit : unsigned char {
    unix_seconds,      ///< seconds since 1970
    delta_seconds,     ///< seconds from now
    unix_milliseconds, ///< milliseconds since 1970
};

/// Which headers carry the rate limit.
enum class RateLimitHeaders : unsigned char {
    x_ratelimit, ///< X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset
    ietf,        ///< RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers)
    both,        ///< all of them
};

/// The state of a rate limit. A negative member is unknown, and is left out of the headers.
struct RateLimit {
    std::int64_t limit = -1;     ///< requests in a window
    std::int64_t remaining = -1; ///< requests left in it
    std::int64_t reset = -1;     ///< when it ends: Unix time in seconds

    /// The seconds from `now` until the window ends, rounded up: 0 when it has ended, nothing when its end is unknown.
    // A template, so that std::optional is instantiated only where this is called.
    template <class Seconds = std::chrono::seconds>
    constexpr std::optional<Seconds> wait(std::chrono::system_clock::time_point now) const noexcept
    {
        if (reset < 0) return std::nullopt;
        return Seconds(detail::seconds_until(reset, detail::unix_seconds(now)));
    }

    /// The same numbers.
    friend constexpr bool operator==(const RateLimit& left, const RateLimit& right) noexcept
    {
        return left.limit == right.limit && left.remaining == right.remaining && left.reset == right.reset;
    }
    /// Other numbers.
    friend constexpr bool operator!=(const RateLimit& left, const RateLimit& right) noexcept
    {
        return !(left == right);
    }
};

} // inline namespace v0
} // namespace amiss
