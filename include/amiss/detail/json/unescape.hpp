// SPDX-License-Identifier: BSL-1.0
// Undoes the escapes of JSON strings.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The UTF-16 code unit of the four hexadecimal digits at `first` (RFC 8259 §7); U+FFFD where they are not there.
constexpr char32_t escaped_unit(std::string_view text, std::size_t first) noexcept
{
    if (first > text.size() || text.size() - first < 4) return 0xFFFD;
    char32_t unit = 0;
    for (std::size_t at = first; at < first + 4; ++at) {
        const int digit = hex_value(text[at]);
        if (digit < 0) return 0xFFFD;
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
}

/// The scalar value of an escape, and its size in bytes with the backslash: 6, or 12 for a surrogate pair.
struct EscapedScalar {
    char32_t scalar; ///< a surrogate where the other half is missing
    std::size_t size;

    constexpr bool is_lone_surrogate() const noexcept { return scalar >= 0xD800 && scalar < 0xE000; }
};

/// The scalar value of the `\u` escape at `at`.
constexpr EscapedScalar escaped_scalar(std::string_view text, std::size_t at) noexcept
{
    const char32_t unit = escaped_unit(text, at + 2);
    if (unit < 0xD800 || unit >= 0xDC00 || text.size() - at < 12 || text[at + 6] != '\\' || text[at + 7] != 'u')
        return {unit, 6};
    const char32_t low = escaped_unit(text, at + 8);
    if (low < 0xDC00 || low >= 0xE000) return {unit, 6};
    return {0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00), 12};
}

/// Undoes the escapes in the inside of a string: a lone surrogate becomes U+FFFD. `put` is called with the pieces of the
/// text, in order.
template <class Put>
constexpr void unescape(std::string_view text, Put put) noexcept
{
    std::size_t plain = 0;
    for (std::size_t at = text.find('\\'); at != text.npos && at + 1 < text.size(); at = text.find('\\', plain)) {
        put(text.substr(plain, at - plain));
        const char c = text[at + 1];
        plain = at + 2;
        if (c != 'u') {
            constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
            const std::size_t control = from.find(c);
            put(control == from.npos ? text.substr(at + 1, 1) : to.substr(control, 1));
            continue;
        }
        const EscapedScalar escaped = escaped_scalar(text, at);
        put(utf8_of(escaped.scalar).view());
        plain = at + escaped.size;
        if (plain >= text.size()) return;
    }
    put(text.substr(plain));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
