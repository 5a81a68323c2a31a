// SPDX-License-Identifier: BSL-1.0
// Finds a secret that is known by how it looks at the beginning of a text.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/secret_forms.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A secret at the beginning of a text.
struct Secret {
    std::size_t shown = 0; ///< bytes at the beginning that may be shown
    std::size_t size = 0;  ///< all bytes, the shown ones included; 0: there is no secret
};

/// For the first character of a secret, a bit for each second one: nearly all places in a text are ruled out by it.
struct SecretStarts {
    std::uint64_t seconds[32] = {};

    constexpr SecretStarts() noexcept
    {
        for (const SecretForm& form : secret_forms) {
            add(form.prefix[0], form.prefix[1]);
            if (form.tail == SecretTail::bearer) add(form.prefix[0], static_cast<char>(form.prefix[1] - 'a' + 'A'));
        }
    }
    constexpr bool has(char first, char second) const noexcept
    {
        return (seconds[first & 31] >> (second & 63) & 1U) != 0;
    }

private:
    constexpr void add(char first, char second) noexcept { seconds[first & 31] |= std::uint64_t{1} << (second & 63); }
};
inline constexpr SecretStarts secret_starts;

/// The characters that keys and tokens are made of (RFC 6750 §2.1, b64token).
constexpr bool is_token_char(char c) noexcept
{
    return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '+' || c == '/' || c == '=';
}
constexpr bool is_name_char(char c) noexcept { return is_alnum(c) || c == '-' || c == '_'; }
constexpr bool is_id_char(char c) noexcept { return is_digit(c) || is_upper(c); }
constexpr bool is_hex_char(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'f'); }

constexpr std::size_t token_size(std::string_view text) noexcept { return take_while(text, is_token_char).size(); }

/// The size of the run at the beginning of `text` that a tail of this form is made of.
AMISS_NOINLINE constexpr std::size_t run_size(SecretTail tail, std::string_view text) noexcept
{
    switch (tail) {
    case SecretTail::name: return take_while(text, is_name_char).size();
    case SecretTail::alnum: return take_while(text, is_alnum).size();
    case SecretTail::id: return take_while(text, is_id_char).size();
    case SecretTail::hex: return take_while(text, is_hex_char).size();
    default: return token_size(text);
    }
}

/// The size of the tail at the beginning of `text`, or 0 where it is none of this form.
AMISS_NOINLINE constexpr std::size_t tail_size(const SecretForm& form, std::string_view text) noexcept
{
    // The beginning decides. To look at all of a hostile text at each prefix in it would be quadratic.
    constexpr std::size_t window = 256;
    const std::size_t first = run_size(form.tail, text.substr(0, window));
    const bool exact = form.tail == SecretTail::id || form.tail == SecretTail::hex;
    if (exact && (first != form.least || (first < text.size() && is_name_char(text[first])))) return 0;
    if (first < form.least || (form.random && !looks_random(text.substr(0, first)))) return 0;
    // "sk_live_..." is how people write that something follows.
    if (consists_of(text.substr(0, first), [](char c) { return c == '.'; })) return 0;
    return run_size(form.tail, text);
}

/// The size of the gap between "Bearer" and its token: spaces, as themselves or as in a URL, a colon, a quote.
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
    if (size != 0 && size < text.size() && (text[size] == '"' || text[size] == '\'')) ++size;
    return size;
}

/// Whether `text` is how people write about a key: a prefix and an ellipsis, "sk_live_…".
AMISS_NOINLINE constexpr bool is_example(std::string_view text) noexcept
{
    for (const SecretForm& form : secret_forms) {
        const std::string_view prefix = form.prefix;
        if (text.substr(0, prefix.size()) != prefix) continue;
        const std::string_view rest = text.substr(prefix.size());
        if (rest.substr(0, 3) == "\xE2\x80\xA6" || rest.substr(0, 3) == "...") return true;
    }
    return false;
}

