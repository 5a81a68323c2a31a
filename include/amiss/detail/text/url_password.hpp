// SPDX-License-Identifier: BSL-1.0
// The password in a URL, as in "https://user:password@host".
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/value_end.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The size of the "://" at the beginning of `text`, whose slashes may be escaped as in JSON; 0 where there is none.
constexpr std::size_t url_slashes(std::string_view text) noexcept
{
    constexpr std::size_t deepest = 32; // backslashes
    if (text.empty() || text[0] != ':') return 0;
    std::size_t at = 1;
    for (int slash = 0; slash < 2; ++slash) {
        const std::size_t begin = at;
        while (at < text.size() && text[at] == '\\' && at - begin < deepest) ++at;
        if (at >= text.size() || text[at] != '/') return 0;
        ++at;
    }
    return at;
}

/// The password of a URL whose "://" ends at `at`: the text between the user's colon and the "@". `searched` is how far
/// earlier searches went without finding an "@", so that all of them together take linear time.
constexpr TextRange url_password(std::string_view text, std::size_t at, std::size_t& searched) noexcept
{
    constexpr std::string_view ends = "\"'<>`|";
    const auto stops = [ends](char c) { return is_white(c) || ends.find(c) != ends.npos; };
    if (at < searched || at >= text.size() || text[at] == '[') return {};
    std::size_t colon = text.npos, sign = text.npos, end = at;
    for (; end < text.size() && !stops(text[end]) && text[end] != '/' && text[end] != '?' && text[end] != '#'; ++end) {
        if (text[end] == ':' && colon == text.npos) colon = end;
        if (text[end] == '@') sign = end;
    }
    if (sign == text.npos && colon != text.npos) {
        // A port is a number. What is not a number is a password that has a "/", "?" or "#" in it.
        std::string_view port = text.substr(colon + 1, end - colon - 1);
        if (consists_of(port, is_digit)) return {};
        for (; end < text.size() && !stops(text[end]); ++end) {
            if (text[end] == '@') sign = end;
        }
    }
    if (sign == text.npos) {
        searched = end;
        return {};
    }
    if (colon < sign) return {colon + 1, sign};
    const std::string_view user = text.substr(at, sign - at);
    return user.size() >= 16 && looks_random(user) ? TextRange{at, sign} : TextRange{};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
