// SPDX-License-Identifier: BSL-1.0
// The message of an error from its row's template: {param}, {retry_after} and details replaced by their values.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The value of a template's placeholder; false when there is none.
inline bool template_value(const RecordBuffer& records, std::string_view key, char (&digits)[24],
                           std::string_view& value) noexcept
{
    if (key == "param") {
        value = records.find(FieldKind::param);
    } else if (key == "retry_after") {
        std::int64_t delay = 0;
        if (!load_record(records, FieldKind::retry_after, delay)) return false;
        const auto end = std::to_chars(digits, digits + sizeof digits, delay);
        value = {digits, static_cast<std::size_t>(end.ptr - digits)};
    } else {
        value = find_detail(records, key);
    }
    return !value.empty();
}

/// Copies `text` up to its first brace and returns the number of bytes, or more than `room` where they do not fit. May
/// write anywhere in `room`.
inline std::size_t copy_to_brace(char* to, std::size_t room, std::string_view text) noexcept
{
    const std::size_t most = text.size() < room ? text.size() : room;
    std::size_t at = 0;
    for (; at + 8 <= most; at += 8) {
        std::memcpy(to + at, text.data() + at, 8);
        if (const std::uint64_t bits = brace_bits(load8(text.data() + at))) return at + first_byte(bits);
    }
    for (; at < most && text[at] != '{' && text[at] != '}'; ++at) to[at] = text[at];
    return at == text.size() || at < most ? at : room + 1;
}

enum class Filled { whole, lacks_value, lacks_room };

/// Fills a template in one pass, where the inline room is large enough.
inline Filled fill_inside(RecordBuffer& records, std::string_view text) noexcept
{
    const RecordBuffer::Room room = records.free_room();
    char digits[24];
    std::size_t size = 0;
    while (true) {
        const std::size_t literal = copy_to_brace(room.begin + size, room.size - size, text);
        if (literal > room.size - size) return Filled::lacks_room;
        size += literal;
        text.remove_prefix(literal);
        if (text.empty()) break;
        const TemplatePart part = next_part(text);
        std::string_view piece = part.text;
        if (part.placeholder && !template_value(records, part.text, digits, piece)) return Filled::lacks_value;
        if (piece.size() > room.size - size) return Filled::lacks_room;
        copy_short(room.begin + size, piece.data(), piece.size());
        size += piece.size();
    }
    if (room.begin == nullptr) return Filled::lacks_room;
    records.put_written(FieldKind::message, size);
    return Filled::whole;
}

/// Fills it on the heap, or as much of it as fits.
AMISS_COLD inline void fill_outside(RecordBuffer& records, std::string_view text) noexcept
{
    char digits[24];
    std::string_view value;
    std::size_t size = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const TemplatePart part = next_part(rest);
        if (part.placeholder && !template_value(records, part.text, digits, value)) return;
        size += part.placeholder ? value.size() : part.text.size();
    }
    records.reserve(size + 4); // from here on no view into the records moves
    OpenRecord message(records, FieldKind::message);
    for (std::string_view rest = text; !rest.empty();) {
        const TemplatePart part = next_part(rest);
        if (part.placeholder) template_value(records, part.text, digits, value);
        message.add(part.placeholder ? value : part.text);
    }
}

/// Makes the message of a template, or no message when one of its values is missing.
inline void fill_template(RecordBuffer& records, std::string_view text) noexcept
{
    records.erase(FieldKind::message); // first: otherwise both would need room at the same time
    if (fill_inside(records, text) == Filled::lacks_room) fill_outside(records, text);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
