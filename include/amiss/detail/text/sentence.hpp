// SPDX-License-Identifier: BSL-1.0
// Decides what is a sentence: text for people, as against a code, a name, a value or a frame of a stack trace.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A line of a stack trace: "at f (x.js:1)", "at a.B.c(B.java:12)", "File "x.py", line 3, in f", "#0 /x.php(12): f()",
/// "main.go:12 +0x1d".
constexpr bool is_stack_frame(std::string_view text) noexcept
{
    while (!text.empty() && is_blank(text[0])) text.remove_prefix(1);
    if (text.size() < 4) return false;
    const char last = text.back();
    if (text.substr(0, 3) == "at ") return last == ')' || (is_digit(last) && text.find(':') != text.npos);
    if (text[0] == '#' && is_digit(text[1])) return true;
    if (text.substr(0, 5) == "File ") return text.find(", line ") != text.npos;
    return text.find(" +0x") != text.npos;
}

/// Whether a text without escapes is a sentence.
///
/// It has blanks between its words, one of which has two letters in a row; or it is one word of letters with a full stop, an exclamation
/// mark or a question mark at its end; or it has letters beyond ASCII, since codes have none.
constexpr bool is_sentence(std::string_view text) noexcept
{
    if (is_stack_frame(text)) return false;
    unsigned words = 0;
    bool in_word = false, after_letter = false, letters = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return true;
        const bool blank = c == ' ' || c == '\n' || c == '\t', letter = is_upper(c) || is_lower(c);
        words += !blank && !in_word ? 1U : 0U;
        in_word = !blank;
        letters = letters || (letter && after_letter);
        after_letter = letter;
        if (words > 1 && letters) return true;
    }
    if (words > 1) return false;
    if (text.size() < 3) return false;
    const char last = text.back();
    if (last != '.' && last != '!' && last != '?') return false;
    text.remove_suffix(1);
    return consists_of(text, [](char c) { return is_upper(c) || is_lower(c); });
}

/// Whether a text without escapes says what is wrong with something: a sentence with a word that complaints have.
///
/// "is too short" does, "Light Blue" and "3 per day" do not. In a language with letters beyond ASCII, any sentence does.
constexpr bool is_complaint(std::string_view text) noexcept
{
    constexpr std::string_view words =
        "must mustn't should shouldn't can cannot can't could couldn't may not no isn't is are aren't was wasn't has hasn't "
        "have haven't does doesn't do don't did didn't will won't need needs invalid required requires require missing "
        "expected already unknown too exceeds exceeded allowed valid blank empty wrong incorrect bad unsupported unable "
        "fail fails failed enter select choose provide supply specify ensure duplicate taken least most outside denied "
        "exists exist none match range unrecognised matches greater less longer shorter over under past future minimum maximum malformed unrecognized unexpected illegal please";
    if (!is_sentence(text)) return false;
    while (!text.empty()) {
        const std::string_view word = take_while(text, [](char c) { return is_upper(c) || is_lower(c) || c == '\''; });
        if (is_one_of(word, words)) return true;
        if (!word.empty()) continue;
        if (static_cast<unsigned char>(text[0]) >= 0x80) return true;
        text.remove_prefix(1);
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
