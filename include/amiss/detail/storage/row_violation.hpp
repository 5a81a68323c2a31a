// SPDX-License-Identifier: BSL-1.0
// The violation of a field whose code is an enumerator: its message is the text of the enumerator's row.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/catalog/row_text.hpp>
#include <amiss/detail/storage/fill_template.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/violation_details.hpp>
#include <amiss/field.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The value of a placeholder in the message of a violation: the field for {param}, a detail of the violation, or else a
/// value of the error. False where there is none.
inline bool violation_value(const RecordBuffer& records, std::string_view field, const ViolationDetails& details,
                            std::string_view key, char (&digits)[24], std::string_view& value) noexcept
{
    if (key == "param") return value = field, !field.empty();
    for (std::size_t at = 0; at < details.count(); ++at) {
        if (details[at].key == key) return value = details[at].text, !value.empty();
    }
    return template_value(records, key, digits, value);
}

/// Adds the violation that a row is for. Its message is the row's, filled, or the row's plain text where a value is missing.
AMISS_NOINLINE inline void add_row_violation(RecordBuffer& records, std::string_view field, const RowData& row,
                                             ViolationDetails& details) noexcept
{
    char digits[24];
    std::string_view value;
    const auto put_filled = [&](auto put) {
        for (std::string_view rest = row.message; !rest.empty();) {
            const TemplatePart part = next_part(rest);
            if (part.placeholder && !violation_value(records, field, details, part.text, digits, value)) return false;
            put(part.placeholder ? value : part.text);
        }
        return true;
    };
    std::size_t size = 0;
    if (!row.templated || !put_filled([&size](std::string_view piece) { size += piece.size(); })) {
        add_violation(records, field, text_without_values(row), row.name, details);
        return;
    }
    char own[RecordBuffer::inline_capacity];
    if (size <= sizeof own) {
        std::size_t at = 0;
        put_filled([&own, &at](std::string_view piece) {
            if (!piece.empty()) std::memcpy(own + at, piece.data(), piece.size());
            at += piece.size();
        });
        add_violation(records, field, {own, size}, row.name, details);
        return;
    }
    // Room for the message, and for the violation with another one: from here on, no view into the records moves.
    records.reserve(2 * size + field.size() + row.name.size() + details.size() + 24, field, details);
    OpenRecord message(records, FieldKind::violation_message);
    put_filled([&message](std::string_view piece) { message.add(piece); });
    add_violation(records, field, message.value(), row.name, details);
    message.drop();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
