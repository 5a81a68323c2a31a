// SPDX-License-Identifier: BSL-1.0
// The secret after a word and a separator, as in "password=": which part of the text it is, or that there is none.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/credentials.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/secret_match.hpp>
#include <amiss/detail/text/secret_words.hpp>
#include <amiss/detail/text/value_end.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What separates a word from its value.
struct Separator {
    std::size_t size = 0; ///< bytes; 0: there is none
    bool encoded = false; ///< it is percent-encoded, and so is what ends the value
    bool colon = false;
    bool tag = false;   ///< the end of an XML tag
    bool space = false; ///< nothing but a space
};

/// Whether what follows the space at `at` may be a secret without any other separator. As the argument of an option any
/// word may be; in a sentence it has to have letters and digits, and to be long where it is not quoted.
constexpr bool has_secret_shape(std::string_view text, std::size_t at) noexcept
{
    constexpr std::size_t least_quoted = 6, least = 12, longest_option = 48;
    std::size_t begin = at + 1, letters = 0, digits = 0;
    const bool quoted = begin < text.size() && (is_quote(text[begin]) || text[begin] == '\\');
    while (begin < text.size() && (is_quote(text[begin]) || text[begin] == '\\')) ++begin;
    for (std::size_t end = begin; end < text.size() && is_token_char(text[end]) && end - begin < least; ++end) {
        digits += is_digit(text[end]) ? 1 : 0;
        letters += is_lower(to_lower(text[end])) ? 1 : 0;
    }
    const std::size_t size = token_size(text.substr(begin, least));
    if (digits != 0 && letters != 0 && size >= (quoted ? least_quoted : least)) return true;
    if (begin >= text.size() || text[begin] == '-') return false;
    std::size_t word = at;
    while (word > 0 && !is_white(text[word - 1]) && at - word < longest_option) --word;
    return text.substr(word, 2) == "--";
}

/// The separator at `at`, if there is one.
constexpr Separator separator_at(std::string_view text, std::size_t at) noexcept
{
    const char c = text[at], before = at == 0 ? ' ' : text[at - 1];
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (c) {
    case '=':
        if (next == '=' || before == '=' || before == '!' || before == '<' || before == '>' || before == '~') return {};
        if (next == '>') return {2, false, false, false};
        if (text.substr(at + 1, 4) == "&gt;") return {5, false, false, false};
        return {equal_ignoring_case(text.substr(at + 1, 6), "\\u003e") ? 7U : 1U, false, false, false};
    case ':':
        if (next == ':' || before == ':' || next == '=' || text.substr(at, 3) == "://") return {};
        return {1, false, true, false};
    case '>': return {1, false, false, true};
    case '&': return text.substr(at, 4) == "&gt;" ? Separator{4, false, false, true} : Separator{};
    case ' ':
        if (!is_digit(before) && !is_quote(before) && has_secret_shape(text, at)) return {1, false, false, false, true};
        return {};
    case '%':
        if (equal_ignoring_case(text.substr(at, 3), "%3D")) return {3, true, false, false};
        if (equal_ignoring_case(text.substr(at, 3), "%3A")) return {3, true, true, false};
        return {};
    case '\\':
        if (equal_ignoring_case(text.substr(at, 6), "\\u003d")) return {6, false, false, false};
        if (equal_ignoring_case(text.substr(at, 6), "\\u003e")) return {6, false, false, true};
        return {};
    default: return {};
    }
}

