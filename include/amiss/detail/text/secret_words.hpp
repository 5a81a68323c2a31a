// SPDX-License-Identifier: BSL-1.0
// Secrets that are known by the word before them: "password=", "api_key:", "Authorization:" and the like.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/value_end.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a word says of the value after it.
enum class SecretKind : unsigned char {
    none,          ///< nothing
    password,      ///< people choose it: it may be any word or number
    token,         ///< a machine makes it: it is no word of a sentence and no small number
    weak,          ///< it is a secret only where it looks random
    authorization, ///< a scheme and credentials (RFC 9110 §11.4)
    cookie,        ///< pairs of name and value (RFC 6265)
};

/// One word; a space in it is a space, one of `_-.`, or nothing.
struct SecretWord {
    char text[24]; // no pointer, which the loader would have to adjust
    SecretKind kind;
    bool inside; ///< also as the end of a longer word, because no other word ends in it
};

// clang-format off: a table
inline constexpr SecretWord secret_words[] = {
    {"password", SecretKind::password, true},
    {"passwd", SecretKind::password, true},
    {"pwd", SecretKind::password, true},
    {"passphrase", SecretKind::password, true},
    {"pass phrase", SecretKind::password, true},
    {"passcode", SecretKind::password, true},
    {"pass", SecretKind::token, false}, // "pass: 12, fail: 0"
    {"password confirmation", SecretKind::password, true},
    {"password confirm", SecretKind::password, true},
    {"password repeat", SecretKind::password, true},
    {"password again", SecretKind::password, true},
    {"password hash", SecretKind::password, true},
    {"password digest", SecretKind::password, true},
    {"secret", SecretKind::password, true},
    {"private key", SecretKind::password, true},
    {"secret key", SecretKind::password, true},
    {"token", SecretKind::token, true},
    {"api key", SecretKind::token, true},
    {"app key", SecretKind::token, false},
    {"access key", SecretKind::token, true},
    {"account key", SecretKind::token, true},
    {"auth key", SecretKind::token, true},
    {"signing key", SecretKind::token, true},
    {"encryption key", SecretKind::token, true},
    {"master key", SecretKind::token, true},
    {"service key", SecretKind::token, true},
    {"subscription key", SecretKind::token, true},
    {"function key", SecretKind::token, true},
    {"storage key", SecretKind::token, false},
    {"license key", SecretKind::token, false},
    {"key provided", SecretKind::token, true},
    {"token provided", SecretKind::token, true},
    {"password provided", SecretKind::password, true},
    {"session", SecretKind::token, false},
    {"session id", SecretKind::token, true},
    {"session key", SecretKind::token, true},
    {"sess id", SecretKind::token, true},
    {"sid", SecretKind::weak, false},
    {"jwt", SecretKind::token, false},
    {"otp", SecretKind::password, false},
    {"sig", SecretKind::weak, false},
    {"signature", SecretKind::weak, true},
    {"auth", SecretKind::weak, false},
    {"credential", SecretKind::weak, true},
    {"credentials", SecretKind::weak, true},
    {"authorization", SecretKind::authorization, true},
    {"cookie", SecretKind::cookie, true},
    {"cookies", SecretKind::cookie, true},
};

/// What makes another thing of a "token".
inline constexpr std::string_view harmless_tokens[] = {"unexpected ", "page ", "next ", "continuation ", "cancellation ", "sync "};
// clang-format on

constexpr bool ends_with(std::string_view text, std::string_view end) noexcept
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

constexpr char last_char(const SecretWord& word) noexcept
{
    const std::string_view text = word.text;
    return text[text.size() - 1];
}

/// A bit for the last letter of each word: nearly all places in a text are ruled out by it.
constexpr std::uint32_t last_letters_of_words() noexcept
{
    std::uint32_t letters = 0;
    for (const SecretWord& word : secret_words) letters |= std::uint32_t{1} << (last_char(word) & 31);
    return letters;
}

/// Where `word` begins if `text` ends with it, in any case; otherwise the size of `text`.
constexpr std::size_t word_at_end(std::string_view text, std::string_view word) noexcept
{
    std::size_t at = text.size();
    for (std::size_t left = word.size(); left-- > 0;) {
        if (word[left] == ' ') {
            if (at > 0 && std::string_view(" _-.").find(text[at - 1]) != std::string_view::npos) --at;
        } else if (at == 0 || to_lower(text[at - 1]) != word[left]) {
            return text.size();
        } else {
            --at;
        }
    }
    return at;
}

