// SPDX-License-Identifier: BSL-1.0
// Reads and writes UTC dates as RFC 3339 text, without the C library, a locale or a time zone.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t timestamp_size = 20; ///< "2026-03-30T10:30:00Z"

/// The first and last seconds of the four-digit years: 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
inline constexpr std::int64_t first_second = -62167219200;
inline constexpr std::int64_t last_second = 253402300799;

struct CivilDate {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

/// A date whose year is in two parts. A century begins in March of its first year here, so `of_century` can be 100.
struct CenturyDate {
    std::uint32_t century = 0; ///< counted from 400 years before 0000-03-01, so that nothing is negative
    std::uint32_t of_century = 0;
    std::uint32_t month = 0;
    std::uint32_t day = 0;
};

/// The Gregorian date of the day that is `days` after 1970-01-01, for the years -1 to 9999.
///
/// A year begins in March here, so that the leap day is its last day. Where both a quotient and a remainder are needed,
/// one multiplication by a scaled inverse gives both (Neri and Schneider, "Euclidean affine functions and their
/// application to calendar algorithms", 2022).
constexpr CenturyDate century_from_days(std::int64_t days) noexcept
{
    const auto quarters = static_cast<std::uint32_t>(days + 719468 + 146097) * 4 + 3;
    const std::uint32_t century = quarters / 146097;
    const std::uint64_t years = std::uint64_t{2939745} * (quarters % 146097 | 3U); // in units of 2^-32 years
    const std::uint32_t day_of_year = static_cast<std::uint32_t>(years) / 2939745 / 4;
    const std::uint32_t months = 2141 * day_of_year + 197913;   // in units of 2^-16 months; March is 3
    const std::uint32_t next_year = day_of_year >= 306 ? 1 : 0; // January and February
    return {century, static_cast<std::uint32_t>(years >> 32U) + next_year, (months >> 16U) - 12 * next_year,
            (months & 0xFFFFU) / 2141 + 1};
}
/// The same with the year as one number.
constexpr CivilDate civil_from_days(std::int64_t days) noexcept
{
    const CenturyDate date = century_from_days(days);
    return {static_cast<int>(100 * date.century + date.of_century) - 400, date.month, date.day};
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

/// The texts "00" to "99".
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

/// Writes a value below 100 as two digits.
inline void put_pair(char* out, unsigned value) noexcept { std::memcpy(out, digit_pairs.digits + 2 * value, 2); }

/// The 20 characters of an RFC 3339 time.
struct Timestamp {
    char text[timestamp_size];
};

/// A value below 100 as two digits, and a character: bytes of a word, the first of which is number `place` in memory.
inline std::uint64_t pair_at(unsigned place, unsigned value) noexcept
{
    return std::uint64_t{load<std::uint16_t>(digit_pairs.digits + 2 * value)}
    << 8 * (is_big_endian ? 6 - place : place);
}
constexpr std::uint64_t byte_at(unsigned place, char byte) noexcept
{
    return std::uint64_t{static_cast<unsigned char>(byte)} << 8 * (is_big_endian ? 7 - place : place);
}

/// A Unix time in seconds as text. A time outside the years 0000–9999 becomes the nearest one inside.
///
/// Each operation in it waits for the one before. Called early, it runs in parallel with other work. It is not inlined,
/// since compilers would move it to where the result is used. It stores words, and the result is to be loaded as such: a
/// load of what several stores have written waits until they are all done.
AMISS_NOINLINE inline void put_timestamp(Timestamp& stamp, std::int64_t seconds) noexcept
{
    // Counted from the year 0, so that nothing is negative.
    auto since = static_cast<std::uint64_t>(seconds) - static_cast<std::uint64_t>(first_second);
    constexpr auto most = static_cast<std::uint64_t>(last_second - first_second);
    if (!AMISS_LIKELY(since <= most)) since = seconds < first_second ? 0 : most;
    const std::uint64_t day = since / 86400;
    const auto second = static_cast<std::uint32_t>(since - day * 86400);
    const CenturyDate date = century_from_days(static_cast<std::int64_t>(day) + first_second / 86400);
    const std::uint32_t carry = date.of_century == 100 ? 1 : 0;
    // Each step gives a whole number above the point and leaves what is below. The inverse is rounded up, by which a time of
    // a day is off by less than a twentieth of a second.
    const std::uint64_t hours = std::uint64_t{second} * 1193047; // in units of 2^-32 hours
    const std::uint64_t minutes = (hours & 0xFFFFFFFFU) * 60, seconds_of_minute = (minutes & 0xFFFFFFFFU) * 60;
    const auto whole = [](std::uint64_t number) { return static_cast<unsigned>(number >> 32U); };
    const std::uint64_t first = pair_at(0, date.century - 4 + carry) | pair_at(2, date.of_century - 100 * carry)
        | byte_at(4, '-') | pair_at(5, date.month) | byte_at(7, '-');
    const std::uint64_t next = pair_at(0, date.day) | byte_at(2, 'T') | pair_at(3, whole(hours)) | byte_at(5, ':')
        | pair_at(6, whole(minutes));
    const std::uint64_t end = byte_at(0, ':') | pair_at(1, whole(seconds_of_minute)) | byte_at(3, 'Z');
    std::memcpy(stamp.text, &first, 8);
    std::memcpy(stamp.text + 8, &next, 8);
    const auto last = static_cast<std::uint32_t>(is_big_endian ? end >> 32U : end);
    std::memcpy(stamp.text + 16, &last, 4);
}
/// The same as a value.
inline Timestamp timestamp_of(std::int64_t seconds) noexcept
{
    Timestamp stamp;
    put_timestamp(stamp, seconds);
    return stamp;
}
/// Copies the words of a time; returns the end.
inline char* copy_timestamp(char* to, const Timestamp& stamp) noexcept
{
    std::uint64_t date = load<std::uint64_t>(stamp.text), time = load<std::uint64_t>(stamp.text + 8);
    keep_apart(date);
    keep_apart(time);
    std::memcpy(to, &date, sizeof date);
    std::memcpy(to + 8, &time, sizeof time);
    copy_unit<std::uint32_t>(to + 16, stamp.text + 16);
    return to + timestamp_size;
}

AMISS_ALWAYS_INLINE constexpr bool take_digits(std::string_view& text, std::size_t width, unsigned& value) noexcept
{
    if (text.size() < width) return false;
    value = 0;
    for (std::size_t place = 0; place < width; ++place) {
        if (!is_digit(text[place])) return false;
        value = value * 10 + static_cast<unsigned>(text[place] - '0');
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

/// Takes the digits of a fraction, as milliseconds, the rest cut off. False where there is none.
constexpr bool take_fraction(std::string_view& text, std::int64_t& milliseconds) noexcept
{
    const std::string_view digits = take_while(text, is_digit);
    milliseconds = 0;
    for (std::size_t place = 0; place < 3; ++place)
        milliseconds = milliseconds * 10 + (place < digits.size() ? digits[place] - '0' : 0);
    return !digits.empty();
}

/// Reads an RFC 3339 date-time as Unix seconds and milliseconds. What is left of a fraction is cut off, an offset is
/// applied, second 60 becomes 59. The colon of an offset may be missing, as ISO 8601 has it and Spring Boot writes it.
constexpr bool read_timestamp(std::string_view text, std::int64_t& seconds, std::int64_t& milliseconds) noexcept
{
    milliseconds = 0;
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (!take_digits(text, 4, year) || !take_char(text, '-') || !take_digits(text, 2, month) || !take_char(text, '-')
        || !take_digits(text, 2, day))
        return false;
    if (!take_char(text, 'T') && !take_char(text, 't') && !take_char(text, ' ')) return false;
    if (!take_digits(text, 2, hour) || !take_char(text, ':') || !take_digits(text, 2, minute) || !take_char(text, ':')
        || !take_digits(text, 2, second))
        return false;
    if (take_char(text, '.')) {
        if (!take_fraction(text, milliseconds)) return false;
    }
    std::int64_t offset = 0;
    if (!take_char(text, 'Z') && !take_char(text, 'z')) {
        const bool west = !text.empty() && text[0] == '-';
        unsigned hours = 0, minutes = 0;
        if ((!take_char(text, '+') && !take_char(text, '-')) || !take_digits(text, 2, hours)) return false;
        take_char(text, ':');
        if (!take_digits(text, 2, minutes) || hours > 23 || minutes > 59) return false;
        offset = static_cast<std::int64_t>(hours * 3600 + minutes * 60) * (west ? -1 : 1);
    }
    if (!text.empty() || month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60 || day < 1) return false;
    if (day > days_in_month(year, month)) return false;
    const std::int64_t days = days_from_civil(year, month, day);
    seconds =
        days * 86400 + static_cast<std::int64_t>(hour * 3600 + minute * 60 + (second == 60 ? 59 : second)) - offset;
    return true;
}
/// The same to the second.
constexpr bool read_timestamp(std::string_view text, std::int64_t& seconds) noexcept
{
    std::int64_t milliseconds = 0;
    return read_timestamp(text, seconds, milliseconds);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
