// SPDX-License-Identifier: BSL-1.0
// A clock for timers of Boost.Asio that waits for nothing: delays of hours are over at once, and all the same counted.
#pragma once

#include <chrono>

// A clock that the timers of an io_context move: when nothing else is to be done, it is the time that they wait for.
struct VirtualClock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<VirtualClock>;

    static time_point now() { return time_point(elapsed); }
    static inline duration elapsed{0};
};
struct AtOnce {
    static VirtualClock::duration to_wait_duration(const VirtualClock::duration& left)
    {
        if (left.count() > 0) VirtualClock::elapsed += left;
        return {};
    }
    static VirtualClock::duration to_wait_duration(const VirtualClock::time_point& time)
    {
        return to_wait_duration(time - VirtualClock::now());
    }
};
