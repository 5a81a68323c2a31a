// SPDX-License-Identifier: BSL-1.0
// Secrets in text: what looks like an API key, a bearer token or a JWT.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A secret at the front of a text: how long it is, and what of it may be shown.
struct Secret {
    std::size_t size = 0; ///< 0: there is none
    std::string_view shown;
};

/// The characters that keys and tokens are made of (RFC 6750 §2.1, b64token).
constexpr bool is_token_char(char c) noexcept
{
    return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
}

constexpr std::size_t token_size(std::string_view text) noexcept
{
    std::size_t size = 0;
    while (size < text.size() && is_token_char(text[size])) ++size;
    return size;
}

constexpr bool starts_with_word(std::string_view text, std::string_view word) noexcept
{
    if (text.size() < word.size()) return false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (to_lower(text[at]) != word[at]) return false;
    }
    return true;
}

/// What stands between "Bearer" and the token: spaces, as themselves or in a URL, or a colon.
constexpr std::size_t gap_size(std::string_view text) noexcept
{
    std::size_t size = 0;
    while (size < text.size()) {
        const char c = text[size];
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ':' || c == '+')
            ++size;
        else if (text.substr(size, 3) == "%20")
            size += 3;
        else
            break;
    }
    return size;
}

/// The secret that starts at `text`; `before` is the character in front of it.
///
/// What could be part of a word only counts where a word begins: "task_force" is none.
constexpr Secret secret_at(std::string_view text, char before) noexcept
{
    constexpr std::string_view keys[] = {"sk_live_", "sk_test_", "pk_live_", "pk_test_", "sk_", "pk_", "csk_"};
    constexpr std::size_t certain = 4; // those that no word has
    const bool inside_word = is_alnum(before) || before == '_';
    for (std::size_t key = 0; key < (inside_word ? certain : std::size(keys)); ++key) {
        if (text.substr(0, keys[key].size()) != keys[key]) continue;
        const std::size_t size = token_size(text);
        if (size > keys[key].size()) return {size, keys[key].substr(0, keys[key].find('_') + 1)};
    }
    if (inside_word) return {};
    if (starts_with_word(text, "bearer")) {
        const std::size_t gap = gap_size(text.substr(6));
        const std::size_t size = gap != 0 ? token_size(text.substr(6 + gap)) : 0;
        if (size != 0) return {6 + gap + size, text[6] == ' ' ? text.substr(0, 7) : std::string_view("Bearer ")};
    }
    // A JWT is two or three base64url parts, and the first is a JSON object: {" is eyJ. A header is not longer than
    // this, and looking further at each eyJ of a hostile text would be quadratic.
    constexpr std::size_t max_jwt_header = 1024;
    if (text.substr(0, 3) == "eyJ") {
        const std::size_t first = token_size(text.substr(0, max_jwt_header));
        const std::size_t dot = text.substr(0, first).find('.');
        const bool encoded = text.substr(first, 3) == "%2E" || text.substr(first, 3) == "%2e";
        if (dot != std::string_view::npos || encoded) {
            std::size_t size = token_size(text);
            while (text.substr(size, 3) == "%2E" || text.substr(size, 3) == "%2e")
                size += 3 + token_size(text.substr(size + 3));
            return {size, {}};
        }
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
