// SPDX-License-Identifier: BSL-1.0
// What a text could be: a code, a sentence, a link, an id, a number of seconds. Judged by its form alone.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A longer text is no code, no id and no name of a parameter.
inline constexpr std::size_t max_word = 128;

/// Visible ASCII without white space, 1 to 128 bytes of it, at least one a letter or a digit.
constexpr bool is_word(std::string_view text) noexcept
{
    bool alnum = false;
    for (const char c : text) {
        if (c <= 0x20 || c > 0x7E) return false;
        alnum = alnum || is_alnum(c);
    }
    return alnum && text.size() <= max_word;
}

constexpr bool same_word(std::string_view left, std::string_view right) noexcept
{
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at) {
        if (to_lower(left[at]) != to_lower(right[at])) return false;
    }
    return true;
}

/// Words that say that something failed, or that nothing is known, and never what.
constexpr bool is_empty_word(std::string_view text) noexcept
{
    constexpr std::string_view words[] = {"error",          "errors",     "err",        "fail",       "failed",
                                          "failure",        "false",      "true",       "null",       "none",
                                          "unknown",        "ko",         "nok",        "ok",         "n/a",
                                          "object",         "list",       "error.list", "error_list", "errorlist",
                                          "error_response", "about:blank"};
    for (const std::string_view word : words) {
        if (same_word(text, word)) return true;
    }
    return false;
}

constexpr bool is_url(std::string_view text) noexcept
{
    const bool http = text.substr(0, 7) == "http://" || text.substr(0, 8) == "https://";
    for (const char c : text) {
        if (c <= 0x20 || c > 0x7E) return false;
    }
    return http && text.size() > 10;
}

/// The number of a text of three digits, as a status has; -1 for any other.
constexpr int three_digits(std::string_view text) noexcept
{
    if (text.size() != 3 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2])) return -1;
    return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

/// A link into an RFC, as the type of a problem: it says what its status says, and no more (RFC 9457 §4.2.1).
constexpr bool is_rfc_link(std::string_view text) noexcept
{
    const std::size_t at = text.find("/rfc");
    return is_url(text) && at != text.npos && at + 4 < text.size() && is_digit(text[at + 4]);
}

/// A word that can be an error code: not a sentence's, and not one of the empty ones.
constexpr bool is_code(std::string_view text) noexcept
{
    if (!is_word(text) || is_empty_word(text)) return false;
    const char last = text.back();
    return is_alnum(last) || last == '_' || last == '-' || last == ')' || last == '/' || last == '*';
}

/// One capitalised word, as it begins a sentence: "Unauthorized".
constexpr bool is_plain_word(std::string_view text) noexcept
{
    if (text.empty() || !is_upper(text[0])) return false;
    for (const char c : text.substr(1)) {
        if (!is_lower(c)) return false;
    }
    return true;
}

/// INVALID_ARGUMENT, invalid_argument: what a `status` looks like when it is a code.
constexpr bool is_constant(std::string_view text) noexcept
{
    bool upper = true, separator = false;
    for (const char c : text) {
        upper = upper && (is_upper(c) || is_digit(c) || c == '_');
        separator = separator || c == '_';
    }
    return is_code(text) && !is_digit(text[0]) && (upper || separator);
}

/// Letters with `_`, `-`, `.` between them: what an `id` or a `name` looks like when it is a code, and not a number.
constexpr bool is_slug(std::string_view text) noexcept
{
    for (const char c : text) {
        if (!is_upper(c) && !is_lower(c) && c != '_' && c != '-' && c != '.') return false;
    }
    return is_code(text);
}

/// The name of a parameter: a word, or a few bytes of any text without white space.
constexpr bool is_name(std::string_view text) noexcept
{
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    }
    return !text.empty() && text.size() <= max_word && !is_url(text);
}

/// Words for where a parameter stands, which are not its name.
constexpr bool is_place(std::string_view text) noexcept
{
    return same_word(text, "body") || same_word(text, "query") || same_word(text, "header") || same_word(text, "path");
}

/// Seconds, rounded up, of "34", "34.5" or "34s", in units of 1/`per_second`; nothing for anything else.
constexpr std::optional<std::int64_t> parse_seconds(std::string_view text, std::int64_t per_second) noexcept
{
    if (!text.empty() && text.back() == 's') text.remove_suffix(1);
    if (text.empty() || !is_digit(text[0])) return std::nullopt;
    std::int64_t value = 0;
    std::size_t at = 0;
    for (; at < text.size() && is_digit(text[at]); ++at)
        value = value > (INT64_MAX - 9) / 10 ? INT64_MAX : value * 10 + (text[at] - '0');
    bool more = false;
    if (at < text.size() && text[at] == '.') {
        if (++at == text.size()) return std::nullopt;
        for (; at < text.size() && is_digit(text[at]); ++at) more = more || text[at] != '0';
    }
    if (at != text.size()) return std::nullopt;
    more = more || value % per_second != 0;
    const std::int64_t whole = value / per_second;
    return whole + (more && whole != INT64_MAX ? 1 : 0);
}

/// The name alone of a code that has a namespace before a '#', or a link behind a ':'; a link itself stays whole.
constexpr std::string_view without_namespace(std::string_view text) noexcept
{
    text = text.substr(0, text.find(":http"));
    const std::size_t hash = text.find('#');
    return hash == text.npos || text.find('/') < hash ? text : text.substr(hash + 1);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
