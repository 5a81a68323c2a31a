// Tokens and header names, as HTTP defines them.
#pragma once

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether `text` is a token (RFC 9110 §5.6.2).
constexpr bool is_token(std::string_view text) noexcept
{
    for (const char c : text) {
        const bool alnum = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!alnum && std::string_view("!#$%&'*+-.^_`|~").find(c) == std::string_view::npos) return false;
    }
    return !text.empty();
}

/// Header names compare without case, ASCII only (RFC 9110 §5.1).
constexpr bool same_header(std::string_view left, std::string_view right) noexcept
{
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at) {
        const char a = left[at] >= 'A' && left[at] <= 'Z' ? static_cast<char>(left[at] - 'A' + 'a') : left[at];
        const char b = right[at] >= 'A' && right[at] <= 'Z' ? static_cast<char>(right[at] - 'A' + 'a') : right[at];
        if (a != b) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
