// SPDX-License-Identifier: BSL-1.0
// The demo's clock: the system's, unless a test sets it; waits are simulated by moving it on.
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

/// 2026-03-30T10:30:00Z, the time in the documents.
inline constexpr Clock::time_point example_time{std::chrono::seconds(1774866600)};

/// Unix time in whole seconds.
inline std::int64_t unix_seconds(Clock::time_point time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

/// `2026-03-30T10:30:00Z`, the form in which the documents write times (RFC 3339).
std::string utc_text(Clock::time_point time);

} // namespace demo
