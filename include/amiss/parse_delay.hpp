// SPDX-License-Identifier: BSL-1.0
// Parsers of what headers say about time, for those who want no ApiError: delays, resets of rate limits, HTTP dates.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/lenient_date.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/retry_after.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/rate_limit.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The delay in a Retry-After header (RFC 9110 §10.2.3): whole seconds, rounded up, from 0 to 10^9.
///
/// Besides seconds and the three forms of an HTTP date it takes what can be understood: "0.5", "120s", "6m0s",
/// "2025-01-23T10:00:30Z", dates as `parse_http_date` takes them, and a number of more than 10^9 as a Unix time, of more
/// than 10^12 in milliseconds. A date is compared with `now`; one in the past is 0. Of several in a list the longest counts.
/// Nothing where there is no delay: an empty text, "null", "soon", "-1". Never allocates.
///
///     if (auto delay = amiss::parse_retry_after("120", std::chrono::system_clock::now())) wait(*delay); // 120 s
inline std::optional<std::chrono::seconds> parse_retry_after(std::string_view text,
                                                             std::chrono::system_clock::time_point now) noexcept
{
    const auto clock = [now] { return detail::unix_seconds(now); };
    detail::RetryAfterReader reader;
    detail::each_moment(text, 1, clock, [&](const detail::Moment* moment) noexcept { reader.add(moment); });
    const auto seconds = reader.seconds(clock);
    return seconds ? std::optional(std::chrono::seconds(*seconds)) : std::nullopt;
}

/// When a rate limit's window ends, by an X-RateLimit-Reset header whose number is in `unit`, rounded up to a second.
///
/// What cannot be in this unit is taken for what it is: a number of at most 10^9 counts seconds from `now`, a larger one is
/// a Unix time, of more than 10^12 in milliseconds; so are dates and durations, in the forms of `parse_retry_after`. Nothing
/// where there is no time, or there are two different ones. A time outside the clock's range becomes the nearest one inside,
/// and one before 1970 becomes 1970. In `RateLimit::reset` it goes as `std::chrono::system_clock::to_time_t` of it. Never
/// allocates.
inline std::optional<std::chrono::system_clock::time_point> parse_rate_limit_reset(
    std::string_view text, ResetUnit unit, std::chrono::system_clock::time_point now) noexcept
{
    const auto clock = [now] { return detail::unix_seconds(now); };
    detail::AgreedValue<detail::Moment> reset;
    detail::each_moment(text, 1, clock, [&](const detail::Moment* moment) noexcept {
        reset.add(moment != nullptr ? std::optional<detail::Moment>(*moment) : std::nullopt);
    });
    auto moment = reset.value();
    if (!moment) return std::nullopt;
    if (moment->kind == detail::Moment::Kind::large && unit != ResetUnit::delta_seconds)
        moment->kind = detail::Moment::Kind::time;
    return detail::time_at(moment->time(clock()));
}

/// The time of an HTTP date (RFC 9110 §5.6.7), in one of its three forms or in one that can be understood.
///
/// Those are ISO 8601, "2025-01-23T10:00:30+01:00", and sloppy forms of an HTTP date: names in any case, no weekday,
/// no seconds, "UTC", "+0100" or no zone at all, which is UTC, a day of one digit, a year of two, more blanks. A year of two
/// digits is at most 50 years after `now`. A fraction of a second is rounded up. A time outside the clock's range becomes
/// the nearest one inside. Nothing for any other text. Never allocates.
inline std::optional<std::chrono::system_clock::time_point> parse_http_date(
    std::string_view text, std::chrono::system_clock::time_point now) noexcept
{
    text = detail::trim_blanks(text);
    const std::int64_t clock = detail::unix_seconds(now);
    std::int64_t seconds = 0;
    bool is_iso = false;
    if (!detail::read_http_date(text, clock, seconds) && !detail::read_lenient_date(text, clock, seconds, is_iso))
        return std::nullopt;
    return detail::time_at(seconds);
}

} // inline namespace v0
} // namespace amiss
