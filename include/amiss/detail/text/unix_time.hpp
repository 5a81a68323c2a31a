// SPDX-License-Identifier: BSL-1.0
// Unix times: whole seconds since 1970, from a time point of the system's clock and back.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <chrono>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

// Integers, not <chrono> conversions: instantiating those takes longer to compile than all of rate_limit.hpp.
inline constexpr std::int64_t ticks_per_second = std::chrono::system_clock::period::den;
static_assert(std::chrono::system_clock::period::num == 1, "amiss: the system clock ticks once a second or oftener");

/// The Unix time in whole seconds, rounded down.
constexpr std::int64_t unix_seconds(std::chrono::system_clock::time_point time) noexcept
{
    const std::int64_t ticks = time.time_since_epoch().count();
    return ticks / ticks_per_second - (ticks % ticks_per_second < 0 ? 1 : 0);
}

/// The time point of a Unix time. A time outside the clock's range becomes the nearest one inside.
constexpr std::chrono::system_clock::time_point time_at(std::int64_t seconds) noexcept
{
    using Time = std::chrono::system_clock::time_point;
    constexpr std::int64_t most = INT64_MAX / ticks_per_second;
    return Time(Time::duration((seconds > most ? most : seconds < -most ? -most : seconds) * ticks_per_second));
}

/// The seconds from `now` until `time`: 0 when it has passed, INT64_MAX at most.
constexpr std::int64_t seconds_until(std::int64_t time, std::int64_t now) noexcept
{
    if (now < 0 && time > INT64_MAX + now) return INT64_MAX;
    return time > now ? time - now : 0;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
