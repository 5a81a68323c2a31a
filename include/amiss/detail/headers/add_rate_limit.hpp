// SPDX-License-Identifier: BSL-1.0
// Writes a rate limit as headers, in the form that an envelope says.
#pragma once

#include <amiss/detail/headers/header_access.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/headers.hpp>
#include <amiss/rate_limit.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The number in X-RateLimit-Reset; nothing when it counts from a time that is unknown (`now` is nullptr).
inline std::optional<std::int64_t> reset_in(ResetUnit unit, const RateLimit& limit, const std::int64_t* now) noexcept
{
    if (limit.reset < 0) return std::nullopt;
    switch (unit) {
    case ResetUnit::delta_seconds:
        if (now == nullptr) return std::nullopt;
        return seconds_until(limit.reset, *now);
    case ResetUnit::unix_milliseconds: return limit.reset > INT64_MAX / 1000 ? INT64_MAX : limit.reset * 1000;
    default: return limit.reset;
    }
}

/// Adds `"default";key=value`, and `;t=` with the seconds until the reset if they are known (RFC 9651 §3.3.1).
inline void add_quota(Headers& headers, std::string_view name, std::string_view key, std::int64_t value,
                      std::optional<std::int64_t> delay) noexcept
{
    constexpr std::int64_t most = 999'999'999'999'999; // of a structured integer
    char text[64] = "\"default\"";
    char* at = text + 9;
    const auto put = [&](std::string_view word, std::int64_t number) {
        std::memcpy(at, word.data(), word.size());
        // Four bytes are left for the next word, which g++ cannot see otherwise.
        at = std::to_chars(at + word.size(), text + sizeof text - 4, number < most ? number : most).ptr;
    };
    put(key, value);
    if (delay) put(";t=", *delay);
    HeaderAccess::add(headers, name, {text, static_cast<std::size_t>(at - text)});
}

/// Adds what is known of `limit`; `now` is the time of the request, or nullptr when it is unknown.
inline void add_rate_limit(Headers& headers, const EnvelopeOptions& options, const RateLimit& limit,
                           const std::int64_t* now) noexcept
{
    if (options.rate_limit_headers != RateLimitHeaders::ietf) {
        if (limit.limit >= 0) HeaderAccess::add(headers, "X-RateLimit-Limit", limit.limit);
        if (limit.remaining >= 0) HeaderAccess::add(headers, "X-RateLimit-Remaining", limit.remaining);
        if (const auto reset = reset_in(options.rate_limit_reset, limit, now))
            HeaderAccess::add(headers, "X-RateLimit-Reset", *reset);
    }
    if (options.rate_limit_headers != RateLimitHeaders::x_ratelimit) {
        const auto delay = reset_in(ResetUnit::delta_seconds, limit, now);
        if (limit.remaining >= 0) add_quota(headers, "RateLimit", ";r=", limit.remaining, delay);
        if (limit.limit >= 0) add_quota(headers, "RateLimit-Policy", ";q=", limit.limit, std::nullopt);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
