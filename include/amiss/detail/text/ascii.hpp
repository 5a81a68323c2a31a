// SPDX-License-Identifier: BSL-1.0
// Letters, digits and blanks of ASCII, without a locale, and runs of them.
#pragma once

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool is_alnum(char c) noexcept { return is_digit(c) || is_upper(c) || is_lower(c); }
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
constexpr char to_lower(char c) noexcept { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// Takes the characters in front that are of `kind` off.
template <class Kind>
constexpr std::string_view take_while(std::string_view& rest, Kind kind) noexcept
{
    std::size_t size = 0;
    while (size < rest.size() && kind(rest[size])) ++size;
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
