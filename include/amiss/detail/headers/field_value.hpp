// SPDX-License-Identifier: BSL-1.0
// The pieces of header values: white space around them, elements of lists, numbers (RFC 9110 §5.5 and §5.6).
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/name_tail.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `text` without optional white space at either end, which is SP and HTAB (RFC 9110 §5.6.3).
constexpr std::string_view trim_blanks(std::string_view text) noexcept
{
    take_while(text, is_blank);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Takes the text before the next comma, without blanks around it; false after the last element.
///
/// Lines of one name may arrive joined by commas (RFC 9110 §5.3), so "5, 5" can be one header twice. `more` must be
/// true in the first call.
constexpr bool next_element(std::string_view& rest, bool& more, std::string_view& element) noexcept
{
    if (!more) return false;
    const std::size_t comma = rest.find(',');
    more = comma != std::string_view::npos;
    element = trim_blanks(rest.substr(0, comma));
    rest.remove_prefix(more ? comma + 1 : rest.size());
    return true;
}

/// The value of eight digits, of which the first is in the lowest byte; all others are found out by `are_digits`.
constexpr std::int64_t value_of_digits(std::uint64_t digits) noexcept
{
    digits -= 0x3030303030303030U;
    digits = digits * 10 + (digits >> 8U); // pairs, in every other byte
    constexpr std::uint64_t pairs = 0x000000FF000000FFU;
    const std::uint64_t sums = (digits & pairs) * 0x000F424000000064U + (digits >> 16U & pairs) * 0x0000271000000001U;
    return static_cast<std::int64_t>(sums >> 32U);
}
constexpr bool are_digits(std::uint64_t bytes) noexcept
{
    constexpr std::uint64_t top_bits_of_all = 0x8080808080808080U;
    return (((bytes + 0x4646464646464646U) | (bytes - 0x3030303030303030U) | bytes) & top_bits_of_all) == 0;
}

/// `digits_number` of a text that is not empty, digit by digit.
constexpr std::int64_t long_digits_number(std::string_view text) noexcept
{
    std::int64_t number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return -1;
        const int digit = c - '0';
        number = number > (INT64_MAX - digit) / 10 ? INT64_MAX : number * 10 + digit;
    }
    return number;
}

/// The value of a text of digits; -1 for any other text. A number that is too large becomes the largest.
constexpr std::int64_t digits_number(std::string_view text) noexcept
{
    const char* at = text.data();
    std::size_t left = text.size();
    if (left - 1 >= 18) return left == 0 ? -1 : long_digits_number(text); // a shorter number is never too large
    std::int64_t number = 0;
    if (left >= 8) {
        const std::uint64_t digits = load_word(at);
        if (!are_digits(digits)) return -1;
        number = value_of_digits(digits);
        at += 8;
        left -= 8;
    }
    if (left >= 4) {
        const std::uint64_t digits = std::uint64_t{load4(at)} << 32U | 0x30303030U; // "0000" in front of them
        if (!are_digits(digits)) return -1;
        number = number * 10'000 + value_of_digits(digits);
        at += 4;
        left -= 4;
    }
    for (; left != 0; --left, ++at) {
        const auto digit = static_cast<unsigned char>(*at - '0');
        if (digit > 9) return -1;
        number = number * 10 + digit;
    }
    return number;
}
/// The same with nothing for any other text.
constexpr std::optional<std::int64_t> header_number(std::string_view text) noexcept
{
    const std::int64_t number = digits_number(text);
    return number < 0 ? std::nullopt : std::optional(number);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
