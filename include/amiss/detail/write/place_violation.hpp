// SPDX-License-Identifier: BSL-1.0
// What becomes of failed fields in an envelope that has no place for them.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/error.hpp>
#include <amiss/violation.hpp>

#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a layout has a place for all violations: a map or a list.
constexpr bool has_violations_place(LayoutView layout) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        if (layout.nodes[at].field == FieldKind::violations) return true;
    }
    return false;
}

AMISS_NOINLINE inline std::size_t place_first_violation(FieldValues& values, LayoutView layout,
                                                        const ApiError& error) noexcept
{
    if (has_violations_place(layout)) return 0;
    const Violations violations = error.violations();
    const bool has_own_text = (ErrorAccess::head(error).flags & ErrorHead::own_message) != 0;
    if (has_own_text || values.has(FieldKind::param)) return violations.size();
    const Violation first = violations[0];
    if (!first.message.empty()) values.set(FieldKind::message, first.message);
    values.set(FieldKind::param, first.field);
    const bool is_written = first.field.empty() || has_field(layout, FieldKind::param);
    return violations.size() - (is_written ? 1U : 0U);
}

/// Where the layout has no place for violations, the first one is the parameter and the message of an error that has
/// neither a parameter nor a text of its own. Returns how many violations the body does not have.
inline std::size_t place_violation(FieldValues& values, LayoutView layout, const ApiError& error) noexcept
{
    return AMISS_LIKELY(!values.has(FieldKind::violations)) ? 0 : place_first_violation(values, layout, error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
