// SPDX-License-Identifier: BSL-1.0
// Writes times for the bodies of successes; amiss writes those of errors.
#include <demo/clock.hpp>

#include <array>
#include <ctime>

namespace demo {

std::string utc_text(Clock::time_point time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm fields{};
    ::gmtime_r(&seconds, &fields);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &fields)};
}

} // namespace demo
