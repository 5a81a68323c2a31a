// SPDX-License-Identifier: BSL-1.0
// The demo's clock: that of the system, unless a test sets it. Waits are simulated: they advance the clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace demo {

class Clock {
public:
    using time_point = std::chrono::system_clock::time_point;

    time_point now() const { return (fixed_ ? *fixed_ : std::chrono::system_clock::now()) + moved_; }

    /// Stops the clock at `time`; from then on only `advance` moves it.
    void set(time_point time)
    {
        fixed_ = time;
        moved_ = {};
    }
    void advance(std::chrono::seconds by) { moved_ += by; }

private:
    std::optional<time_point> fixed_;
    std::chrono::seconds moved_{};
};

/// 2026-03-30T10:30:00Z, the time in the APIs' documents.
inline constexpr Clock::time_point example_time{std::chrono::seconds(1774866600)};

/// The Unix time in whole seconds.
inline std::int64_t unix_seconds(Clock::time_point time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

/// The time as in the APIs' documents, `2026-03-30T10:30:00Z` (RFC 3339).
std::string utc_text(Clock::time_point time);

} // namespace demo
