// SPDX-License-Identifier: BSL-1.0
// The kinds of `FieldKind::guidance`, which a field names by its key.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a field of guidance says. The lists come first, in the order in which a table has them.
enum class Guidance : unsigned char { causes, fixes, links, retry };

/// The one that a field with this key says; the keys are those of `namespace field`.
constexpr Guidance guidance_of(std::string_view key) noexcept
{
    if (key == "causes") return Guidance::causes;
    if (key == "fixes") return Guidance::fixes;
    return key == "links" ? Guidance::links : Guidance::retry;
}

/// Whether it is a list, and not one sentence.
constexpr bool is_list(Guidance guidance) noexcept { return guidance != Guidance::retry; }

} // namespace detail
} // inline namespace v0
} // namespace amiss
