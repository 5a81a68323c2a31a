// SPDX-License-Identifier: BSL-1.0
// The delay that a response's headers ask for: seconds or an HTTP date.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/http_date.hpp>
#include <amiss/rate_limit.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Collects the delays of all headers for it; they count when all are the same.
class RetryAfterReader {
public:
    /// Takes a header's value. `clock` returns this side's Unix time, and is called only for a date.
    template <class Clock>
    void take(std::string_view value, Clock clock) noexcept
    {
        std::string_view element;
        for (bool more = true;;) {
            const std::string_view before = value;
            if (!next_element(value, more, element)) return;
            std::optional<Delay> delay = read(element, clock);
            // Two of the three forms of a date contain a comma.
            if (std::string_view rest = value; !delay && more && next_element(rest, more, element)) {
                delay = read(trim_blanks(before.substr(0, before.size() - rest.size() - (more ? 1 : 0))), clock);
                value = rest;
            }
            delay_.add(delay);
        }
    }

    /// The seconds to wait. `now` returns the Unix time that a date is compared with, and is called only for a date.
    template <class Now>
    std::optional<std::int64_t> seconds(Now now) const noexcept
    {
        const std::optional<Delay> delay = delay_.value();
        if (!delay) return std::nullopt;
        return delay->date ? seconds_until(delay->seconds, now()) : delay->seconds;
    }

    /// Whether a value made no sense, or two differed.
    bool malformed() const noexcept { return delay_.conflicting(); }

private:
    /// A number of seconds, or a Unix time.
    struct Delay {
        bool date;
        std::int64_t seconds;

        friend bool operator==(const Delay& left, const Delay& right) noexcept
        {
            return left.date == right.date && left.seconds == right.seconds;
        }
    };

    template <class Clock>
    static std::optional<Delay> read(std::string_view text, Clock clock) noexcept
    {
        if (const auto seconds = header_number(text)) return Delay{false, *seconds};
        constexpr std::size_t min_date_size = 24;
        std::int64_t time = 0;
        if (text.size() >= min_date_size && read_http_date(text, clock(), time)) return Delay{true, time};
        return std::nullopt;
    }

    AgreedValue<Delay> delay_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
