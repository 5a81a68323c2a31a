// SPDX-License-Identifier: BSL-1.0
// The message of an error from its row's template: {param}, {retry_after} and details replaced by their values.
#pragma once

#include <amiss/detail/catalog/template_pieces.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/row.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The value that a placeholder names; false when there is none.
inline bool template_value(const RecordBuffer& records, TemplateValue kind, std::string_view key, char (&digits)[24],
                           std::string_view& value) noexcept
{
    if (kind == TemplateValue::param) {
        value = records.find(FieldKind::param);
    } else if (kind == TemplateValue::retry_after) {
        std::int64_t delay = 0;
        if (!load_record(records, FieldKind::retry_after, delay)) return false;
        const auto end = std::to_chars(digits, digits + sizeof digits, delay);
        value = {digits, static_cast<std::size_t>(end.ptr - digits)};
    } else {
        value = find_detail(records, key);
    }
    return !value.empty();
}
inline bool template_value(const RecordBuffer& records, std::string_view key, char (&digits)[24],
                           std::string_view& value) noexcept
{
    return template_value(records, template_value_of(key), key, digits, value);
}

/// Calls `put(text)` for each text that the message of a catalogue's row is made of, until it returns false. False, too,
/// when a value is missing.
template <class Put>
bool put_filled(const RecordBuffer& records, const RowData& row, Put put) noexcept
{
    char digits[24];
    for (const TemplatePiece* piece = row.pieces;; ++piece) {
        if (!put(piece->text(row.message))) return false;
        if (piece->value != TemplateValue::nothing) {
            std::string_view value;
            if (!template_value(records, piece->value, piece->key(row.message), digits, value) || !put(value))
                return false;
        }
        if (piece->is_last) return true;
    }
}

/// Fills a template where there is not enough room inside, or as much of it as fits.
AMISS_COLD inline void fill_outside(RecordBuffer& records, const RowData& row) noexcept
{
    std::size_t size = 0;
    if (!put_filled(records, row, [&size](std::string_view piece) { return size += piece.size(), true; })) return;
    records.reserve(size + 4); // from here on no view into the records moves
    OpenRecord message(records, FieldKind::message);
    put_filled(records, row, [&message](std::string_view piece) { return message.add(piece), true; });
}

/// Makes the message of a template, or no message when one of its values is missing.
inline void fill_template(RecordBuffer& records, const RowData& row) noexcept
{
    records.erase(FieldKind::message); // first: otherwise both would need room at the same time
    const RecordBuffer::Room room = records.free_room();
    std::size_t size = 0;
    bool fits = room.begin != nullptr;
    const auto put = [&](std::string_view piece) {
        fits = fits && piece.size() <= room.size - size;
        if (!fits) return false;
        copy_short(room.begin + size, piece.data(), piece.size());
        size += piece.size();
        return true;
    };
    if (put_filled(records, row, put))
        records.put_written(FieldKind::message, size);
    else if (!fits)
        fill_outside(records, row);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
