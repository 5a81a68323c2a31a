// SPDX-License-Identifier: BSL-1.0
// What becomes of failed fields in an envelope that has no place for them.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/fill_template.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/write/field_values.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// The message of a row's template with `param` as its parameter. Empty where another value is missing, or where it is too
/// long for the buffer: then the row's plain text stays.
AMISS_COLD inline std::string_view fill_for_param(const RecordBuffer& records, std::string_view text,
                                                  std::string_view param,
                                                  char (&buffer)[FieldValues::max_made_text]) noexcept
{
    char digits[24];
    std::size_t size = 0;
    while (!text.empty()) {
        const TemplatePart part = next_part(text);
        std::string_view piece = part.text;
        if (part.placeholder && part.text == "param")
            piece = param;
        else if (part.placeholder && !template_value(records, part.text, digits, piece))
            return {};
        if (piece.size() > sizeof buffer - size) return {};
        copy_short(buffer + size, piece.data(), piece.size());
        size += piece.size();
    }
    return {buffer, size};
}

/// Where the layout has no place for violations, the first one stands in for what an error without a parameter does not
/// say itself: its field for the parameter, and its message for the message. An error with a parameter has said it.
///
/// Returns how many violations are not wholly in the body.
AMISS_COLD inline std::size_t place_violation(FieldValues& values, LayoutView layout) noexcept
{
    if (!values.has(FieldKind::violations) || has_violations_place(layout)) return 0;
    values.set_present(FieldKind::violations, false); // they are nowhere in the body
    std::size_t count = 0;
    Record first, record;
    for (std::uint32_t offset = 0; values.records->next(offset, record);) {
        if (record.kind == FieldKind::violations && ++count == 1) first = record;
    }
    if (!values.has(FieldKind::param)) {
        values.set(FieldKind::param, first.key);
        std::string_view message = first.value;
        if (message.empty() && !first.key.empty() && values.row != nullptr && values.row->templated)
            message = fill_for_param(*values.records, values.row->message, first.key, values.made_text);
        const bool has_own_text = (values.records->head().flags & ErrorHead::own_message) != 0;
        if (!has_own_text && !message.empty()) values.set(FieldKind::message, message);
    }
    if (values.text(FieldKind::param) != first.key) return count;
    const bool is_named = first.key.empty() || has_field(layout, FieldKind::param);
    const bool is_told = (first.value.empty()
                          || (has_field(layout, FieldKind::message) && values.text(FieldKind::message) == first.value))
        && first.code.empty() && first.details.empty();
    return is_named && is_told ? count - 1 : count;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