/// Whether a word begins at `at`: in front of it is no letter, or an escape, or a small one before a capital.
constexpr bool begins_word(std::string_view text, std::size_t at) noexcept
{
    if (at == 0 || !is_alnum(text[at - 1])) return true;
    if (at >= 2 && text[at - 2] == '\\') return true;
    if (at >= 3 && text[at - 3] == '%') return true;
    if (at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u') return true;
    return !is_upper(text[at - 1]) && is_upper(text[at]);
}

/// A word that announces a secret, found at the end of a text.
struct Announced {
    SecretKind kind = SecretKind::none;
    bool prose = false;   ///< the word appears as in a sentence: it is no part of an identifier, and not quoted
    bool working = false; ///< it is the shell's PWD: the working directory
    bool tag = false;     ///< it is the name of an XML element
    bool option = false;  ///< it is an option of a command line
    bool path = false;    ///< it is a part of a path
    bool counted = false; ///< a small number after it says how many there are
    bool named = false; ///< what it announces may have a name or an id, which is no secret: `secret "db-v1" not found`
};

/// What the end of `text` announces; it ends before the separator. Looks back over a bounded number of characters.
AMISS_NOINLINE constexpr Announced announced_by(std::string_view text) noexcept
{
    constexpr std::size_t farthest = 48; // more than the longest word with its quotes
    if (text.size() > farthest) text.remove_prefix(text.size() - farthest);
    const auto skip_blanks = [&text] {
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    };
    skip_blanks();
    bool bare = true; // neither quoted nor in brackets
    for (bool again = true; again && !text.empty();) {
        again = false;
        for (const std::string_view quote : written_quotes) {
            if (!ends_with(text, quote)) continue;
            text.remove_suffix(quote.size());
            again = true;
        }
        const char last = text.empty() ? ' ' : text.back();
        if (is_quote(last) || last == '\\' || last == ']' || last == '*' || last == ':') {
            text.remove_suffix(1);
            again = true;
        } else if (ends_with(text, "%5D") || ends_with(text, "%5d")) {
            text.remove_suffix(3);
            again = true;
        }
        bare = bare && (!again || last == '\\'); // an escape is no quote
        if (again) skip_blanks();
    }
    for (int digits = 0; digits < 2 && text.size() > 1 && is_digit(text.back()); ++digits) text.remove_suffix(1);
    if (text.empty() || (last_letters_of_words() >> (text.back() & 31) & 1U) == 0) return {};

    for (const SecretWord& word : secret_words) {
        if (last_char(word) != to_lower(text.back())) continue;
        const std::size_t begin = word_at_end(text, word.text);
        if (begin == text.size() || (!word.inside && !begins_word(text, begin))) continue;
        const std::string_view found = text.substr(begin);
        if (word.text == std::string_view("token")) {
            for (const std::string_view harmless : harmless_tokens) {
                if (word_at_end(text.substr(0, begin), harmless) != begin) return {};
            }
        }
        const char before = begin == 0 ? ' ' : text[begin - 1];
        Announced announced;
        announced.kind = word.kind;
        announced.prose = bare && !is_alnum(before) && before != '_' && before != '-' && before != '?' && before != '&'
            && found.find('_') == found.npos && found.find('-') == found.npos;
        announced.counted = is_one_of(word.text, "token session pass cookie cookies");
        announced.named = is_one_of(word.text, "secret session pass");
        announced.working = found == "PWD" && (before == ' ' || before == 'D');
        std::size_t name = begin; // where the identifier begins that ends in the word
        while (name > 0 && (is_alnum(text[name - 1]) || std::string_view("-_:.").find(text[name - 1]) != text.npos))
            --name;
        announced.tag = bare && name > 0 && (text[name - 1] == '<' || ends_with(text.substr(0, name), "&lt;"));
        if (bare && equal_ignoring_case(text.substr(name, 5), "u003c")) announced.tag = true;
        announced.path = bare && name > 0 && text[name - 1] == '/';
        announced.option = bare && text.substr(name, 2) == "--";
        return announced;
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
