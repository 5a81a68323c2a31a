// SPDX-License-Identifier: BSL-1.0
// Tokens and header names, as HTTP defines them.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a token may have this character (RFC 9110 §5.6.2).
constexpr bool is_tchar(char c) noexcept
{
    if (is_lower(c) || c == '_')
        return true; // most characters of most names, and compilers evaluate this for each of them
    return is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

/// Whether `text` is a token (RFC 9110 §5.6.2).
constexpr bool is_token(std::string_view text) noexcept
{
    const char* const begin = text.data();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_tchar(begin[at])) return false;
    }
    return !text.empty();
}

/// Header names compare without case, ASCII only (RFC 9110 §5.1).
constexpr bool same_header(std::string_view left, std::string_view right) noexcept
{
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at) {
        if (to_lower(left[at]) != to_lower(right[at])) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
