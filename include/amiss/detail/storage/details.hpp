// SPDX-License-Identifier: BSL-1.0
// The details of an error: one JSON object in one record, in which each key appears once.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail_value.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A member of an object of details, and how many were looked at. Not there where its `whole` is empty.
struct FoundDetail {
    JsonMember member;
    std::size_t count = 0;

    /// The text of a string that has no escapes, or the JSON text of anything else. Null where there is no such value.
    std::string_view text() const noexcept
    {
        if (member.whole.empty()) return {};
        return member.value[0] == '"' ? inside_of(member.value) : member.value;
    }
};

/// Looks for a member in an object, of which `inside` is the inside.
inline FoundDetail find_member(std::string_view inside, std::string_view key) noexcept
{
    FoundDetail found;
    while (!inside.empty() && next_member(inside, found.member)) {
        ++found.count;
        if (is_escaped_form(found.member.key, key)) return found;
    }
    found.member = {};
    return found;
}

/// Looks for a member in the object of all details.
inline FoundDetail find_in_details(const RecordBuffer& records, std::string_view object, std::string_view key) noexcept
{
    const std::string_view inside = inside_of(object);
    if (!records.is_indexed()) return find_member(inside, key);
    FoundDetail found;
    const RecordIndex index = records.index();
    const auto is_it = [&](std::uint32_t at) {
        std::string_view rest = inside.substr(at - 1);
        return next_member(rest, found.member) && is_escaped_form(found.member.key, key);
    };
    if (index.find(RecordIndex::member_word(hash_escaped(key, index.seed())), is_it) == RecordIndex::none)
        found.member = {};
    return found;
}

/// One detail: the text of a string, the JSON text of anything else. Null where there is none.
inline std::string_view find_detail(const RecordBuffer& records, std::string_view key) noexcept
{
    Record plain;
    if (records.find(RecordKind::plain_text, key, plain)) return plain.value;
    return find_in_details(records, records.find(FieldKind::details), key).text();
}

/// A detail as a member of the object: its key and value with escapes, and how many bytes they take.
struct EscapedDetail {
    std::string_view key;
    std::string_view text;
    bool is_string = false;
    std::size_t key_size = 0;
    std::size_t text_size = 0;

    EscapedDetail() noexcept = default;
    EscapedDetail(std::string_view name, const DetailValue& value) noexcept
        : key(name), text(value.text()), is_string(value.is_string()), key_size(escaped_size(name)),
          text_size(is_string ? escaped_size(text) : text.size())
    {}

    /// Moves the key and the text to `to`.
    void move_texts(char* to) noexcept
    {
        if (!key.empty()) std::memcpy(to, key.data(), key.size());
        if (!text.empty()) std::memcpy(to + key.size(), text.data(), text.size());
        key = {to, key.size()};
        text = {to + key.size(), text.size()};
    }

    bool has_escapes() const noexcept { return is_string && text_size != text.size(); }
    std::size_t size() const noexcept { return key_size + text_size + (is_string ? 5U : 3U); }

    void write(char* at) const noexcept
    {
        *at++ = '"';
        at = write_escaped(at, key);
        *at++ = '"';
        *at++ = ':';
        if (is_string) *at++ = '"';
        if (is_string) {
            at = write_escaped(at, text);
            *at = '"';
        } else {
            std::memcpy(at, text.data(), text.size());
        }
    }
};

/// Where a detail goes in the object of all details: in the place of an old one with its key, or last.
struct DetailPlace {
    std::size_t at = 1;
    std::size_t old_size = 0;
    std::size_t new_size = 0;
    bool has_comma = false;
    std::size_t plain_size = 0; ///< of the record for its text without escapes; 0 where it needs none

