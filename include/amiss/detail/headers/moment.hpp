// SPDX-License-Identifier: BSL-1.0
// What the value of a header says about when: a delay or a time, in every form that can be understood.
#pragma once

#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/headers/lenient_date.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/detail/text/whole_seconds.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The Unix time `delay` seconds after `now`, INT64_MAX at most; 0 for a time before 1970.
constexpr std::int64_t time_after(std::int64_t now, std::int64_t delay) noexcept
{
    if (now > INT64_MAX - delay) return INT64_MAX;
    return now + delay < 0 ? 0 : now + delay;
}

/// How a value is written.
enum class MomentForm : unsigned char {
    integer,      ///< "30"
    fraction,     ///< "30.5"
    milliseconds, ///< a number of more than 10^12
    duration,     ///< "6m0s"
    http_date,    ///< one of the three forms of RFC 9110 §5.6.7
    iso_date,     ///< "2026-03-30T10:30:00Z"
    other_date,   ///< "30 mar 2026 10:30 UTC"
};

/// A number of seconds from now, or a Unix time in seconds.
struct Moment {
    enum class Kind : unsigned char {
        delay,
        time,
        large, ///< a number of more than 10^9 in place of a delay: a time, unless that lies far back
    };
    Kind kind = Kind::delay;
    MomentForm form = MomentForm::integer;
    std::int64_t seconds = 0;

    /// Whether it says the same, in whatever form.
    friend constexpr bool operator==(const Moment& left, const Moment& right) noexcept
    {
        return left.kind == right.kind && left.seconds == right.seconds;
    }

    /// The seconds to wait, from 0 to `longest_delay`.
    constexpr std::int64_t delay(std::int64_t now) const noexcept
    {
        const std::int64_t wait =
            kind == Kind::delay || (kind == Kind::large && lies_far_back(now)) ? seconds : seconds_until(seconds, now);
        return wait < longest_delay ? wait : longest_delay;
    }
    /// The Unix time, at least 0. Of a time it needs no `now`.
    constexpr std::int64_t time(std::int64_t now) const noexcept
    {
        if (kind == Kind::delay || (kind == Kind::large && lies_far_back(now))) return time_after(now, seconds);
        return seconds > 0 ? seconds : 0;
    }

private:
    // More than a day.
    constexpr bool lies_far_back(std::int64_t now) const noexcept { return now > 86400 && seconds < now - 86400; }
};

/// What a number says of which `per_second` make a second. One that makes more than 10^9 seconds is large; one of more
/// than 10^12 is in milliseconds. A time beyond the year 9999 is the latest time that there is.
constexpr Moment moment_of(std::int64_t number, std::int64_t per_second, MomentForm form = MomentForm::integer) noexcept
{
    const bool in_milliseconds = number > 1'000'000'000'000;
    const std::int64_t divisor = in_milliseconds ? 1000 : per_second;
    std::int64_t seconds = divisor == 1 ? number : divide_up(number, divisor);
    const bool large = in_milliseconds || seconds > longest_delay;
    if (large && seconds > last_second) seconds = INT64_MAX;
    return {large ? Moment::Kind::large : Moment::Kind::delay, in_milliseconds ? MomentForm::milliseconds : form,
            seconds};
}

/// A value without what some servers put around it: quotes, a plus sign, a comment or parameters after a semicolon.
constexpr std::string_view bare_value(std::string_view text) noexcept
{
    text = trim_blanks(text.substr(0, text.find(';')));
    if (text.size() > 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0])
        text = trim_blanks(text.substr(1, text.size() - 2));
    if (text.size() > 1 && text[0] == '+' && is_digit(text[1])) text.remove_prefix(1);
    return text;
}

/// What is no plain number: a date, or a form that is off the grammar. Not inlined: most values are numbers.
AMISS_NOINLINE inline bool read_other_moment(std::string_view text, std::int64_t per_second, std::int64_t now,
                                             Moment& moment) noexcept
{
    constexpr std::size_t min_date_size = 24;
    text = bare_value(text);
    moment = {Moment::Kind::time, MomentForm::http_date, 0};
    if (text.size() >= min_date_size && read_http_date(text, now, moment.seconds)) return true;
    DelayText delay;
    if (read_delay(text, delay)) {
        moment = delay.has_unit ? Moment{Moment::Kind::delay, MomentForm::duration, delay.number}
                                : moment_of(delay.number, per_second, MomentForm::fraction);
        return true;
    }
    bool is_iso = false;
    if (!read_lenient_date(text, now, moment.seconds, is_iso)) return false;
    moment.form = is_iso ? MomentForm::iso_date : MomentForm::other_date;
    return true;
}

/// Reads a delay or a time. `clock` returns this side's Unix time; it is called only for what is no plain number.
template <class Clock>
bool read_moment(std::string_view text, std::int64_t per_second, Clock clock, Moment& moment) noexcept
{
    if (const auto number = header_number(text)) return moment = moment_of(*number, per_second), true;
    return read_other_moment(text, per_second, clock(), moment);
}

/// Reads a date with more than one comma, "Sun, Nov 6, 1994 08:49:37", which a list would be cut at.
AMISS_NOINLINE inline bool read_date_with_commas(std::string_view value, std::int64_t now, Moment& moment) noexcept
{
    bool is_iso = false;
    moment = {Moment::Kind::time, MomentForm::other_date, 0};
    return read_lenient_date(trim_blanks(value), now, moment.seconds, is_iso);
}

/// The same as `each_moment` for what is no plain number. Not inlined: most values are numbers.
template <class Clock, class Use>
AMISS_NOINLINE void each_other_moment(std::string_view value, std::int64_t per_second, Clock clock, Use use) noexcept
{
    Moment date;
    const std::size_t comma = value.find(',');
    if (comma != value.npos && value.find(',', comma + 1) != value.npos && read_date_with_commas(value, clock(), date))
        return use(&date);
    std::string_view element;
    for (bool more = true;;) {
        const std::string_view before = value;
        if (!next_element(value, more, element)) return;
        if (is_absent_word(element)) continue;
        Moment moment;
        bool good = read_moment(element, per_second, clock, moment);
        // Most dates contain a comma.
        std::string_view rest = value;
        bool further = more;
        if (!good && next_element(rest, further, element)) {
            const std::size_t size = before.size() - rest.size() - (further ? 1 : 0);
            good = read_other_moment(trim_blanks(before.substr(0, size)), per_second, clock(), moment);
            if (good) value = rest, more = further;
        }
        use(good ? &moment : nullptr);
    }
}

/// Calls `use` with a pointer to each delay or time of a list, or with null for an element that is neither. `clock` is as for
/// `read_moment`.
template <class Clock, class Use>
void each_moment(std::string_view value, std::int64_t per_second, Clock clock, Use use) noexcept
{
    const std::int64_t number = digits_number(value);
    if (number < 0) return each_other_moment(value, per_second, clock, use);
    const Moment moment = moment_of(number, per_second);
    use(&moment);
}

/// The seconds to wait, rounded up, from 0 to 10^9, that a text in a body says: "30", "30.5", "6m0s", or a Unix time.
/// Nothing for any other text. `per_second` is how many of the units of a number alone make a second.
inline std::optional<std::int64_t> delay_from_number_or_time(std::string_view text, std::int64_t per_second,
                                                             std::int64_t now) noexcept
{
    Moment moment;
    if (!read_moment(text, per_second, [now] { return now; }, moment)) return std::nullopt;
    return moment.delay(now);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
