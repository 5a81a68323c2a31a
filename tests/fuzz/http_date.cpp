// SPDX-License-Identifier: BSL-1.0
// Fuzzes HTTP dates: compares the reader with a second one that matches a pattern and counts days, and with the writer.
// The lenient reader must read what the strict one reads, and the parsers without an error must keep their bounds.
//
// The first eight bytes are the present time, the rest is the text.
#include <amiss/detail/text/sentence_delay.hpp>
#include <amiss/parse_delay.hpp>

#include "require.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>

namespace {

constexpr unsigned word(const char* text)
{
    return static_cast<unsigned>(static_cast<unsigned char>(text[0])) << 16U
        | static_cast<unsigned>(static_cast<unsigned char>(text[1])) << 8U | static_cast<unsigned char>(text[2]);
}

int month_of(unsigned letters)
{
    switch (letters) {
    case word("Jan"): return 1;
    case word("Feb"): return 2;
    case word("Mar"): return 3;
    case word("Apr"): return 4;
    case word("May"): return 5;
    case word("Jun"): return 6;
    case word("Jul"): return 7;
    case word("Aug"): return 8;
    case word("Sep"): return 9;
    case word("Oct"): return 10;
    case word("Nov"): return 11;
    case word("Dec"): return 12;
    default: return 0;
    }
}

bool is_day_name(unsigned letters)
{
    switch (letters) {
    case word("Sun"):
    case word("Mon"):
    case word("Tue"):
    case word("Wed"):
    case word("Thu"):
    case word("Fri"):
    case word("Sat"): return true;
    default: return false;
    }
}

bool is_leap(long long year) { return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0); }
int days_in(long long year, int month)
{
    const int days[] = {31, is_leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1];
}

long long seconds_of(long long year, int month, int day, long long second_of_day)
{
    long long days = 0;
    for (long long at = 1970; at < year; ++at) days += is_leap(at) ? 366 : 365;
    for (long long at = year; at < 1970; ++at) days -= is_leap(at) ? 366 : 365;
    for (int at = 1; at < month; ++at) days += days_in(year, at);
    return (days + day - 1) * 86400 + second_of_day;
}

struct Now {
    long long year = 1970;
    int month = 1;
    int day = 1;
    long long second = 0;
};
Now split(long long seconds)
{
    Now now;
    while (seconds < 0) seconds += (is_leap(--now.year) ? 366LL : 365LL) * 86400;
    while (seconds >= (is_leap(now.year) ? 366LL : 365LL) * 86400)
        seconds -= (is_leap(now.year++) ? 366LL : 365LL) * 86400;
    for (; seconds >= days_in(now.year, now.month) * 86400LL; ++now.month)
        seconds -= days_in(now.year, now.month) * 86400LL;
    now.day = static_cast<int>(seconds / 86400) + 1;
    now.second = seconds % 86400;
    return now;
}

// In a pattern, W is a letter of the weekday and B a letter of the month; D, H, M, S and Y are digits; _ is a digit or
// a space; anything else is itself.
std::optional<long long> reference(std::string_view text, long long now)
{
    const std::string_view long_names[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};
    std::string_view pattern;
    bool short_year = false;
    if (text.size() == 29 && text[3] == ',') {
        pattern = "WWW, DD BBB YYYY HH:MM:SS GMT";
    } else if (text.size() == 24) {
        pattern = "WWW BBB _D HH:MM:SS YYYY";
    } else {
        for (const std::string_view name : long_names) {
            if (text.compare(0, name.size(), name) != 0) continue;
            text.remove_prefix(name.size());
            pattern = ", DD-BBB-YY HH:MM:SS GMT";
            short_year = true;
            break;
        }
    }
    if (pattern.empty() || text.size() != pattern.size()) return std::nullopt;

    unsigned name = short_year ? word("Sun") : 0;
    unsigned month_name = 0;
    int day = 0, hour = 0, minute = 0, second = 0;
    long long year = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const int digit = byte - '0';
        int* number = nullptr;
        switch (pattern[at]) {
        case 'W': name = name << 8U | byte; continue;
        case 'B': month_name = month_name << 8U | byte; continue;
        case '_':
            if (byte == ' ') continue;
            [[fallthrough]];
        case 'D': number = &day; break;
        case 'H': number = &hour; break;
        case 'M':
            if (pattern[at - 1] == 'G')
                number = nullptr;
            else
                number = &minute;
            break;
        case 'S': number = &second; break;
        case 'Y':
            if (digit < 0 || digit > 9) return std::nullopt;
            year = year * 10 + digit;
            continue;
        default: break;
        }
        if (number == nullptr) {
            if (byte != static_cast<unsigned char>(pattern[at])) return std::nullopt;
        } else {
            if (digit < 0 || digit > 9) return std::nullopt;
            *number = *number * 10 + digit;
        }
    }
    const int month = month_of(month_name);
    if (!is_day_name(name) || month == 0 || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    if (second == 60) second = 59;
    const long long second_of_day = hour * 3600LL + minute * 60 + second;
    if (short_year) {
        const Now today = split(now);
        long long full = today.year + 100;
        while (((full % 100) + 100) % 100 != year) --full;
        while (std::tuple(full, month, day, second_of_day)
               > std::tuple(today.year + 50, today.month, today.day, today.second))
            full -= 100;
        year = full;
    }
    if (day < 1 || day > days_in(year, month)) return std::nullopt;
    return seconds_of(year, month, day, second_of_day);
}

