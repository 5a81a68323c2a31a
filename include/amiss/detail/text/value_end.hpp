// SPDX-License-Identifier: BSL-1.0
// Where a value in a text ends: at its closing quote, however deeply that is escaped, or where it can go on no more.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The form of a quote as it may be written inside other text.
inline constexpr std::string_view written_quotes[] = {"\\u0022", "\\u0027", "%22", "%27", "&quot;", "&#34;", "&#39;"};

constexpr bool is_quote(char c) noexcept { return c == '"' || c == '\'' || c == '`'; }

/// A part of a text. Empty where `end` is not more than `begin`.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

constexpr bool is_white(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether a quote or bracket before `rest` can be the end of a value: nothing follows that could be part of it.
constexpr bool ends_value(std::string_view rest) noexcept
{
    return rest.empty() || is_white(rest[0])
        || std::string_view(",;:.!?)]}>\"'`&|<\\#/").find(rest[0]) != std::string_view::npos;
}

/// Whether a comma or the like before `rest` is the end of a value: another pair follows, or nothing.
AMISS_NOINLINE constexpr bool begins_pair(std::string_view rest, bool with_spaces) noexcept
{
    constexpr std::size_t longest_name = 40;
    if (rest.empty() || is_white(rest[0]) || rest[0] == '\\' || rest[0] == '\'' || rest[0] == '"') return true;
    if (rest.substr(0, 4) == "amp;") return true;
    std::size_t size = 0;
    while (size < rest.size() && size < longest_name
           && (is_alnum(rest[size]) || rest[size] == '-' || rest[size] == '_' || rest[size] == '.' || rest[size] == '['
               || rest[size] == ']' || (with_spaces && rest[size] == ' ')))
        ++size;
    return size != 0 && size < rest.size() && (rest[size] == '=' || rest[size] == ':');
}

/// Where the value without quotes ends that begins at `at`.
AMISS_NOINLINE constexpr std::size_t plain_end(std::string_view text, std::size_t at, bool encoded) noexcept
{
    for (; at < text.size(); ++at) {
        const char c = text[at];
        const std::string_view rest = text.substr(at + 1);
        const char next = rest.empty() ? ' ' : rest[0];
        if (is_white(c)) break;
        if (c == '\\') {
            if (next == 'n' || next == 'r' || next == 't' || rest.substr(0, 3) == "u00") break;
            if (is_quote(next) && ends_value(rest.substr(1))) break;
            if (next == '\\') ++at;
        } else if (is_quote(c) || c == ')' || c == ']' || c == '}' || c == '>') {
            if (ends_value(rest)) break;
        } else if (c == '<') {
            if (next == '/' || rest.substr(0, 2) == "br") break;
        } else if (c == ',' || c == ';' || c == '&') {
            if (begins_pair(rest, c == ';')) break;
        } else if (encoded && c == '%') {
            for (const std::string_view end : {"26", "20", "22", "27", "0A", "0D", "2C", "3B"}) {
                if (equal_ignoring_case(rest.substr(0, 2), end)) return at;
            }
        }
    }
    return at < text.size() ? at : text.size();
}

/// The size of an opening quote at `at`, with the backslashes in front of it.
AMISS_NOINLINE constexpr std::size_t quote_size(std::string_view text, std::size_t at) noexcept
{
    constexpr std::size_t deepest = 31; // backslashes: JSON in JSON, five times
    for (const std::string_view quote : written_quotes) {
        if (quote[0] != '\\' && text.substr(at, quote.size()) == quote) return quote.size();
    }
    std::size_t size = 0;
    while (size < deepest && at + size < text.size() && text[at + size] == '\\') ++size;
    if (at + size < text.size() && is_quote(text[at + size])) return size + 1;
    const std::string_view escape = text.substr(at + size, 5);
    return size != 0 && (escape == "u0022" || escape == "u0027") ? size + 5 : 0;
}

/// Where the quoted value ends that begins at `at`, after `quote`. A value that is never closed is all the rest.
///
/// JSON inside JSON doubles the backslashes, so their number says which string a quote closes.
AMISS_NOINLINE constexpr std::size_t quoted_end(std::string_view text, std::size_t at, std::string_view quote) noexcept
{
    std::string_view sign = quote;
    const std::size_t depth = take_while(sign, [](char c) { return c == '\\'; }).size();
    const bool escape = sign[0] == 'u'; // a quote only after a backslash
    std::size_t backslashes = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++backslashes;
            continue;
        }
        if (text[at] == sign[0] && text.substr(at, sign.size()) == sign && (!escape || backslashes != 0)
            && (backslashes < depth || (backslashes - depth) % (2 * (depth + 1)) == 0))
            return at - (backslashes < depth ? backslashes : depth);
        backslashes = 0;
    }
    return text.size();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
