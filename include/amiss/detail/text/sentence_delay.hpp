// SPDX-License-Identifier: BSL-1.0
// The delay that a sentence asks for: "retry after 134", "Please try again in 6m0s.", "wait 5 minutes".
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/whole_seconds.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a delay may end here: not within a date, a range or a larger number, and not before the word for something
/// else than time, as in "after 5 attempts".
constexpr bool ends_delay(std::string_view rest, bool has_unit) noexcept
{
    if (rest.empty()) return true;
    if (std::string_view("-/:%_").find(rest[0]) != rest.npos || is_unit_char(rest[0]) || is_digit(rest[0]))
        return false;
    if ((rest[0] == '.' || rest[0] == ',') && rest.size() > 1 && is_digit(rest[1])) return false;
    take_while(rest, is_blank);
    return has_unit || rest.empty() || !(is_unit_char(rest[0]) || is_digit(rest[0]));
}

/// The seconds that a sentence says to wait, rounded up; of several the most. Nothing when it does not say so.
///
/// A number counts only after words that ask for a delay: "retry" or "again", then "after" or "in"; or "wait". Without a
/// unit it is seconds. After "available in", "resets in" and "try after" it needs one. More than 10^9 seconds are no delay.
constexpr std::optional<std::int64_t> delay_in_sentence(std::string_view text) noexcept
{
    enum class Expected { phrase, preposition, number } expected = Expected::phrase;
    std::int64_t longest = -1;
    bool needs_unit = false; // "available in 2027"
    while (!text.empty()) {
        DelayText delay;
        if (is_digit(text[0])) {
            const bool good = take_delay(text, delay) && expected == Expected::number
                && ends_delay(text, delay.has_unit) && delay.number <= longest_delay && (delay.has_unit || !needs_unit);
            if (good && delay.number > longest) longest = delay.number;
            take_while(text, [](char c) { return is_alnum(c) || c == '.' || c == '-' || c == ':'; });
            expected = Expected::phrase;
            continue;
        }
        const std::string_view word = take_while(text, is_unit_char);
        if (word.empty()) {
            const bool negative = text[0] == '-' && text.size() > 1 && is_digit(text[1]);
            if (negative || std::string_view(" \t\r\n\"'`-_:=").find(text[0]) == text.npos) expected = Expected::phrase;
            text.remove_prefix(1);
        } else if (is_one_of(word, "retry retrying again try available reset resets")) {
            expected = Expected::preposition;
            needs_unit = is_one_of(word, "available try reset resets");
        } else if (is_one_of(word, "wait waiting")) {
            expected = Expected::number;
            needs_unit = false;
        } else if (expected == Expected::preposition && is_one_of(word, "after in")) {
            expected = Expected::number;
        } else if (!is_one_of(word, "for of at least about approximately another your the this request requests it")) {
            expected = Expected::phrase;
        }
    }
    return longest < 0 ? std::nullopt : std::optional<std::int64_t>(longest);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
