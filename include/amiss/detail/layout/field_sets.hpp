// SPDX-License-Identifier: BSL-1.0
// Forms of fields, and sets of fields: those of a form, those that are text, those that an error stores.
#pragma once

#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The forms alone, one byte each: what the hot paths look up.
struct FieldForms {
    FieldForm of[field_count]{};

    constexpr FieldForms() noexcept
    {
        for (std::size_t at = 0; at < field_count; ++at) of[at] = field_table[at].form;
    }
};
inline constexpr FieldForms field_forms{};

/// The form of a field.
constexpr FieldForm form_of(FieldKind kind) noexcept { return field_forms.of[static_cast<std::size_t>(kind)]; }

constexpr std::uint32_t field_bit(FieldKind field) noexcept { return 1U << static_cast<unsigned>(field); }

/// The bits of all fields in one of these forms.
template <class... Forms>
constexpr std::uint32_t fields_in(Forms... forms) noexcept
{
    std::uint32_t bits = 0;
    for (const FieldRow& row : field_table) bits |= ((row.form == forms) || ...) ? field_bit(row.kind) : 0U;
    return bits;
}
/// The fields that are stored as text.
inline constexpr std::uint32_t text_fields = fields_in(FieldForm::text, FieldForm::link);
/// The fields that an error stores, each as records of its kind.
inline constexpr std::uint32_t stored_fields =
    text_fields | fields_in(FieldForm::time, FieldForm::seconds, FieldForm::members, FieldForm::map);

constexpr bool is_text_field(FieldKind field) noexcept { return (text_fields & field_bit(field)) != 0; }

constexpr bool is_in_order() noexcept
{
    for (std::size_t at = 0; at < field_count; ++at) {
        if (static_cast<std::size_t>(field_table[at].kind) != at) return false;
    }
    return field_table[field_count - 1].kind == FieldKind::violation_detail;
}
static_assert(is_in_order(), "amiss: field_table has a row for each FieldKind, in the same order");
static_assert(field_count <= 32, "amiss: each field has a bit of 32");

} // namespace detail
} // inline namespace v0
} // namespace amiss
