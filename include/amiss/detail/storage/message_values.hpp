// SPDX-License-Identifier: BSL-1.0
// Setting the values that a row's message may name: the message is made again where it names the one that is set.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/template_pieces.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/fill_template.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The row whose message is to be made again when a value of this kind has changed, or null: where the message does not name
/// one, or the error has a message of its own.
inline const RowData* row_that_names(const RecordBuffer& records, unsigned values) noexcept
{
    const ErrorHead& head = records.head();
    if (head.catalog == nullptr || (head.flags & ErrorHead::own_message) != 0) return nullptr;
    const RowData& row = (*head.catalog)[head.row_number];
    return (row.shape.values & values) != 0 ? &row : nullptr;
}

/// Writes the parameter and the message of a row that names it alone, of an error that has no text yet. Returns how many bytes
/// they take; 0 where there is no parameter, or not enough room.
inline unsigned write_first(RecordBuffer& records, std::string_view name, const RowData& row) noexcept
{
    constexpr std::size_t word_size = 4, most = RecordBuffer::inline_capacity - 2 * word_size;
    const TemplatePiece& first = row.pieces[0];
    const std::string_view before = first.text(row.message);
    const std::string_view after = first.is_last ? std::string_view() : row.pieces[1].text(row.message);
    const std::size_t size = before.size() + name.size() + after.size();
    if (name.empty() || name.size() > most || size > most - name.size()) return 0;
    char* at = records.inline_text();
    store_size(at, RecordKind(FieldKind::param).number | static_cast<std::uint32_t>(name.size()) << 8U);
    at = copy_short(at + word_size, name.data(), name.size());
    store_size(at, RecordKind(FieldKind::message).number | static_cast<std::uint32_t>(size) << 8U);
    at = copy_short(at + word_size, before.data(), before.size());
    at = copy_short(at, name.data(), name.size());
    copy_short(at, after.data(), after.size());
    return static_cast<unsigned>(2 * word_size + name.size() + size);
}

/// Makes room on the heap for a parameter and for the message that names it, at once, where both do not fit inside.
AMISS_COLD inline void reserve_for_param(RecordBuffer& records, std::string_view& name, const RowData& row) noexcept
{
    char digits[24];
    std::size_t size = name.size() + 8;
    for (const TemplatePiece* piece = row.pieces;; ++piece) {
        std::string_view value;
        if (piece->value == TemplateValue::param)
            value = name;
        else if (piece->value != TemplateValue::nothing)
            template_value(records, piece->value, piece->key(row.message), digits, value);
        if (piece->value != TemplateValue::nothing && value.empty()) return; // then there is no message
        size += piece->text(row.message).size() + value.size();
        if (piece->is_last) break;
    }
    const std::string_view old[] = {records.find(FieldKind::param), records.find(FieldKind::message)};
    std::size_t others = records.size();
    for (const std::string_view text : old) others -= text.data() != nullptr ? text.size() + 4 : 0;
    if (others + size > RecordBuffer::inline_capacity) records.try_reserve(size, name);
}

/// Sets the parameter; `row` is the one that `row_that_names` it. Returns how many bytes were written where the caller is to
/// note that in the head; else 0.
AMISS_NOINLINE inline unsigned put_param(RecordBuffer& records, std::string_view name, const RowData* row) noexcept
{
    if (row != nullptr && (row->shape.values & TemplateShape::single) != 0 && records.size() == 0) {
        if (const unsigned bytes = write_first(records, name, *row)) return bytes;
    }
    if (row != nullptr && !records.has_room(2 * name.size() + row->message.size() + 8))
        reserve_for_param(records, name, *row);
    records.set(FieldKind::param, name);
    if (row != nullptr) fill_template(records, *row);
    return 0;
}

AMISS_NOINLINE inline void set_any_param(RecordBuffer& records, std::string_view name) noexcept
{
    const unsigned bytes = put_param(records, name, row_that_names(records, TemplateShape::param));
    if (bytes != 0) records.head().used = static_cast<std::uint8_t>(bytes);
}

/// Sets the parameter. Where an error was made a moment ago, of a code that the program names, the compiler knows its row.
AMISS_ALWAYS_INLINE inline void set_param(RecordBuffer& records, std::string_view name) noexcept
{
    ErrorHead& head = records.head();
    if (!is_known(head.used) || head.used != 0) return set_any_param(records, name);
    const ErrorHead made = head;
    const unsigned bytes = put_param(records, name, row_that_names(records, TemplateShape::param));
    if (AMISS_LIKELY(bytes != 0)) head.set_block(made.block_with(bytes));
}

AMISS_NOINLINE inline void set_delay(RecordBuffer& records, std::int64_t seconds) noexcept
{
    store_record(records, FieldKind::retry_after, seconds);
    if (const RowData* const row = row_that_names(records, TemplateShape::retry_after)) fill_template(records, *row);
}

/// Whether a row's message names a detail with this key.
inline bool names_detail(const RowData& row, std::string_view key) noexcept
{
    const SameKey is_same(key);
    for (const TemplatePiece* piece = row.pieces;; ++piece) {
        if (piece->value == TemplateValue::detail && is_same(piece->key(row.message))) return true;
        if (piece->is_last) return false;
    }
}

AMISS_NOINLINE inline void set_named_detail(RecordBuffer& records, std::string_view key,
                                            const DetailValue& value) noexcept
{
    const RowData* row = row_that_names(records, TemplateShape::details);
    if (row != nullptr && !names_detail(*row, key)) row = nullptr; // now: the key may be in the records
    set_detail(records, key, value);
    if (row != nullptr) fill_template(records, *row);
}

/// Makes the message of a row whose template has doubled braces, and no values that come later.
AMISS_NOINLINE inline void set_row_message(RecordBuffer& records, const RowData& row) noexcept
{
    fill_template(records, row);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
