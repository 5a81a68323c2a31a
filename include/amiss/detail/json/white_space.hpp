// SPDX-License-Identifier: BSL-1.0
// The white space that JSON allows around its tokens.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Space, tab, line feed and carriage return, and no others (RFC 8259 §2).
constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// `json` without leading white space.
constexpr std::string_view without_leading_space(std::string_view json) noexcept
{
    std::size_t size = 0;
    while (size < json.size() && is_space(json[size])) ++size;
    return json.substr(size);
}

/// `json` without leading and trailing white space.
constexpr std::string_view without_space_around(std::string_view json) noexcept
{
    json = without_leading_space(json);
    while (!json.empty() && is_space(json.back())) json.remove_suffix(1);
    return json;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
