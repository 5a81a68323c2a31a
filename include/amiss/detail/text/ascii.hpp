// SPDX-License-Identifier: BSL-1.0
// Classes of ASCII characters, without a locale, and texts and runs made of one class.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_alnum(char c) noexcept { return is_digit(c) || is_upper(c) || is_lower(c); }
/// The value of a hexadecimal digit; -1 for any other character.
constexpr int hex_value(char c) noexcept
{
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
/// 0x20 to 0x7E: neither a control character nor beyond ASCII.
constexpr bool is_printable(char c) noexcept { return c >= ' ' && c <= '~'; }
/// 0x21 to 0x7E: printable, and not the space (VCHAR, RFC 5234).
constexpr bool is_visible(char c) noexcept { return c > ' ' && c <= '~'; }
constexpr char to_upper(char c) noexcept { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr char to_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether every character of `text` is of `kind`; true for an empty text.
template <class Kind>
constexpr bool consists_of(std::string_view text, Kind kind) noexcept
{
    for (const char c : text) {
        if (!kind(c)) return false;
    }
    return true;
}

/// Removes the leading characters that are of `kind`, and returns them.
template <class Kind>
constexpr std::string_view take_while(std::string_view& rest, Kind kind) noexcept
{
    std::size_t size = 0;
    while (size < rest.size() && kind(rest[size])) ++size;
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
}

/// Whether two texts are equal when the case of ASCII letters is ignored.
constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept
{
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at) {
        if (left[at] != right[at] && to_lower(left[at]) != to_lower(right[at])) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
