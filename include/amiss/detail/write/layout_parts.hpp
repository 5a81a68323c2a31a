// SPDX-License-Identifier: BSL-1.0
// Which parts of the walking writer a layout needs: what no node asks for is not in the program.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Parts of the walking writer, a bit each. What every layout has is in none.
using LayoutParts = std::uint32_t;
namespace parts {
inline constexpr LayoutParts nulls = 1;             ///< members that are null without a value
inline constexpr LayoutParts conditions = 2;        ///< members that depend on another field
inline constexpr LayoutParts texts = 4;             ///< strings of a field and what is around it
inline constexpr LayoutParts choices = 8;           ///< the first that has a value
inline constexpr LayoutParts variants = 16;         ///< objects with a tag
inline constexpr LayoutParts arrays = 32;           ///< lists of anything but violations and errors
inline constexpr LayoutParts errors = 64;           ///< a list of errors
inline constexpr LayoutParts violations = 128;      ///< violations in any form
inline constexpr LayoutParts violation_parts = 256; ///< violations in a list
inline constexpr LayoutParts details = 512;         ///< details in any form
inline constexpr LayoutParts spread_details = 1024; ///< details among other members, or as texts
inline constexpr LayoutParts placed_details = 2048; ///< details with a place of their own
inline constexpr LayoutParts row_values = 4096;     ///< what `value_of_row` has
inline constexpr LayoutParts advice = 8192;         ///< what rows say to people
inline constexpr LayoutParts links = 1U << 14U;
inline constexpr LayoutParts times = 1U << 15U;
inline constexpr LayoutParts exact_times = 1U << 16U; ///< with milliseconds, or as a number
inline constexpr LayoutParts numbers = 1U << 17U;     ///< constants, statuses and delays
inline constexpr LayoutParts styles = 1U << 18U;      ///< names as paths, and texts in ASCII
inline constexpr LayoutParts phrases = 1U << 19U;
inline constexpr LayoutParts flags = 1U << 20U;
inline constexpr LayoutParts all = ~LayoutParts{0};
} // namespace parts

/// The parts for a field as a value or as a condition.
constexpr LayoutParts parts_of(FieldKind field) noexcept
{
    switch (form_of(field)) {
    case FieldForm::of_row: return parts::row_values;
    case FieldForm::advice: return parts::advice;
    case FieldForm::members: return parts::details;
    case FieldForm::map: return parts::violations;
    case FieldForm::member: return parts::details | parts::placed_details;
    case FieldForm::part: return parts::violations | parts::violation_parts;
    case FieldForm::link: return parts::links;
    case FieldForm::time: return parts::times;
    case FieldForm::status:
    case FieldForm::seconds: return parts::numbers;
    case FieldForm::phrase: return parts::phrases;
    case FieldForm::flag: return parts::flags;
    case FieldForm::none:
    case FieldForm::text: return 0;
    }
    return parts::all;
}

/// The parts for a node.
constexpr LayoutParts parts_of(const Node& node) noexcept
{
    LayoutParts found = parts_of(node.field) | (node.nullable ? parts::nulls : 0U);
    if (node.when != FieldKind::none) found |= parts::conditions | parts_of(node.when);
    if (is_row_value(node.field, node.style)) found |= parts::row_values;
    if (node.style == FieldStyle::path || node.style == FieldStyle::ascii) found |= parts::styles;
    if (form_of(node.field) == FieldForm::time && node.style != FieldStyle::plain)
        found |= parts::exact_times | parts::numbers;
    if (node.field == FieldKind::details && (node.kind == NodeKind::spread || node.style == FieldStyle::text))
        found |= parts::spread_details;
    switch (node.kind) {
    case NodeKind::array: return found | parts::arrays;
    case NodeKind::each: return found | parts::violations | parts::violation_parts;
    case NodeKind::text: return found | parts::texts;
    case NodeKind::choice: return found | parts::choices;
    case NodeKind::variants: return found | parts::variants;
    case NodeKind::errors: return found | parts::errors;
    case NodeKind::number: return found | parts::numbers;
    default: return found;
    }
}

/// The parts for a layout.
constexpr LayoutParts parts_of(LayoutView layout) noexcept
{
    LayoutParts found = 0;
    for (std::size_t at = 0; at < layout.size; ++at) found |= parts_of(layout.nodes[at]);
    return found;
}

/// Whether some of these parts are among those of a layout.
template <LayoutParts Parts>
constexpr bool has_part(LayoutParts wanted) noexcept
{
    return (Parts & wanted) != 0;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
