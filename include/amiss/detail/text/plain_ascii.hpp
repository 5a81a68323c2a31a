// SPDX-License-Identifier: BSL-1.0
// Text in the characters that an OAuth error description may have: every other one is replaced by one of these.
#pragma once

#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether an `error_description` may have this character: printable ASCII without `"` and `\` (RFC 6749 §5.2, RFC 6750 §3).
constexpr bool is_described(char c) noexcept { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

/// The letters without their marks, from U+00C0 to U+017F.
inline constexpr std::string_view letters_without_marks =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
    "lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(letters_without_marks.size() == 0x180 - 0xC0, "amiss: a letter for each");

/// The character that stands for this one: itself where it may, a quotation mark for each kind of quotation mark, and so on.
constexpr char described(char32_t scalar) noexcept
{
    if (scalar < 0x7F && is_described(static_cast<char>(scalar))) return static_cast<char>(scalar);
    if (scalar < 0xA1) return scalar == '"' ? '\'' : scalar == '\\' ? '/' : ' '; // else a control character, or a blank
    if (scalar >= 0xC0 && scalar < 0x180) return letters_without_marks[static_cast<std::size_t>(scalar - 0xC0)];
    if ((scalar >= 0x2010 && scalar <= 0x2015) || scalar == 0x2212) return '-';
    if ((scalar >= 0x2018 && scalar <= 0x201F) || scalar == 0x2032 || scalar == 0x2033) return '\'';
    if (scalar == 0xAB || scalar == 0xBB || scalar == 0x2039 || scalar == 0x203A) return '\'';
    if (scalar == 0x2026) return '.';
    if (scalar == 0xB7 || scalar == 0x2022) return '*';
    if ((scalar >= 0x2000 && scalar <= 0x200A) || scalar == 0x2028 || scalar == 0x2029 || scalar == 0x202F
        || scalar == 0x205F || scalar == 0x3000)
        return ' ';
    return '?';
}

/// Calls `put` with the characters that stand for those of `text`, until it returns false. Never more than bytes of `text`.
template <class Put>
constexpr void put_described(std::string_view text, Put put) noexcept
{
    while (!text.empty()) {
        const Utf8Step step = next_scalar(text);
        if (!put(described(step.scalar))) return;
        text.remove_prefix(step.size);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
