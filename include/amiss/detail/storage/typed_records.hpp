// SPDX-License-Identifier: BSL-1.0
// What an error keeps in its records beside plain texts: numbers, causes, details as JSON, and the filled template.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail_value.hpp>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

struct StoredCause {
    const std::error_category* category;
    int value;

    std::error_code code() const noexcept { return {value, *category}; }
};

/// Reads the record of this kind into `value`, which stays as it is where there is none: then, false.
template <class T>
bool load_record(const RecordBuffer& records, RecordKind kind, T& value) noexcept
{
    const std::string_view bytes = records.find(kind);
    if (bytes.size() != sizeof value) return false;
    std::memcpy(static_cast<void*>(&value), bytes.data(), sizeof value);
    return true;
}

template <class T>
void store_record(RecordBuffer& records, RecordKind kind, const T& value) noexcept
{
    static_assert(__is_trivially_copyable(T));
    char bytes[sizeof value];
    std::memcpy(bytes, static_cast<const void*>(&value), sizeof value);
    records.try_set(kind, {bytes, sizeof value});
}

/// One detail: a string's text, of anything else the JSON text; null where there is none.
inline std::string_view find_detail(const RecordBuffer& records, std::string_view key) noexcept
{
    Record plain;
    if (records.find(RecordKind::plain_text, key, plain)) return plain.value;
    std::string_view inside = inside_of(records.find(RecordKind::details));
    JsonMember member;
    while (!inside.empty() && next_member(inside, member)) {
        if (!is_escaped_form(member.key, key)) continue;
        return member.value[0] == '"' ? inside_of(member.value) : member.value;
    }
    return {};
}

/// Puts one detail into the object of all details: in the place of the same key, or last.
inline void set_detail(RecordBuffer& records, std::string_view key, const DetailValue& value) noexcept
{
    std::string_view text = value.text();
    const std::size_t key_size = escaped_size(key);
    const std::size_t text_size = value.is_string() ? escaped_size(text) : text.size();
    const bool escaped = value.is_string() && text_size != text.size();
    // Room for everything first: `key` and `text` may point into the records, and nothing in it moves from here on
    // until the old records go at the end.
    const std::size_t old_size = records.find(RecordKind::details).size();
    const std::size_t plain_size = escaped ? key.size() + text.size() + 8 : 0; // with its head and the key's size
    // All details together are one record: the one too many is left out whole, since JSON cannot be cut.
    constexpr std::size_t most = RecordBuffer::max_value - 16;
    if (key_size > most || text_size > most - key_size || old_size > most - key_size - text_size)
        return records.set_truncated();
    if (!records.reserve(plain_size + old_size + key_size + text_size + 12, key, text)) return;
    Record old_plain;
    const bool had_plain = records.find(RecordKind::plain_text, key, old_plain);

    const std::uint32_t object = records.open(RecordKind::details);
    if (object == RecordBuffer::no_room) return;
    const auto put = [&] {
        char* at = records.extend_raw(object, key_size + text_size + (value.is_string() ? 5U : 3U));
        *at++ = '"';
        at = write_escaped(at, key);
        *at++ = '"';
        *at++ = ':';
        if (value.is_string()) {
            *at++ = '"';
            at = write_escaped(at, text);
            *at = '"';
        } else {
            std::memcpy(at, text.data(), text.size());
        }
    };
    bool placed = false;
    std::string_view inside = inside_of(records.find(RecordKind::details));
    JsonMember member;
    records.extend(object, "{");
    while (!inside.empty() && next_member(inside, member)) {
        if (records.opened(object).size() > 1) records.extend(object, ",");
        if (!placed && is_escaped_form(member.key, key)) {
            put();
            placed = true;
        } else {
            records.extend(object, member.whole);
        }
    }
    if (!placed) {
        if (records.opened(object).size() > 1) records.extend(object, ",");
        put();
    }
    records.extend(object, "}");
    if (escaped) records.add(RecordKind::plain_text, key, text);
    if (had_plain) records.erase(RecordKind::plain_text, key);
    if (old_size != 0) records.erase(RecordKind::details);
}

/// Whether a record says something to the outside, other than the message, which may also be the row's.
constexpr bool is_public(RecordKind kind) noexcept
{
    return kind != RecordKind::message && kind != RecordKind::context && kind != RecordKind::raw_body
        && kind != RecordKind::cause && kind != RecordKind::plain_text;
}

/// Whether every outside record of `left` stands in `right` too, in whatever order.
inline bool same_public_records(const RecordBuffer& left, const RecordBuffer& right) noexcept
{
    Record record;
    Record same;
    for (std::uint32_t offset = 0; left.next(offset, record);) {
        if (is_public(record.kind) && !(right.find(record.kind, record.key, same) && same.value == record.value))
            return false;
    }
    return true;
}

/// The value that a template's placeholder stands for; false when there is none.
inline bool template_value(const RecordBuffer& records, std::string_view key, char (&digits)[24],
                           std::string_view& value) noexcept
{
    if (key == "param") {
        value = records.find(RecordKind::param);
    } else if (key == "retry_after") {
        std::int64_t delay = 0;
        if (!load_record(records, RecordKind::retry_after, delay)) return false;
        const auto end = std::to_chars(digits, digits + sizeof digits, delay);
        value = {digits, static_cast<std::size_t>(end.ptr - digits)};
    } else {
        value = find_detail(records, key);
    }
    return !value.empty();
}

/// Copies `text` up to its first brace and returns how much that was; more than `room` when there is no room for it. May
/// touch all of `room`.
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

/// Puts a template together in one go, where the inline room is large enough.
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
    records.put_written(RecordKind::message, size);
    return Filled::whole;
}

/// Puts it together on the heap, or what fits of it.
inline void fill_outside(RecordBuffer& records, std::string_view text) noexcept
{
    char digits[24];
    std::string_view value;
    std::size_t size = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const TemplatePart part = next_part(rest);
        if (part.placeholder && !template_value(records, part.text, digits, value)) return;
        size += part.placeholder ? value.size() : part.text.size();
    }
    records.reserve(size + 4); // afterwards no view into the records moves while the pieces are put together
    const std::uint32_t message = records.open(RecordKind::message);
    if (message == RecordBuffer::no_room) return;
    for (std::string_view rest = text; !rest.empty();) {
        const TemplatePart part = next_part(rest);
        if (part.placeholder) template_value(records, part.text, digits, value);
        records.extend(message, part.placeholder ? value : part.text);
    }
}

/// Makes the message of a template, or no message when one of its values is missing.
inline void fill_template(RecordBuffer& records, std::string_view text) noexcept
{
    records.erase(RecordKind::message); // first, or for a moment there would have to be room for both
    if (fill_inside(records, text) == Filled::lacks_room) fill_outside(records, text);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
