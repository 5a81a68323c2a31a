// SPDX-License-Identifier: BSL-1.0
// The pieces of header values: white space around them, elements of lists, numbers (RFC 9110 §5.5 and §5.6).
#pragma once

#include <amiss/detail/text/ascii.hpp>

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

/// The value of a text of digits; nothing for any other text. A number that is too large becomes the largest.
constexpr std::optional<std::int64_t> header_number(std::string_view text) noexcept
{
    if (text.empty()) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        const int digit = c - '0';
        number = number > (INT64_MAX - digit) / 10 ? INT64_MAX : number * 10 + digit;
    }
    return number;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
