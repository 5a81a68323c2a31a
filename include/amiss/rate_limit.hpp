// SPDX-License-Identifier: BSL-1.0
// The state of a client's rate limit, and the response headers that carry it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace amiss {
inline namespace v0 {

namespace detail {

// Integers, not <chrono> conversions: instantiating those takes longer to compile than the rest of this header.
inline constexpr std::int64_t ticks_per_second = std::chrono::system_clock::period::den;
static_assert(std::chrono::system_clock::period::num == 1, "amiss: the system clock ticks at least once a second");

/// The Unix time in whole seconds, rounded down.
constexpr std::int64_t unix_seconds(std::chrono::system_clock::time_point time) noexcept
{
    const std::int64_t ticks = time.time_since_epoch().count();
    return ticks / ticks_per_second - (ticks % ticks_per_second < 0 ? 1 : 0);
}

/// The time point of a Unix time in seconds. A time outside the clock's range becomes the nearest one inside.
constexpr std::chrono::system_clock::time_point time_at(std::int64_t seconds) noexcept
{
    using Time = std::chrono::system_clock::time_point;
    constexpr std::int64_t most = INT64_MAX / ticks_per_second;
    return Time(Time::duration((seconds > most ? most : seconds < -most ? -most : seconds) * ticks_per_second));
}

/// The seconds from `now` until `time`, which must not be negative: 0 when it has passed, INT64_MAX at most.
constexpr std::int64_t seconds_until(std::int64_t time, std::int64_t now) noexcept
{
    if (now < 0 && time > INT64_MAX + now) return INT64_MAX;
    return time > now ? time - now : 0;
}

} // namespace detail

/// What the number in an API's X-RateLimit-Reset header means. APIs differ, so it is stated, never guessed.
enum class ResetUnit : unsigned char {
    unix_seconds,      ///< seconds since 1970
    delta_seconds,     ///< seconds from now
    unix_milliseconds, ///< milliseconds since 1970
};

/// Which headers carry the rate limit.
enum class RateLimitHeaders : unsigned char {
    x_ratelimit, ///< X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset
    ietf,        ///< RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers)
    both,
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

    friend constexpr bool operator==(const RateLimit& left, const RateLimit& right) noexcept
    {
        return left.limit == right.limit && left.remaining == right.remaining && left.reset == right.reset;
    }
    friend constexpr bool operator!=(const RateLimit& left, const RateLimit& right) noexcept
    {
        return !(left == right);
    }
};

} // inline namespace v0
} // namespace amiss
