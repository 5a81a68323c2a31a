// SPDX-License-Identifier: BSL-1.0
// The words true and false as text, as headers and some bodies have them.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What "true" or "false" says, in any case of the letters; nothing for another text.
constexpr std::optional<bool> boolean_of(std::string_view text) noexcept
{
    if (equal_ignoring_case(text, "true")) return true;
    if (equal_ignoring_case(text, "false")) return false;
    return std::nullopt;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
