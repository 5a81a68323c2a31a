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

/// A member of an object of details, of which `inside` is the inside, where it has no escapes: the text of a string, the
/// JSON text of anything else. Null where there is none.
inline std::string_view find_member_text(std::string_view inside, std::string_view key) noexcept
{
    JsonMember member;
    while (!inside.empty() && next_member(inside, member)) {
        if (!is_escaped_form(member.key, key)) continue;
        return member.value[0] == '"' ? inside_of(member.value) : member.value;
    }
    return {};
}

/// One detail: the text of a string, the JSON text of anything else. Null where there is none.
inline std::string_view find_detail(const RecordBuffer& records, std::string_view key) noexcept
{
    Record plain;
    if (records.find(RecordKind::plain_text, key, plain)) return plain.value;
    return find_member_text(inside_of(records.find(FieldKind::details)), key);
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

/// A member of the object of details: where it begins, and how many bytes it takes. Without one, where the next one goes.
struct DetailPlace {
    std::size_t at = 0;
    std::size_t size = 0;
};

/// Where a new detail goes.
inline DetailPlace end_of_details(std::string_view object) noexcept
{
    return {object.size() < 2 ? 1 : object.size() - 1, 0};
}
inline DetailPlace find_detail_place(std::string_view object, std::string_view key) noexcept
{
    std::string_view inside = inside_of(object);
    for (JsonMember member; !inside.empty() && next_member(inside, member);) {
        if (is_escaped_form(member.key, key))
            return {static_cast<std::size_t>(member.whole.data() - object.data()), member.whole.size()};
    }
    return end_of_details(object);
}

/// Puts one detail into the object of all details: in the place of an old one with its key, or last. There is room for it,
/// and its texts are not in the records.
inline void place_detail(RecordBuffer& records, const EscapedDetail& detail, DetailPlace place) noexcept
{
    records.erase(RecordKind::plain_text, detail.key);
    const std::size_t object_size = records.find(FieldKind::details).size();
    if (object_size == 0) records.add(FieldKind::details, {}, "{}");
    const bool has_comma = place.size == 0 && object_size > 2;
    char* to = records.splice(FieldKind::details, place.at, place.size, detail.size() + (has_comma ? 1 : 0));
    if (has_comma) *to++ = ',';
    detail.write(to);
    if (detail.has_escapes()) records.add(RecordKind::plain_text, detail.key, detail.text);
}

/// Puts one detail into the object of all details, at its place. Its key and its text may be in the records.
inline void set_detail(RecordBuffer& records, std::string_view key, const DetailValue& value, DetailPlace place) noexcept
{
    EscapedDetail detail(key, value);
    const std::string_view object = records.find(FieldKind::details);
    // All details together are one record. JSON cannot be cut, so a detail that is too large is left out.
    constexpr std::size_t most = RecordBuffer::max_value - 16;
    if (detail.key_size > most || detail.text_size > most - detail.key_size
        || object.size() - place.size > most - detail.key_size - detail.text_size)
        return records.set_truncated();
    Record plain;
    const std::size_t old_size = place.size
        + (records.find(RecordKind::plain_text, detail.key, plain) ? 12 + plain.key.size() + plain.value.size() : 0);
    const std::size_t new_size = detail.size()
        + (object.empty()                             ? 6
               : place.size == 0 && object.size() > 2 ? 1
                                                      : 0)
        + (detail.has_escapes() ? 12 + detail.key.size() + detail.text.size() : 0);
    const std::size_t more = new_size > old_size ? new_size - old_size : 0;
    const std::size_t own_size = detail.key.size() + detail.text.size();
    char own[RecordBuffer::inline_capacity]; // for texts in the records, where all else moves
    if (!records.has(detail.key) && !records.has(detail.text)) {
        if (records.reserve(more)) place_detail(records, detail, place);
    } else if (own_size <= sizeof own) {
        detail.move_texts(own);
        if (records.reserve(more)) place_detail(records, detail, place);
    } else if (records.reserve(more + own_size, detail.key, detail.text)) {
        detail.move_texts(records.end_of_room() - own_size);
        place_detail(records, detail, place);
    }
}
inline void set_detail(RecordBuffer& records, std::string_view key, const DetailValue& value) noexcept
{
    set_detail(records, key, value, find_detail_place(records.find(FieldKind::details), key));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