/// Whether a value says something about a secret instead of being one.
AMISS_NOINLINE constexpr bool is_harmless(std::string_view value, const Announced& announced, bool quoted,
                                          bool spaced) noexcept
{
    if (begins_sentence(value) || is_example(value)) return true;
    if (announced.working && !value.empty() && (value[0] == '/' || value.substr(1, 1) == ":")) return true;
    if (quoted && begins_sentence(after_first_word(value))) return true; // "Passwords must …"
    if (announced.kind == SecretKind::password) return false;
    std::string_view rest = value;
    const std::size_t digits = take_while(rest, is_digit).size();
    if (announced.counted && digits != 0 && digits < 6 && ends_word(rest)) return true;
    if (announced.kind == SecretKind::weak) {
        constexpr std::size_t least = 8, window = 256;
        std::string_view rest_of_value = value.substr(0, window);
        const std::string_view token = take_while(rest_of_value, [](char c) { return !is_white(c) && !is_quote(c); });
        return token.size() < least || !looks_random(token);
    }
    const std::string_view word = first_word(value);
    if (word.empty() || is_one_of(word, auth_schemes)) return false;
    const std::string_view next = after_first_word(value);
    if (quoted) return !first_word(next).empty();
    if (!spaced || !announced.prose) return false;
    // A word alone may be a token of letters. A session or a cookie is rather said to be something.
    if (next.empty()) return announced.named || announced.kind == SecretKind::cookie;
    return !first_word(next).empty();
}

/// The secret after a separator that ends at `at`.
AMISS_NOINLINE constexpr TextRange secret_value(std::string_view text, std::size_t at, const Separator& separator,
                                                const Announced& announced) noexcept
{
    const std::size_t gap = at;
    const bool list = text.substr(at, 2).find('[') != text.npos;
    while (at < text.size() && (is_blank(text[at]) || text[at] == '[' || text[at] == '(')) ++at;
    while (separator.encoded && (text.substr(at, 1) == "+" || text.substr(at, 3) == "%20"))
        at += text[at] == '+' ? 1 : 3;
    const bool spaced = at != gap;
    // A text of Python has a letter before its quote.
    if (at + 1 < text.size() && (text[at] == 'b' || text[at] == 'u') && quote_size(text, at + 1) != 0) ++at;
    if (at >= text.size() || text[at] == '\n' || text[at] == '\r') return {};
    if (text[at] == '{') {
        constexpr std::size_t longest = 256; // an object, or a value of ODBC in braces
        const std::size_t end = text.substr(at, longest).find('}');
        return separator.colon || end == text.npos ? TextRange{} : TextRange{at + 1, at + end};
    }
    const std::size_t quote = quote_size(text, at);
    const std::size_t begin = at + quote;
    const std::string_view value = text.substr(begin);
    if (separator.space && !announced.option) {
        if (!announced.prose || announced.named) return {};
        if (announced.kind != SecretKind::token && announced.kind != SecretKind::password) return {};
    }
    if (is_harmless(value, announced, quote != 0, spaced)) return {};
    if (quote != 0) {
        const std::string_view mark = text.substr(at, quote);
        std::size_t end = quoted_end(text, begin, mark);
        while (list) { // the other values of the list
            std::size_t next = end + quote;
            while (next < text.size() && (text[next] == ',' || is_blank(text[next]))) ++next;
            if (next >= text.size() || text.substr(next, quote) != mark) break;
            end = quoted_end(text, next + quote, mark);
        }
        const TextRange inner = credentials(text.substr(0, end), begin, separator.encoded, announced.kind);
        return inner.end > inner.begin ? TextRange{inner.begin, end} : TextRange{};
    }
    if (separator.tag) {
        std::size_t end = begin;
        while (end < text.size() && text[end] != '<' && text.substr(end, 4) != "&lt;"
               && !equal_ignoring_case(text.substr(end, 6), "\\u003c"))
            ++end;
        return {begin, end};
    }
    TextRange range = credentials(text, begin, separator.encoded, announced.kind);
    if (announced.kind == SecretKind::cookie && range.end > range.begin) range.end = cookies_end(text, begin);
    // A PEM block has spaces.
    if (const Secret known = secret_at(value, ' '); known.size != 0 && begin + known.size > range.end)
        return {begin + known.shown, begin + known.size};
    return range;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
