// SPDX-License-Identifier: BSL-1.0
// Times to the millisecond: as text with a fraction, and as a number of seconds or milliseconds since 1970.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/unix_time.hpp>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A Unix time, rounded down to milliseconds. An error stores it like this where the milliseconds count, and else the
/// seconds alone.
struct ExactTime {
    std::int64_t seconds = 0;
    std::int64_t milliseconds = 0; ///< of the second, 0 to 999

    constexpr std::int64_t in_milliseconds() const noexcept { return seconds * 1000 + milliseconds; }
};

/// The milliseconds of the second.
constexpr std::int64_t milliseconds_of(std::chrono::system_clock::time_point time) noexcept
{
    const std::int64_t ticks = time.time_since_epoch().count() % ticks_per_second;
    return (ticks < 0 ? ticks + ticks_per_second : ticks) * 1000 / ticks_per_second;
}

constexpr std::chrono::system_clock::time_point time_at(const ExactTime& time) noexcept
{
    return time_at(time.seconds) + std::chrono::system_clock::duration(time.milliseconds * ticks_per_second / 1000);
}

inline constexpr std::size_t max_exact_timestamp = 29; ///< "2026-03-30T10:30:00.125+00:00"

/// Writes a time as RFC 3339 text with three digits of a second, and the zone after it; returns its end.
inline char* put_exact_timestamp(char* at, const Timestamp& stamp, std::int64_t milliseconds,
                                 std::string_view zone) noexcept
{
    std::memcpy(at, stamp.text, timestamp_size - 1);
    at += timestamp_size - 1;
    const auto digits = static_cast<unsigned>(milliseconds);
    *at++ = '.';
    *at++ = static_cast<char>('0' + digits / 100);
    put_pair(at, digits % 100);
    std::memcpy(at + 2, zone.data(), zone.size());
    return at + 2 + zone.size();
}

/// Reads a decimal number, with a fraction and an exponent if need be, as a Unix time: of seconds where `per_second` is 1, of
/// milliseconds where it is 1000. False for anything else, and for a time outside the years 0000 to 9999.
constexpr bool read_unix_time(std::string_view text, int per_second, ExactTime& time) noexcept
{
    const bool negative = take_char(text, '-');
    constexpr std::int64_t most = INT64_MAX / 10 - 9;
    std::int64_t digits = 0;
    int power = per_second == 1 ? 3 : 0; // of ten, for milliseconds
    bool any = false, is_fraction = false;
    for (; !text.empty() && (is_digit(text[0]) || (text[0] == '.' && any && !is_fraction)); text.remove_prefix(1)) {
        if (text[0] == '.') {
            is_fraction = true;
            any = false;
            continue;
        }
        any = true;
        if (digits > most) {
            power += is_fraction ? 0 : 1; // digits beyond the precision of any time
            continue;
        }
        digits = digits * 10 + (text[0] - '0');
        power -= is_fraction ? 1 : 0;
    }
    if (!any) return false;
    if (take_char(text, 'e') || take_char(text, 'E')) {
        const bool less = take_char(text, '-');
        if (!less) take_char(text, '+');
        int exponent = 0;
        if (text.empty() || text.size() > 3) return false;
        for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) exponent = exponent * 10 + (text[0] - '0');
        power += less ? -exponent : exponent;
    }
    if (!text.empty()) return false;
    bool cut = false;
    for (; power < 0 && digits != 0; ++power) {
        cut = cut || digits % 10 != 0;
        digits /= 10;
    }
    for (; power > 0 && digits != 0; --power) {
        if (digits > most) return false;
        digits *= 10;
    }
    if (negative) digits = -digits - (cut ? 1 : 0); // rounded down
    time.milliseconds = digits % 1000 < 0 ? digits % 1000 + 1000 : digits % 1000;
    time.seconds = (digits - time.milliseconds) / 1000;
    return time.seconds >= first_second && time.seconds <= last_second;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
