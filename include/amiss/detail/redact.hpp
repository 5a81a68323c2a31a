// Secrets in text: what looks like an API key, a bearer token or a JWT.
#pragma once

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A secret at the front of a text: how long it is, and what of it may be shown.
struct Secret {
    std::size_t size = 0; ///< 0: there is none
    std::string_view shown;
};

constexpr bool is_alnum(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

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
        const char c = text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
        if (c != word[at]) return false;
    }
    return true;
}

/// The secret that starts at `text`, when `before`, the character in front of it, does not belong to a word.
constexpr Secret secret_at(std::string_view text, char before) noexcept
{
    if (is_alnum(before) || before == '_' || text.empty()) return {};
    for (const std::string_view prefix : {std::string_view("sk_"), std::string_view("pk_"), std::string_view("csk_")}) {
        if (text.substr(0, prefix.size()) != prefix) continue;
        const std::size_t size = token_size(text);
        if (size > prefix.size()) return {size, prefix};
    }
    if (starts_with_word(text, "bearer ")) {
        std::size_t gap = 7;
        while (gap < text.size() && text[gap] == ' ') ++gap;
        const std::size_t size = token_size(text.substr(gap));
        if (size != 0) return {gap + size, text.substr(0, 7)};
    }
    // A JWT is two or three base64url parts, and the first is a JSON object: {" is eyJ.
    if (text.substr(0, 3) == "eyJ") {
        const std::size_t size = token_size(text);
        if (text.substr(0, size).find('.') != std::string_view::npos) return {size, {}};
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
