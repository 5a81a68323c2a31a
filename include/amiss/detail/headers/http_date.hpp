// SPDX-License-Identifier: BSL-1.0
// Reads HTTP dates in all three forms and writes the preferred one, without the C library, a locale or a time zone.
#pragma once

#include <amiss/detail/text/date.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t http_date_size = 29; ///< "Sun, 06 Nov 1994 08:49:37 GMT"

inline constexpr std::string_view day_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                 "Thursday", "Friday", "Saturday"};
inline constexpr std::string_view month_names = "JanFebMarAprMayJunJulAugSepOctNovDec";
inline constexpr std::size_t short_name_size = 3; ///< "Sun", "Nov"

constexpr std::int64_t day_of(std::int64_t seconds) noexcept
{
    return (seconds >= 0 ? seconds : seconds - 86399) / 86400;
}

constexpr char* put_text(char* out, std::string_view text) noexcept
{
    for (const char c : text) *out++ = c;
    return out;
}

/// Writes a Unix time in seconds as the 29 characters of an IMF-fixdate (RFC 9110 §5.6.7).
///
/// A time outside the years 0000–9999 becomes the nearest one inside.
inline char* write_http_date(char* out, std::int64_t seconds) noexcept
{
    if (seconds < first_second) seconds = first_second;
    if (seconds > last_second) seconds = last_second;
    const std::int64_t days = day_of(seconds);
    const auto second = static_cast<unsigned>(seconds - days * 86400);
    const CivilDate date = civil_from_days(days);
    const auto weekday = static_cast<std::size_t>((days % 7 + 11) % 7); // 1970-01-01 was a Thursday
    out = put_text(out, day_names[weekday].substr(0, short_name_size));
    out = put_text(out, ", ");
    const auto put_two = [&out](unsigned value, char separator) {
        put_pair(out, value);
        out[2] = separator;
        out += 3;
    };
    put_two(date.day, ' ');
    out = put_text(out, month_names.substr((date.month - 1) * short_name_size, short_name_size));
    *out++ = ' ';
    const auto year = static_cast<unsigned>(date.year);
    put_two(year / 100, ' ');
    --out;
    put_two(year % 100, ' ');
    put_two(second / 3600, ':');
    put_two(second / 60 % 60, ':');
    put_two(second % 60, ' ');
    return put_text(out, "GMT");
}

struct HttpDateParts {
    std::int64_t year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

constexpr bool take_text(std::string_view& text, std::string_view wanted) noexcept
{
    if (text.substr(0, wanted.size()) != wanted) return false;
    text.remove_prefix(wanted.size());
    return true;
}

constexpr bool take_day_name(std::string_view& text, bool whole) noexcept
{
    for (const std::string_view name : day_names) {
        if (take_text(text, whole ? name : name.substr(0, short_name_size))) return true;
    }
    return false;
}

constexpr bool take_month(std::string_view& text, unsigned& month) noexcept
{
    for (month = 1; month <= 12; ++month) {
        if (take_text(text, month_names.substr((month - 1) * short_name_size, short_name_size))) return true;
    }
    return false;
}

constexpr bool take_time_of_day(std::string_view& text, HttpDateParts& date) noexcept
{
    return take_digits(text, 2, date.hour) && take_char(text, ':') && take_digits(text, 2, date.minute)
        && take_char(text, ':') && take_digits(text, 2, date.second);
}

/// The IMF-fixdate "Sun, 06 Nov 1994 08:49:37 GMT" or, `obsolete`, the form of RFC 850: "Sunday, 06-Nov-94 08:49:37 GMT",
/// of which `date.year` becomes the two digits.
constexpr bool parse_gmt_date(std::string_view text, bool obsolete, HttpDateParts& date) noexcept
{
    const char separator = obsolete ? '-' : ' ';
    unsigned year = 0;
    const bool good = take_day_name(text, obsolete) && take_text(text, ", ") && take_digits(text, 2, date.day)
        && take_char(text, separator) && take_month(text, date.month) && take_char(text, separator)
        && take_digits(text, obsolete ? 2 : 4, year) && take_char(text, ' ') && take_time_of_day(text, date)
        && text == " GMT";
    date.year = year;
    return good;
}

/// The form "Sun Nov  6 08:49:37 1994".
constexpr bool parse_asctime_date(std::string_view text, HttpDateParts& date) noexcept
{
    unsigned year = 0;
    const bool good = take_day_name(text, false) && take_char(text, ' ') && take_month(text, date.month)
        && take_char(text, ' ')
        && (take_char(text, ' ') ? take_digits(text, 1, date.day) : take_digits(text, 2, date.day))
        && take_char(text, ' ') && take_time_of_day(text, date) && take_char(text, ' ') && take_digits(text, 4, year)
        && text.empty();
    date.year = year;
    return good;
}

/// The last year that ends in these two digits and puts the date no more than 50 years after `now`.
constexpr std::int64_t year_within_50(const HttpDateParts& date, std::int64_t now) noexcept
{
    if (now < first_second) now = first_second;
    if (now > last_second) now = last_second;
    const CivilDate today = civil_from_days(day_of(now));
    const std::int64_t latest = today.year + 50;
    const std::int64_t year = latest - (latest + 100 - date.year) % 100;
    if (year < latest) return year;
    const auto place = [](unsigned month, unsigned day, std::int64_t second) {
        return static_cast<std::int64_t>(month * 32 + day) * 86400 + second;
    };
    const bool beyond = place(date.month, date.day, date.hour * 3600 + date.minute * 60 + date.second)
        > place(today.month, today.day, now - day_of(now) * 86400);
    return beyond ? year - 100 : year;
}

/// The Unix time of a date; false when there is no such day or time of day. Second 60 becomes 59.
constexpr bool unix_time_of(const HttpDateParts& date, std::int64_t& seconds) noexcept
{
    if (date.day < 1 || date.hour > 23 || date.minute > 59 || date.second > 60) return false;
    const std::int64_t days = days_from_civil(date.year, date.month, date.day);
    const CivilDate back = civil_from_days(days);
    if (back.month != date.month || back.day != date.day) return false; // the month has no such day
    seconds = days * 86400
        + static_cast<std::int64_t>(date.hour * 3600 + date.minute * 60 + (date.second == 60 ? 59 : date.second));
    return true;
}

/// Reads an HTTP date as Unix seconds: an IMF-fixdate, or the obsolete RFC 850 and asctime forms (RFC 9110 §5.6.7).
///
/// The text must follow the grammar exactly, in its case too; only the name of the day is not compared with the date.
/// Second 60 becomes 59. `now` decides the century of an RFC 850 date: a date that appears to be more than 50 years in
/// the future is in the past.
constexpr bool read_http_date(std::string_view text, std::int64_t now, std::int64_t& seconds) noexcept
{
    HttpDateParts date;
    if (!parse_gmt_date(text, false, date) && !parse_asctime_date(text, date)) {
        if (!parse_gmt_date(text, true, date)) return false;
        date.year = year_within_50(date, now);
    }
    return unix_time_of(date, seconds);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
