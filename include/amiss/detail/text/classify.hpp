// SPDX-License-Identifier: BSL-1.0
// Tells by its form alone what a text from the wire can be: a code, a link, an id, a name.
//
// Both readers ask this: the one of a known layout about a value in its place, the inference about any value.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The most bytes of a code, an id or the name of a parameter.
inline constexpr std::size_t max_word = 128;

/// 1 to 128 visible ASCII characters, at least one of them a letter or a digit.
constexpr bool is_word(std::string_view text) noexcept
{
    bool alnum = false;
    if (text.size() > max_word) return false;
    for (const char c : text) {
        if (!is_visible(c)) return false;
        alnum = alnum || is_alnum(c);
    }
    return alnum;
}

/// Whether `text` says that something failed, or that nothing is known, but not what failed.
constexpr bool is_empty_word(std::string_view text) noexcept
{
    constexpr std::string_view words[] = {"error",          "errors",     "err",        "fail",       "failed",
                                          "failure",        "false",      "true",       "null",       "none",
                                          "unknown",        "ko",         "nok",        "ok",         "n/a",
                                          "object",         "list",       "error.list", "error_list", "errorlist",
                                          "error_response", "about:blank"};
    for (const std::string_view word : words) {
        if (equal_ignoring_case(text, word)) return true;
    }
    return false;
}

/// Words that programs write where they have no value. As a whole text they are absent, as "" is.
constexpr bool is_absent_word(std::string_view text) noexcept
{
    constexpr std::string_view words[] = {"none", "null", "undefined", "nil", "n/a"};
    if (text.size() < 3 || text.size() > 9) return false;
    if (const char first = to_lower(text[0]); first != 'n' && first != 'u') return false;
    for (const std::string_view word : words) {
        if (equal_ignoring_case(text, word)) return true;
    }
    return false;
}

constexpr bool is_url(std::string_view text) noexcept
{
    const bool http =
        equal_ignoring_case(text.substr(0, 7), "http://") || equal_ignoring_case(text.substr(0, 8), "https://");
    return http && text.size() > 10 && consists_of(text, is_visible);
}

/// The value of a text of three digits, such as a status; -1 for any other text.
constexpr int three_digits(std::string_view text) noexcept
{
    if (text.size() != 3 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2])) return -1;
    return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

/// Whether `text` is this status as a number, however it is spelt: "400", "400.0", "4e2".
constexpr bool is_status_number(std::string_view text, int status) noexcept
{
    if (text.empty() || !is_digit(text[0]) || text.size() > max_word || status <= 0) return false;
    std::int64_t digits = 0; // those from the first to the last that is not 0
    int exponent = 0;        // of ten
    int zeros = 0;           // after those digits, as long as no other digit follows
    bool fraction = false;
    std::size_t at = 0;
    for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !fraction)); ++at) {
        if (text[at] == '.') {
            fraction = true;
            continue;
        }
        exponent -= fraction ? 1 : 0;
        ++zeros;
        if (text[at] == '0') continue;
        for (; zeros != 0; --zeros) {
            if (digits > 99999) return false; // no status has so many
            digits *= 10;
        }
        digits += text[at] - '0';
    }
    if (text[at - 1] == '.') return false;
    exponent += zeros;
    if (at < text.size()) {
        if (text[at] != 'e' && text[at] != 'E') return false;
        const bool negative = ++at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (at == text.size() || text.size() - at > 4) return false;
        int power = 0;
        for (; at < text.size(); ++at) {
            if (!is_digit(text[at])) return false;
            power = power * 10 + (text[at] - '0');
        }
        exponent += negative ? -power : power;
    }
    for (; status % 10 == 0; status /= 10) --exponent;
    return exponent == 0 && digits == status;
}

/// A link into an RFC. As the type of a problem it says no more than the status (RFC 9457 §4.2.1).
constexpr bool is_rfc_link(std::string_view text) noexcept
{
    const std::size_t at = text.find("/rfc");
    return is_url(text) && at != text.npos && at + 4 < text.size() && is_digit(text[at + 4]);
}

