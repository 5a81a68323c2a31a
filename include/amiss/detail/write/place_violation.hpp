// SPDX-License-Identifier: BSL-1.0
// What becomes of failed fields in an envelope that has no place for them.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/write/field_values.hpp>

#include <cstddef>
#include <cstdint>

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

/// Where the layout has no place for violations, the first one is the parameter and the message of an error that has
/// neither a parameter nor a text of its own. Returns how many violations the body does not have.
inline std::size_t place_violation(FieldValues& values, LayoutView layout) noexcept
{
    if (!values.has(FieldKind::violations) || has_violations_place(layout)) return 0;
    values.set_present(FieldKind::violations, false); // they are nowhere in the body
    std::size_t count = 0;
    Record first, record;
    for (std::uint32_t offset = 0; values.records->next(offset, record);) {
        if (record.kind == FieldKind::violations && ++count == 1) first = record;
    }
    const bool has_own_text = (values.records->head().flags & ErrorHead::own_message) != 0;
    if (has_own_text || values.has(FieldKind::param)) return count;
    if (!first.value.empty()) values.set(FieldKind::message, first.value);
    values.set(FieldKind::param, first.key);
    return first.key.empty() || has_field(layout, FieldKind::param) ? count - 1 : count;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
