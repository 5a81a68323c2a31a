// SPDX-License-Identifier: BSL-1.0
// Which members of a layout are sections of a Markdown body, and the marks by which what is in a section is read back.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a member is a section: its key is a heading.
constexpr bool is_heading(std::string_view key) noexcept { return !key.empty() && key[0] == '#'; }
/// Whether the value of a member is the text of its heading.
constexpr bool is_bare_heading(std::string_view key) noexcept
{
    return is_heading(key) && consists_of(key, [](char c) { return c == '#'; });
}

/// Between the values of a heading.
inline constexpr std::string_view heading_separator = ": ";
/// Around the field of a violation, and around its code. Texts have none of these characters without a backslash.
inline constexpr std::string_view field_mark = "**";
inline constexpr std::string_view code_begin = " (*";
inline constexpr std::string_view code_end = "*)";

} // namespace detail
} // inline namespace v0
} // namespace amiss
