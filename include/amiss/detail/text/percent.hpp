// SPDX-License-Identifier: BSL-1.0
// Percent-encoding, as a code in a documentation link has it.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a byte stands for itself in a URL (RFC 3986 §2.3).
constexpr bool is_unreserved(char c) noexcept { return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

/// The bytes at the front of `text` that stand for themselves: of a code, nearly always all.
constexpr std::size_t unreserved_run(std::string_view text) noexcept
{
    std::size_t run = 0;
    while (run < text.size() && is_unreserved(text[run])) ++run;
    return run;
}

/// Gives `put` the byte as it stands in a URL: everything but unreserved characters is encoded (RFC 3986 §2.1).
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
