// SPDX-License-Identifier: BSL-1.0
// Delays as texts state them, "34", "34.5", "6m0s", "20 seconds", as whole seconds that are rounded up.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `number` / `divisor`, rounded up; neither is negative.
constexpr std::int64_t divide_up(std::int64_t number, std::int64_t divisor) noexcept
{
    return number / divisor + (number % divisor != 0 ? 1 : 0);
}

/// A number that is not negative: its whole part, INT64_MAX at most, and the rest in billionths, rounded up.
struct Decimal {
    std::int64_t whole = 0;
    std::int64_t billionths = 0;
    bool integer = false; ///< it is made of digits alone
};

/// Takes a number with or without a fraction and an exponent; false when `rest` does not begin with a digit.
///
/// What is beyond the 18th digit only rounds it up.
constexpr bool take_decimal(std::string_view& rest, Decimal& number) noexcept
{
    constexpr std::int64_t most = 100'000'000'000'000'000; // so that ten times a smaller number has room
    std::int64_t digits = 0;
    int exponent = 0;
    bool more = false;
    const std::string_view integer = take_while(rest, is_digit);
    if (integer.empty()) return false;
    std::string_view fraction;
    if (rest.size() > 1 && rest[0] == '.' && is_digit(rest[1])) {
        rest.remove_prefix(1);
        fraction = take_while(rest, is_digit);
    }
    for (const std::string_view run : {integer, fraction}) {
        const int step = run.data() == integer.data() ? 0 : 1;
        for (const char c : run) {
            const bool fits = digits < most;
            if (fits) digits = digits * 10 + (c - '0');
            exponent += fits ? -step : 1 - step;
            more = more || (!fits && c != '0');
        }
    }
    number.integer = fraction.empty();
    if (rest.size() > 1 && (rest[0] == 'e' || rest[0] == 'E')) {
        std::string_view power = rest.substr(1);
        const bool negative = power[0] == '-';
        if (negative || power[0] == '+') power.remove_prefix(1);
        int shift = 0;
        const std::string_view run = take_while(power, is_digit);
        for (const char c : run) shift = shift < 1000 ? shift * 10 + (c - '0') : shift;
        if (!run.empty()) {
            exponent += negative ? -shift : shift;
            number.integer = false;
            rest = power;
        }
    }
    digits += more ? 1 : 0;
    for (; exponent > 0 && digits != 0; --exponent) {
        if (digits > INT64_MAX / 10) return number.whole = INT64_MAX, number.billionths = 0, true;
        digits *= 10;
    }
    std::int64_t scale = 1;
    for (; exponent < 0; ++exponent) {
        if (scale < most)
            scale *= 10;
        else
            digits = divide_up(digits, 10);
    }
    number.whole = digits / scale;
    std::int64_t remainder = digits % scale;
    number.billionths = 0;
    for (int place = 0; place < 9; ++place) {
        number.billionths = number.billionths * 10 + remainder * 10 / scale;
        remainder = remainder * 10 % scale;
    }
    number.billionths += remainder != 0 ? 1 : 0;
    return true;
}

struct DelayUnit {
    std::string_view words; ///< as `is_one_of` takes them
    std::int64_t seconds;
    std::int64_t per_second;
};

/// The units, the longest first: in a delay of several, each is shorter than the one before.
inline constexpr DelayUnit delay_units[] = {
    {"d day days", 86400, 1},
    {"h hr hrs hour hours", 3600, 1},
    {"m min mins minute minutes", 60, 1},
    {"s sec secs second seconds", 1, 1},
    {"ms msec msecs millisecond milliseconds", 1, 1000},
    {"us \xC2\xB5s \xCE\xBCs microsecond microseconds", 1, 1'000'000}, // with the micro sign, and with the letter mu
    {"ns nanosecond nanoseconds", 1, 1'000'000'000},
};

constexpr bool is_unit_char(char c) noexcept { return is_lower(to_lower(c)) || static_cast<unsigned char>(c) >= 0x80; }

/// A delay in a text, rounded up, INT64_MAX at most: seconds, or a number of nobody knows what.
struct DelayText {
    std::int64_t number = 0;
    bool has_unit = false;
    bool integer = false; ///< it is made of digits alone
};

/// Takes a number, or numbers with units: "34", "1h2m3.5s", "5 minutes and 20 seconds". False when there is none.
constexpr bool take_delay(std::string_view& rest, DelayText& delay) noexcept
{
    std::int64_t seconds = 0, billionths = 0;
    std::string_view text = rest;
    delay = {};
    for (std::size_t next = 0;;) {
        Decimal number;
        if (!take_decimal(text, number)) break;
        std::string_view after = text;
        take_while(after, is_blank);
        const std::string_view word = take_while(after, is_unit_char);
        while (next != std::size(delay_units) && !is_one_of(word, delay_units[next].words)) ++next;
        if (next == std::size(delay_units)) {
            if (delay.has_unit) break;
            delay.number = number.whole != INT64_MAX && number.billionths != 0 ? number.whole + 1 : number.whole;
            delay.integer = number.integer;
            rest = text;
            return true;
        }
        const DelayUnit& unit = delay_units[next++];
        const bool huge = number.whole > INT64_MAX / unit.seconds;
        const std::int64_t whole = huge ? INT64_MAX : number.whole * unit.seconds / unit.per_second;
        billionths += number.billionths * unit.seconds / unit.per_second
            + (number.billionths % unit.per_second != 0 ? 1 : 0)
            + number.whole % unit.per_second * (1'000'000'000 / unit.per_second);
        seconds = seconds > INT64_MAX - whole ? INT64_MAX : seconds + whole;
        delay.has_unit = true;
        rest = text = after;
        take_while(text, [](char c) { return is_blank(c) || c == ','; });
        if (text.size() > 4 && equal_ignoring_case(text.substr(0, 4), "and ")) text.remove_prefix(4);
    }
    if (!delay.has_unit) return false;
    const std::int64_t more = divide_up(billionths, 1'000'000'000);
    delay.number = seconds > INT64_MAX - more ? INT64_MAX : seconds + more;
    return true;
}

/// Reads a text that is a delay and nothing else, in one of the forms of `take_delay` or as "PT1M30S" (ISO 8601).
constexpr bool read_delay(std::string_view text, DelayText& delay) noexcept
{
    const bool iso = text.size() > 2 && equal_ignoring_case(text.substr(0, 2), "PT");
    if (iso) text.remove_prefix(2);
    return take_delay(text, delay) && text.empty() && (delay.has_unit || !iso);
}

/// The seconds, rounded up, in a text such as "34", "34.5", "34s" or "6m0s"; nothing for any other text.
///
/// `per_second` is how many of the units of a number alone make a second: 1000 for milliseconds. The result is not
/// bounded: a number of more than 10^9 may be a time, which `delay_from_number_or_time` knows.
constexpr std::optional<std::int64_t> parse_seconds(std::string_view text, std::int64_t per_second) noexcept
{
    DelayText delay;
    if (!read_delay(text, delay)) return std::nullopt;
    return delay.has_unit ? delay.number : divide_up(delay.number, per_second);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
