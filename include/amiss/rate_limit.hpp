// The state of a client's rate limit, as the X-RateLimit headers carry it.
#pragma once

#include <cstdint>

namespace amiss {
inline namespace v0 {

/// The state of a rate limit: requests a window, requests left in it, when it ends (Unix time in seconds).
///
/// A negative member is unknown and is left out of the headers.
struct RateLimit {
    std::int64_t limit = -1;
    std::int64_t remaining = -1;
    std::int64_t reset = -1;

    friend constexpr bool operator==(const RateLimit& left, const RateLimit& right) noexcept
    {
        return left.limit == right.limit && left.remaining == right.remaining && left.reset == right.reset;
    }
    friend constexpr bool operator!=(const RateLimit& left, const RateLimit& right) noexcept { return !(left == right); }
};

} // inline namespace v0
} // namespace amiss
