// SPDX-License-Identifier: BSL-1.0
// Percent-encodes a code for a documentation link.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a character is written as it is in a URL (RFC 3986 §2.3).
constexpr bool is_unreserved(char c) noexcept { return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

/// How many leading characters of `text` need no encoding: in a code, nearly always all of them.
constexpr std::size_t unreserved_run(std::string_view text) noexcept
{
    std::size_t run = 0;
    while (run < text.size() && is_unreserved(text[run])) ++run;
    return run;
}

/// Calls `put` with the characters that `c` becomes in a URL: three unless it is unreserved (RFC 3986 §2.1).
template <class Put>
constexpr void put_percent_encoded(char c, Put put) noexcept
{
    if (is_unreserved(c)) return put(c);
    constexpr const char* digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    put('%');
    put(digits[byte >> 4U]);
    put(digits[byte & 15U]);
}

/// The byte that `text` begins with where it is percent-encoded; -1 where it is not.
constexpr int percent_decoded(std::string_view text) noexcept
{
    if (text.size() < 3 || text[0] != '%') return -1;
    int byte = 0;
    for (const char c : text.substr(1, 2)) {
        if (!is_digit(c) && (to_lower(c) < 'a' || to_lower(c) > 'f')) return -1;
        byte = byte * 16 + (is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
    }
    return byte;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
