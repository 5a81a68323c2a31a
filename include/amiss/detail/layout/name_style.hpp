// SPDX-License-Identifier: BSL-1.0
// The styles in which a code can be written: in upper case with `_`, in lower case with `-`, in lower case.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr bool is_name_style(FieldStyle style) noexcept
{
    return style == FieldStyle::upper_snake || style == FieldStyle::kebab || style == FieldStyle::lower;
}

/// A character of a name in a style. Each character becomes one.
constexpr char in_style(char c, FieldStyle style) noexcept
{
    switch (style) {
    case FieldStyle::upper_snake: return is_alnum(c) ? to_upper(c) : '_';
    case FieldStyle::kebab: return is_alnum(c) ? to_lower(c) : '-';
    case FieldStyle::lower: return to_lower(c);
    default: return c;
    }
}

/// Gives a name in a style to `put`, in pieces. Each character that is not ASCII becomes what a separator does; in lower case
/// it stays.
template <class Put>
constexpr void for_each_in_style(std::string_view name, FieldStyle style, Put put) noexcept
{
    while (!name.empty()) {
        const Utf8Step step = next_scalar(name);
        const char c = in_style(name[0], style);
        const bool is_kept = style == FieldStyle::lower && step.scalar >= 0x80;
        put(is_kept ? name.substr(0, step.size) : std::string_view(&c, 1));
        name.remove_prefix(step.size);
    }
}

/// Whether `text` is `name` in this style.
constexpr bool is_in_style(std::string_view text, std::string_view name, FieldStyle style) noexcept
{
    if (text.size() != name.size()) return false;
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (text[at] != in_style(name[at], style)) return false;
    }
    return true;
}

/// Whether two names are the same in one style.
constexpr bool are_one_in_style(std::string_view left, std::string_view right, FieldStyle style) noexcept
{
    if (left.size() != right.size()) return false;
    for (std::size_t at = 0; at < left.size(); ++at) {
        if (in_style(left[at], style) != in_style(right[at], style)) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
