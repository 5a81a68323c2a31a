// SPDX-License-Identifier: BSL-1.0
// HTTP tokens, and how header names compare.
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
    if (is_lower(c) || c == '_') return true; // first, for compile time: most characters of most names are these
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

/// Whether two header names are the same: the case of ASCII letters is ignored (RFC 9110 §5.1).
constexpr bool same_header(std::string_view left, std::string_view right) noexcept
{
    return equal_ignoring_case(left, right);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
