// SPDX-License-Identifier: BSL-1.0
// Which characters change how a text is shown, and so can make it look like another one.
#pragma once

#include <amiss/detail/compiler.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// C0, DEL and C1 controls, line and paragraph separators, and bidirectional controls.
constexpr bool is_unsafe_scalar(char32_t c) noexcept
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0x061C || c == 0x200E
        || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// The tag characters, which nobody sees, but which a language model reads as letters; and a byte order mark.
constexpr bool is_unseen_scalar(char32_t c) noexcept { return (c >= 0xE0000 && c <= 0xE007F) || c == 0xFEFF; }

} // namespace detail
} // inline namespace v0
} // namespace amiss