void check(std::string_view text, long long now)
{
    std::int64_t seconds = -1;
    const bool read = amiss::detail::read_http_date(text, now, seconds);
    const auto expected = reference(text, now);
    require(read == expected.has_value(), "both readers accept the same texts");
    require(!read || seconds == *expected, "both readers give the same time");

    std::int64_t loose = 0;
    bool is_iso = false;
    const bool lenient = amiss::detail::read_lenient_date(text, now, loose, is_iso);
    require(!read || (lenient && loose == seconds), "the lenient reader reads what is on the grammar");
    std::int64_t stamp = 0;
    if (amiss::detail::read_timestamp(text, stamp))
        require(lenient && is_iso && (loose == stamp || loose == stamp + 1), "and RFC 3339, rounded up");
}

void check_parsers(std::string_view text, long long present)
{
    using amiss::ResetUnit;
    const std::chrono::system_clock::time_point now = amiss::detail::time_at(present);
    const auto delay = amiss::parse_retry_after(text, now);
    require(!delay || (delay->count() >= 0 && delay->count() <= 1000000000), "a delay is from 0 to 10^9 seconds");
    const auto date = amiss::parse_http_date(text, now);
    require(!date || delay, "a date is a delay");
    for (const auto unit : {ResetUnit::unix_seconds, ResetUnit::delta_seconds, ResetUnit::unix_milliseconds}) {
        const auto reset = amiss::parse_rate_limit_reset(text, unit, now);
        require(!reset || (delay && reset->time_since_epoch().count() >= 0), "a reset is a delay, and not before 1970");
    }
    const auto parsed = amiss::detail::parse_seconds(text, 1);
    require(!parsed || *parsed >= 0, "seconds are not negative");
    const auto said = amiss::detail::delay_in_sentence(text);
    require(!said || (*said >= 0 && *said <= 1000000000), "a delay in a sentence is from 0 to 10^9 seconds");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 8) return 0;
    std::int64_t number = 0;
    std::memcpy(&number, data, 8);
    const std::int64_t range = amiss::detail::last_second - amiss::detail::first_second + 1;
    const std::int64_t now = amiss::detail::first_second + (number % range + range) % range;

    // A heap block of exactly this size, so that a sanitizer sees a read past it.
    const std::unique_ptr<char[]> text(new char[size - 8]);
    if (size > 8) std::memcpy(text.get(), data + 8, size - 8);
    check({text.get(), size - 8}, now);
    check_parsers({text.get(), size - 8}, now);
    check_parsers({text.get(), size - 8}, 1774866600);
    check({text.get(), size - 8}, 1774866600); // a fixed present time, so that the fuzzer can work on the text alone

    char written[amiss::detail::http_date_size];
    require(amiss::detail::write_http_date(written, now) == written + sizeof written, "29 characters are written");
    std::int64_t back = 0;
    require(amiss::detail::read_http_date({written, sizeof written}, 0, back) && back == now,
            "what was written is read back");
    require(reference({written, sizeof written}, 0) == now, "the second reader reads it back too");
    return 0;
}
