// SPDX-License-Identifier: BSL-1.0
// Finds secrets in text: one table of what API keys, bearer tokens and JWTs look like.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A secret at the beginning of a text.
struct Secret {
    std::size_t size = 0;   ///< 0: there is no secret
    std::string_view shown; ///< the part of it that may be shown
};

/// What follows the prefix of a secret.
enum class SecretTail : unsigned char {
    token,       ///< one or more token characters
    credentials, ///< a gap and a token, as after an authentication scheme; the prefix is in any case
    jwt,         ///< the rest of a JWT
};

/// One form of secret.
struct SecretForm {
    std::string_view prefix; ///< in lower case, where the case does not matter
    SecretTail tail;
    bool inside_word;       ///< also counts inside a word, because no word contains the prefix
    std::string_view shown; ///< the part of the prefix that is shown
};

/// All forms of secrets. The first one that fits counts.
inline constexpr SecretForm secret_forms[] = {
    {"sk_live_", SecretTail::token, true, "sk_"},
    {"sk_test_", SecretTail::token, true, "sk_"},
    {"pk_live_", SecretTail::token, true, "pk_"},
    {"pk_test_", SecretTail::token, true, "pk_"},
    {"sk_", SecretTail::token, false, "sk_"}, // not inside a word: "task_force" is no secret
    {"pk_", SecretTail::token, false, "pk_"},
    {"csk_", SecretTail::token, false, "csk_"},
    {"bearer", SecretTail::credentials, false, "Bearer "},
    {"eyJ", SecretTail::jwt, false, ""}, // base64url of `{"`
};

/// A bit for the first letter of each form, whatever its case: nearly all places in a text are ruled out by it.
constexpr std::uint32_t first_letters_of_secrets() noexcept
{
    std::uint32_t letters = 0;
    for (const SecretForm& form : secret_forms) letters |= std::uint32_t{1} << (form.prefix[0] & 31);
    return letters;
}

/// The characters that keys and tokens are made of (RFC 6750 §2.1, b64token).
constexpr bool is_token_char(char c) noexcept
{
    return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
}

constexpr std::size_t token_size(std::string_view text) noexcept { return take_while(text, is_token_char).size(); }

/// The size of the gap between "Bearer" and its token: spaces, as themselves or as in a URL, or a colon.
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

/// The size of the JWT at the beginning of `text`, or 0: two or three base64url parts, which dots separate.
constexpr std::size_t jwt_size(std::string_view text) noexcept
{
    // Longer than any header of a JWT. To search further at each "eyJ" of a hostile text would be quadratic.
    constexpr std::size_t max_header = 1024;
    const auto encoded_dot = [text](std::size_t at) {
        return text.substr(at, 3) == "%2E" || text.substr(at, 3) == "%2e";
    };
    const std::size_t first = token_size(text.substr(0, max_header));
    if (text.substr(0, first).find('.') == std::string_view::npos && !encoded_dot(first)) return 0;
    std::size_t size = token_size(text);
    while (encoded_dot(size)) size += 3 + token_size(text.substr(size + 3));
    return size;
}

/// The secret of this form at the beginning of `text`.
constexpr Secret secret_of(const SecretForm& form, std::string_view text) noexcept
{
    const std::size_t prefix = form.prefix.size();
    const std::string_view start = text.substr(0, prefix);
    switch (form.tail) {
    case SecretTail::token:
        if (start != form.prefix) return {};
        if (const std::size_t size = token_size(text); size > prefix) return {size, form.shown};
        return {};
    case SecretTail::credentials: {
        if (!equal_ignoring_case(start, form.prefix)) return {};
        const std::size_t gap = gap_size(text.substr(prefix));
        const std::size_t size = gap != 0 ? token_size(text.substr(prefix + gap)) : 0;
        if (size == 0) return {};
        return {prefix + gap + size, text[prefix] == ' ' ? text.substr(0, prefix + 1) : form.shown};
    }
    case SecretTail::jwt:
        if (start != form.prefix) return {};
        return {jwt_size(text), form.shown};
    }
    return {};
}

/// The secret at the beginning of `text`; `before` is the character in front of it.
constexpr Secret secret_at(std::string_view text, char before) noexcept
{
    constexpr std::uint32_t letters = first_letters_of_secrets();
    if (text.empty() || (letters >> (text[0] & 31) & 1U) == 0) return {};
    const bool inside_word = is_alnum(before) || before == '_';
    for (const SecretForm& form : secret_forms) {
        if (inside_word && !form.inside_word) continue;
        if (const Secret secret = secret_of(form, text); secret.size != 0) return secret;
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
