// SPDX-License-Identifier: BSL-1.0
// Tells the words of a sentence from secrets, so that a log line keeps "password: must have 8 characters".
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Words, with spaces between them, that begin a sentence about a secret, or that appear where no secret follows. None of them is a likely password.
inline constexpr std::string_view sentence_words =
    "closed active inactive locked disabled enabled unavailable unsupported redacted hidden masked ignored absent stale "
    "ready reset updated created deleted changed accepted verified unverified refreshed "
    "a an the this that it its your our their we you no not none null nil undefined empty blank missing "
    "required optional invalid expired revoked unknown must should shall can cannot can't could may might "
    "will would is isn't are was were be has have had do does doesn't don't did didn't too only at in on "
    "of for from to with without and or if when because since please try use see check provide enter "
    "unset given found rejected denied failed refused valid ok true false yes string number integer "
    "object boolean wrong incorrect bad needs need malformed mismatch expected supplied provided "
    "unauthorized forbidden already contains requires provides there once after before";

/// What may follow the name of an authentication scheme in a sentence.
inline constexpr std::string_view scheme_nouns =
    "token tokens auth authentication authorization scheme schemes header credentials prefix format key "
    "keys type access challenge realm method plan mode";

/// The end of a sentence's word: what follows it may not be part of a secret.
constexpr bool ends_word(std::string_view rest) noexcept
{
    constexpr std::string_view breaks = " \t\r\n;)]}\"'`<>&|\\";
    if (rest.empty()) return true;
    if (breaks.find(rest[0]) != breaks.npos)
        return is_blank(rest[0]) || rest[0] == '\r' || rest[0] == '\n' || rest[0] == '&' || rest.size() == 1
            || !is_alnum(rest[1]);
    return std::string_view(".,:!?").find(rest[0]) != std::string_view::npos
        && (rest.size() == 1 || breaks.find(rest[1]) != breaks.npos);
}

/// The word at the beginning of `text`, or nothing where there is none: one of letters alone, which ends as words do.
AMISS_NOINLINE constexpr std::string_view first_word(std::string_view text) noexcept
{
    constexpr std::size_t longest = 15;
    std::size_t size = 0;
    while (size < text.size() && size <= longest
           && (is_lower(to_lower(text[size])) || (size != 0 && text[size] == '\''))) // "isn't"
        ++size;
    if (size != 0 && text[size - 1] == '\'') --size; // a closing quote
    return size <= longest && ends_word(text.substr(size)) ? text.substr(0, size) : std::string_view();
}

/// Whether `word` is one of `words`, in any case. The words are small letters with spaces between them: one text has no
/// pointers in it, which the loader would have to adjust.
AMISS_NOINLINE constexpr bool is_one_of(std::string_view word, std::string_view words) noexcept
{
    if (word.empty()) return false;
    while (!words.empty()) {
        const std::size_t space = words.find(' ');
        const std::string_view other = words.substr(0, space);
        if (other.size() == word.size() && other[0] == to_lower(word[0]) && equal_ignoring_case(word, other))
            return true;
        words.remove_prefix(space == words.npos ? words.size() : space + 1);
    }
    return false;
}

/// Whether `text` begins with a word that says something about a secret.
AMISS_NOINLINE constexpr bool begins_sentence(std::string_view text) noexcept
{
    const std::string_view word = first_word(text);
    if (word.empty()) return false;
    constexpr std::size_t short_word = 2; // "a|b" may be a password
    const std::string_view rest = text.substr(word.size());
    if (word.size() <= short_word && !rest.empty() && std::string_view(" \"',.)]}").find(rest[0]) == rest.npos)
        return false;
    return is_one_of(word, sentence_words);
}

/// What follows the first word and a space; empty where there is no such thing.
constexpr std::string_view after_first_word(std::string_view text) noexcept
{
    const std::size_t size = first_word(text).size();
    return size != 0 && size + 1 < text.size() && text[size] == ' ' ? text.substr(size + 1) : std::string_view();
}

/// Whether `token` is unlike the words and names that people write: it has a digit or a capital, or is one long word.
///
/// Looks at no more than the first 256 characters, so that hostile text takes linear time.
AMISS_NOINLINE constexpr bool looks_random(std::string_view token) noexcept
{
    constexpr std::size_t window = 256, longest_word = 20;
    std::size_t word = 0;
    for (const char c : token.substr(0, window)) {
        if (is_digit(c) || is_upper(c)) return true;
        word = is_lower(c) ? word + 1 : 0;
        if (word > longest_word) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
