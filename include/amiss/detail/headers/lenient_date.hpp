// SPDX-License-Identifier: BSL-1.0
// Reads dates as servers write them: ISO 8601, and what looks like an HTTP date but is off its grammar.
#pragma once

#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/date.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Collects the parts of a date, which may come in any order, each of them once.
class LenientDate {
public:
    /// Takes all of `text`; false when something in it is no part of a date.
    constexpr bool take(std::string_view text) noexcept
    {
        if (text.size() > 4 && text[4] == '-' && is_digit(text[0]) && !take_iso_date(text)) return false;
        while (!text.empty()) {
            const char c = text[0];
            if (c == '(') return has_time_; // a comment, as in JavaScript: "GMT+0000 (Coordinated Universal Time)"
            const bool sign = c == '+' || c == '-';
            if (is_blank(c) || c == ',' || (c == '-' && !has_time_))
                text.remove_prefix(1);
            else if (!(is_digit(c) ? take_number(text) : sign && has_time_ ? take_offset(text) : take_word(text)))
                return false;
        }
        return true;
    }

    /// The Unix time; false when a part is missing, or there is no such day. `now` decides the century.
    constexpr bool unix_time(std::int64_t now, std::int64_t& seconds) const noexcept
    {
        HttpDateParts date = date_;
        if (!has_year_ || date.month == 0 || !(has_time_ || iso_)) return false;
        if (short_year_) date.year = year_within_50(date, now);
        if (!unix_time_of(date, seconds)) return false;
        seconds += (fraction_ ? 1 : 0) - offset_;
        return true;
    }

    /// Whether it began as "2026-03-30".
    constexpr bool is_iso() const noexcept { return iso_; }

private:
    constexpr bool take_iso_date(std::string_view& text) noexcept
    {
        unsigned year = 0;
        if (!take_digits(text, 4, year) || !take_char(text, '-') || !take_digits(text, 2, date_.month)
            || !take_char(text, '-') || !take_digits(text, 2, date_.day) || date_.month < 1 || date_.month > 12)
            return false;
        date_.year = year;
        iso_ = has_year_ = true;
        return text.empty() || is_blank(text[0]) || ((take_char(text, 'T') || take_char(text, 't')) && !text.empty());
    }

    // The time of day, the day, or the year.
    constexpr bool take_number(std::string_view& text) noexcept
    {
        const std::string_view digits = take_while(text, is_digit);
        unsigned number = 0;
        if (digits.size() > 4 || digits.size() == 3) return false;
        for (const char c : digits) number = number * 10 + static_cast<unsigned>(c - '0');
        const bool is_short = digits.size() <= 2;
        if (is_short && !text.empty() && text[0] == ':') return take_time_of_day(text, number);
        if (is_short && date_.day == 0) return (date_.day = number) != 0;
        if (has_year_ || digits.size() == 1) return false;
        date_.year = number;
        short_year_ = is_short;
        return has_year_ = true;
    }

    constexpr bool take_time_of_day(std::string_view& text, unsigned hour) noexcept
    {
        if (has_time_ || !take_char(text, ':') || !take_digits(text, 2, date_.minute)) return false;
        date_.hour = hour;
        has_time_ = true;
        if (!take_char(text, ':')) return true;
        if (!take_digits(text, 2, date_.second)) return false;
        if (!take_char(text, '.')) return true;
        const std::string_view fraction = take_while(text, is_digit);
        fraction_ = fraction.find_first_not_of('0') != fraction.npos; // rounded up
        return !fraction.empty();
    }

    // "+0100", "-05:00", "+01"
    constexpr bool take_offset(std::string_view& text) noexcept
    {
        const bool west = text[0] == '-';
        text.remove_prefix(1);
        unsigned hours = 0, minutes = 0;
        if (has_offset_ || !take_digits(text, 2, hours)) return false;
        const bool colon = take_char(text, ':');
        if (!take_digits(text, 2, minutes) && colon) return false;
        offset_ = static_cast<std::int64_t>(hours * 3600 + minutes * 60) * (west ? -1 : 1);
        has_offset_ = true;
        return hours <= 23 && minutes <= 59;
    }

    // The name of the day, the month, or the zone.
    constexpr bool take_word(std::string_view& text) noexcept
    {
        const std::string_view word = take_while(text, [](char c) { return is_lower(to_lower(c)); });
        constexpr std::string_view zones[] = {"GMT", "UTC", "UT", "Z"};
        for (const std::string_view zone : zones) {
            if (equal_ignoring_case(word, zone)) return has_time_ && !has_zone_ && (has_zone_ = true);
        }
        if (word.size() < short_name_size || word.size() > max_name_size) return false;
        for (const std::string_view name : day_names) {
            if (equal_ignoring_case(word, name.substr(0, word.size()))) return !has_weekday_ && (has_weekday_ = true);
        }
        if (date_.month != 0) return false;
        for (unsigned month = 1; month <= 12; ++month) {
            const std::string_view name = month_names.substr((month - 1) * short_name_size, short_name_size);
            if (equal_ignoring_case(word.substr(0, short_name_size), name)) date_.month = month;
        }
        return date_.month != 0;
    }

    static constexpr std::size_t max_name_size = 9; ///< "Wednesday", "September"

    HttpDateParts date_;
    std::int64_t offset_ = 0;
    bool iso_ = false;
    bool has_year_ = false;
    bool short_year_ = false;
    bool has_time_ = false;
    bool has_weekday_ = false;
    bool has_zone_ = false;
    bool has_offset_ = false;
    bool fraction_ = false; ///< of a second
};

/// Reads a date as Unix seconds, rounded up: "Thu, 23 Jan 2025 10:00:30 gmt", "23-jan-25 10:00 +0100",
/// "2025-01-23T10:00:30.5Z", "2025-01-23".
///
/// Names may be in any case, the weekday and the seconds may be missing, blanks and commas may be anywhere between the
/// parts, and a date without a zone is UTC. A year of two digits is at most 50 years after `now`.
constexpr bool read_lenient_date(std::string_view text, std::int64_t now, std::int64_t& seconds, bool& is_iso) noexcept
{
    LenientDate date;
    is_iso = false;
    if (!date.take(text) || !date.unix_time(now, seconds)) return false;
    is_iso = date.is_iso();
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