/// "Bearer", its gap and its token; no secret where what follows is a word of a sentence or of a challenge.
constexpr Secret bearer_secret(std::string_view text, std::size_t prefix) noexcept
{
    const std::size_t gap = gap_size(text.substr(prefix));
    const std::string_view token = text.substr(prefix + gap);
    if (gap == 0 || begins_sentence(token) || is_example(token) || is_one_of(first_word(token), scheme_nouns))
        return {};
    for (const std::string_view parameter : {"realm=", "error=", "scope=", "resource_metadata="}) {
        if (token.substr(0, parameter.size()) == parameter) return {};
    }
    const std::size_t size = token_size(token);
    return size == 0 ? Secret{} : Secret{prefix + gap, prefix + gap + size};
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

/// A PEM block with a private key (RFC 7468), up to its end or that of the text.
constexpr Secret pem_secret(std::string_view text, std::size_t prefix) noexcept
{
    constexpr std::size_t longest_label = 64;
    const std::size_t dashes = text.substr(prefix, longest_label).find("-----");
    if (dashes == text.npos || text.substr(prefix, dashes).find("PRIVATE") == text.npos) return {};
    const std::size_t shown = prefix + dashes + 5;
    const std::size_t end = text.find("-----END", shown);
    return {shown, end == text.npos ? text.size() : end};
}

/// The token of a Telegram bot, "bot123456:AAF…".
constexpr Secret telegram_secret(std::string_view text, const SecretForm& form) noexcept
{
    std::string_view rest = text.substr(std::string_view(form.prefix).size());
    if (take_while(rest, is_digit).size() < 5) return {};
    const std::size_t colon = rest.substr(0, 1) == ":" ? 1 : rest.substr(0, 3) == "%3A" ? 3 : 0;
    const std::size_t shown = text.size() - rest.size() + colon;
    rest.remove_prefix(colon);
    const std::size_t token = take_while(rest, is_name_char).size();
    return colon == 0 || token < form.least ? Secret{} : Secret{shown, shown + token};
}

/// Whether base64 text is a user, a colon and more (RFC 7617 §2), as far as its beginning tells.
constexpr bool has_user(std::string_view base64) noexcept
{
    std::uint32_t bits = 0, count = 0;
    for (const char c : base64) {
        const int value = is_upper(c) ? c - 'A'
            : is_lower(c)             ? c - 'a' + 26
            : is_digit(c)             ? c - '0' + 52
            : c == '+'                ? 62
                                      : 63;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        const char decoded = static_cast<char>(bits >> count & 0x7FU);
        if ((bits >> count & 0x80U) != 0 || !is_printable(decoded)) return false;
        if (decoded == ':') return true;
    }
    return false;
}

/// "Basic" and credentials: they have a digit or padding, or are a user and a password. "Basic HttpClient" is neither.
constexpr Secret basic_secret(std::string_view text, const SecretForm& form) noexcept
{
    constexpr std::size_t window = 256;
    const std::size_t begin = std::string_view(form.prefix).size() + 1;
    if (text.substr(begin - 1, 1) != " ") return {};
    std::string_view rest = text.substr(begin, window);
    const std::string_view base64 =
        take_while(rest, [](char c) { return is_alnum(c) || c == '+' || c == '/' || c == '='; });
    if (base64.size() < form.least || (!rest.empty() && rest.size() > 1 && rest[0] == '.' && is_alnum(rest[1])))
        return {};
    if (base64.find_first_of("0123456789=") == base64.npos && !has_user(base64)) return {};
    return {begin, begin + token_size(text.substr(begin))};
}

/// The secret of this form at the beginning of `text`.
constexpr Secret secret_of(const SecretForm& form, std::string_view text) noexcept
{
    const std::size_t prefix = std::string_view(form.prefix).size();
    const std::string_view start = text.substr(0, prefix);
    if (form.tail == SecretTail::bearer)
        return equal_ignoring_case(start, form.prefix) ? bearer_secret(text, prefix) : Secret{};
    if (start != form.prefix) return {};
    switch (form.tail) {
    case SecretTail::jwt: return {0, jwt_size(text)};
    case SecretTail::pem: return pem_secret(text, prefix);
    case SecretTail::telegram: return telegram_secret(text, form);
    case SecretTail::basic: return basic_secret(text, form);
    default: break;
    }
    const std::size_t size = tail_size(form, text.substr(prefix));
    return size == 0 ? Secret{} : Secret{form.shown, prefix + size};
}

AMISS_NOINLINE constexpr Secret secret_by_table(std::string_view text, bool inside_word) noexcept
{
    for (const SecretForm& form : secret_forms) {
        if ((form.prefix[0] | 0x20) != (text[0] | 0x20) || (inside_word && !form.inside)) continue;
        if (const Secret secret = secret_of(form, text); secret.size != 0) return secret;
    }
    return {};
}

/// The secret at the beginning of `text`; `before` is the character in front of it.
constexpr Secret secret_at(std::string_view text, char before) noexcept
{
    if (text.size() < 2 || !secret_starts.has(text[0], text[1])) return {};
    return secret_by_table(text, is_alnum(before) || before == '_');
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