    DetailPlace(std::string_view object, const JsonMember& old, const EscapedDetail& detail) noexcept
        : new_size(detail.size()), plain_size(detail.has_escapes() ? 8 + detail.key.size() + detail.text.size() : 0)
    {
        if (!old.whole.empty()) {
            at = static_cast<std::size_t>(old.whole.data() - object.data());
            old_size = old.whole.size();
        } else if (object.size() > 2) {
            at = object.size() - 1;
            has_comma = true;
            ++new_size;
        }
    }
    /// The bytes of room that it takes; `object` is where the record of all details is.
    std::size_t needed(const RecordBuffer& records, RecordBuffer::Place object, std::string_view key) const noexcept
    {
        if (object.end == 0) return new_size + 6 + plain_size;
        if (records.is_indexed()) return records.room_to_splice(object, old_size, new_size) + plain_size;
        Record plain;
        const bool has_plain = old_size != 0 && records.find(RecordKind::plain_text, key, plain);
        const std::size_t old_plain = has_plain ? 8 + plain.key.size() + plain.value.size() : 0;
        const std::size_t before = old_size + old_plain, after = new_size + plain_size;
        return after > before ? after - before : 0;
    }
};

/// Puts a detail where it goes. There is room for it, and its texts are not in the records, but perhaps in the last `aside`
/// bytes of the room.
inline void put_detail(RecordBuffer& records, RecordBuffer::Place object, const EscapedDetail& detail,
                       const DetailPlace& place, std::size_t aside) noexcept
{
    const bool is_first = object.end == 0;
    if (place.old_size != 0) records.erase(RecordKind::plain_text, detail.key);
    if (is_first) records.add(FieldKind::details, {}, "{}");
    if (is_first || place.old_size != 0) object = records.place_of(FieldKind::details);
    char* to =
        records.splice(FieldKind::details, object, place.at, place.old_size, place.new_size, aside + place.plain_size);
    if (place.has_comma) *to++ = ',';
    detail.write(to);
    if (records.is_indexed()) {
        RecordIndex index = records.index();
        const auto at = static_cast<std::uint32_t>(place.at + (place.has_comma ? 1 : 0));
        if (place.old_size == 0)
            index.insert(RecordIndex::member_word(hash_escaped(detail.key, index.seed())), at);
        else if (place.old_size != place.new_size)
            index.move_members(at, static_cast<std::uint32_t>(place.new_size - place.old_size));
    }
    if (detail.has_escapes()) records.add(RecordKind::plain_text, detail.key, detail.text);
}

/// Puts one detail into the object of all details. Its key and its text may be in the records.
inline void set_detail(RecordBuffer& records, std::string_view key, const DetailValue& value) noexcept
{
    EscapedDetail detail(key, value);
    RecordBuffer::Place where = records.place_of(FieldKind::details);
    const std::string_view object = records.value_at(where);
    const FoundDetail old = find_in_details(records, object, detail.key);
    // All details together are one record. JSON cannot be cut, so a detail that is too large is left out.
    constexpr std::size_t most = RecordBuffer::max_value - 16;
    if (detail.key_size > most || detail.text_size > most - detail.key_size
        || object.size() - old.member.whole.size() > most - detail.key_size - detail.text_size)
        return records.set_truncated();
    const std::size_t old_count = old.count, object_size = object.size();
    const DetailPlace place(object, old.member, detail);
    // Texts in the records go to where nothing moves.
    char own[RecordBuffer::inline_capacity];
    std::size_t aside = 0;
    if (records.has(detail.key) || records.has(detail.text)) {
        aside = detail.key.size() + detail.text.size();
        if (aside <= sizeof own) {
            detail.move_texts(own);
            aside = 0;
        }
    }
    while (!records.has_room(place.needed(records, where, detail.key) + aside)) {
        const bool was_indexed = records.is_indexed();
        const std::size_t needed = place.needed(records, where, detail.key) + aside;
        if (!records.try_reserve(needed, detail.key, detail.text) && !was_indexed) return records.set_truncated();
        where = records.place_of(FieldKind::details); // and gaps that would have been of use may have gone
    }
    if (aside != 0) detail.move_texts(records.end_of_room() - aside);
    put_detail(records, where, detail, place, aside);
    if (old_count >= RecordBuffer::many || (old_count >= RecordBuffer::few && object_size >= RecordBuffer::long_text))
        records.make_index();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