/// A word that can be an error code: it does not end like a sentence, and it is no empty word.
constexpr bool is_code(std::string_view text) noexcept
{
    if (!is_word(text) || is_empty_word(text)) return false;
    const char last = text.back();
    return is_alnum(last) || last == '_' || last == '-' || last == ')' || last == '/' || last == '*';
}

/// One word, capitalised like the first of a sentence: "Unauthorized".
constexpr bool is_plain_word(std::string_view text) noexcept
{
    if (text.empty() || !is_upper(text[0])) return false;
    return consists_of(text.substr(1), is_lower);
}

/// A code such as INVALID_ARGUMENT or invalid_argument. A `status` of this form is a code.
constexpr bool is_constant(std::string_view text) noexcept
{
    bool upper = true, separator = false;
    if (text.size() > max_word) return false;
    for (const char c : text) {
        upper = upper && (is_upper(c) || is_digit(c) || c == '_');
        separator = separator || c == '_';
    }
    return is_code(text) && !is_digit(text[0]) && (upper || separator);
}

/// A code of letters, `_`, `-` and `.` only. An `id` or a `name` of this form is a code; one with digits is not.
constexpr bool is_slug(std::string_view text) noexcept
{
    if (text.size() > max_word) return false;
    for (const char c : text) {
        if (!is_upper(c) && !is_lower(c) && c != '_' && c != '-' && c != '.') return false;
    }
    return is_code(text);
}

/// The name of a parameter: 1 to 128 bytes without white space or controls, and no link.
constexpr bool is_name(std::string_view text) noexcept
{
    if (text.size() > max_word) return false;
    for (const char c : text) { // not is_visible: a name may be in any script
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    }
    return !text.empty() && !is_url(text);
}

/// Words for the part of a request that a parameter is in; they are not its name.
constexpr bool is_place(std::string_view text) noexcept
{
    return equal_ignoring_case(text, "body") || equal_ignoring_case(text, "query")
        || equal_ignoring_case(text, "header") || equal_ignoring_case(text, "headers")
        || equal_ignoring_case(text, "path") || equal_ignoring_case(text, "cookie")
        || equal_ignoring_case(text, "cookies");
}

/// "c1051bb4-d103-4f74-8988-acbcafc7fdc3": the id of something, and no code.
constexpr bool is_uuid(std::string_view text) noexcept
{
    if (text.size() != 36) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        const char c = to_lower(text[at]);
        if (dash ? c != '-' : !is_digit(c) && (c < 'a' || c > 'f')) return false;
    }
    return true;
}

/// A link that says that it leads to documentation or help.
constexpr bool is_docs_link(std::string_view text) noexcept
{
    constexpr std::string_view words[] = {"doc",         "help",         "error", "support", "developer",
                                          "guide",       "wiki",         "learn", "faq",     "reference",
                                          "status-code", "troubleshoot", "kb",    "problem"};
    if (!is_url(text)) return false;
    for (const std::string_view word : words) {
        if (text.find(word) != text.npos) return true;
    }
    return false;
}

/// "en", "en_US", "de-DE": the language of a message, and no field.
constexpr bool is_locale(std::string_view key) noexcept
{
    if (key.size() != 2 && key.size() != 5) return false;
    if (!is_lower(key[0]) || !is_lower(key[1])) return false;
    return key.size() == 2 || ((key[2] == '_' || key[2] == '-') && is_upper(key[3]) && is_upper(key[4]));
}

/// A code without the namespace before its '#', and without the link after its ':'. A link is left as it is.
constexpr std::string_view without_namespace(std::string_view text) noexcept
{
    text = text.substr(0, text.find(":http"));
    const std::size_t hash = text.find('#');
    return hash == text.npos || text.find('/') < hash ? text : text.substr(hash + 1);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
