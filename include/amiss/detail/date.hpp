// UTC dates as RFC 3339 text, without the C library, a locale or a time zone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t timestamp_size = 20; ///< of "2026-03-30T10:30:00Z"

/// The first and the last second that a four-digit year can say: 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
inline constexpr std::int64_t first_second = -62167219200;
inline constexpr std::int64_t last_second = 253402300799;

inline constexpr std::int64_t days_before_1970 = 719528; ///< since 0000-01-01

struct CivilDate {
    std::int64_t year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// The proleptic Gregorian date of a day counted from 1970-01-01 (the calendar arithmetic of eras of 400 years).
constexpr CivilDate civil_from_days(std::int64_t days) noexcept
{
    days += 719468; // from 0000-03-01
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto day_of_era = static_cast<unsigned>(days - era * 146097);
    const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned month = (5 * day_of_year + 2) / 153; // March is 0
    const unsigned day = day_of_year - (153 * month + 2) / 5 + 1;
    return {static_cast<std::int64_t>(year_of_era) + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
            day};
}

constexpr std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) noexcept
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto year_of_era = static_cast<unsigned>(year - era * 400);
    const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

constexpr unsigned days_in_month(unsigned year, unsigned month) noexcept
{
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return 30 + ((month + (month >> 3U)) & 1U);
}

/// "00" to "99".
struct DigitPairs {
    char digits[200]{};

    constexpr DigitPairs()
    {
        for (int value = 0; value < 100; ++value) {
            digits[2 * value] = static_cast<char>('0' + value / 10);
            digits[2 * value + 1] = static_cast<char>('0' + value % 10);
        }
    }
};
inline constexpr DigitPairs digit_pairs{};

/// Writes a value below 100 as two digits, and what separates it from the next.
constexpr char* put_pair(char* out, unsigned value, char separator) noexcept
{
    out[0] = digit_pairs.digits[2 * value];
    out[1] = digit_pairs.digits[2 * value + 1];
    out[2] = separator;
    return out + 3;
}

/// Writes the 20 characters of a Unix time in seconds; times outside the years 0000–9999 become the nearest inside.
constexpr char* write_timestamp(char* out, std::int64_t seconds) noexcept
{
    if (seconds < first_second) seconds = first_second;
    if (seconds > last_second) seconds = last_second;
    // From the year 0, so that nothing is negative and 32 bits are enough.
    const auto since = static_cast<std::uint64_t>(seconds - first_second);
    const auto second = static_cast<std::uint32_t>(since % 86400);
    const CivilDate date = civil_from_days(static_cast<std::int64_t>(since / 86400) - days_before_1970);
    const auto year = static_cast<unsigned>(date.year);
    out = put_pair(out, year / 100, '-') - 1;
    out = put_pair(out, year % 100, '-');
    out = put_pair(out, date.month, '-');
    out = put_pair(out, date.day, 'T');
    out = put_pair(out, second / 3600, ':');
    out = put_pair(out, second / 60 % 60, ':');
    return put_pair(out, second % 60, 'Z');
}

constexpr bool take_digits(std::string_view& text, std::size_t width, unsigned& value) noexcept
{
    if (text.size() < width) return false;
    value = 0;
    for (std::size_t place = 0; place < width; ++place) {
        const char c = text[place];
        if (c < '0' || c > '9') return false;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    text.remove_prefix(width);
    return true;
}

constexpr bool take_char(std::string_view& text, char c) noexcept
{
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
}

/// Reads an RFC 3339 date-time into Unix seconds; a fraction is cut off, an offset applied, second 60 becomes 59.
constexpr bool read_timestamp(std::string_view text, std::int64_t& seconds) noexcept
{
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (!take_digits(text, 4, year) || !take_char(text, '-') || !take_digits(text, 2, month) || !take_char(text, '-')
        || !take_digits(text, 2, day))
        return false;
    if (!take_char(text, 'T') && !take_char(text, 't') && !take_char(text, ' ')) return false;
    if (!take_digits(text, 2, hour) || !take_char(text, ':') || !take_digits(text, 2, minute) || !take_char(text, ':')
        || !take_digits(text, 2, second))
        return false;
    if (take_char(text, '.')) {
        const std::size_t before = text.size();
        while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
        if (text.size() == before) return false;
    }
    std::int64_t offset = 0;
    if (!take_char(text, 'Z') && !take_char(text, 'z')) {
        const bool west = !text.empty() && text[0] == '-';
        unsigned hours = 0, minutes = 0;
        if ((!take_char(text, '+') && !take_char(text, '-')) || !take_digits(text, 2, hours) || !take_char(text, ':')
            || !take_digits(text, 2, minutes) || hours > 23 || minutes > 59)
            return false;
        offset = static_cast<std::int64_t>(hours * 3600 + minutes * 60) * (west ? -1 : 1);
    }
    if (!text.empty() || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60 || day < 1) return false;
    if (day > days_in_month(year, month)) return false;
    const std::int64_t days = days_from_civil(year, month, day);
    seconds = days * 86400 + static_cast<std::int64_t>(hour * 3600 + minute * 60 + (second == 60 ? 59 : second)) - offset;
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
