// SPDX-License-Identifier: BSL-1.0
// A clock for timers of Boost.Asio in virtual time: they expire at once, and the clock advances by their delay.
#pragma once

#include <chrono>

// Shows the virtual time, which AtOnce advances.
struct VirtualClock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<VirtualClock>;

    static time_point now() { return time_point(elapsed); }
    static inline duration elapsed{0};
};
// The wait traits of such a timer: instead of waiting, they advance the clock.
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
