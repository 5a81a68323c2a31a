// SPDX-License-Identifier: BSL-1.0
// The details of an error: one JSON object in one record, in which each key appears once.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/open_record.hpp>
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

/// Writes the new object of all details: the detail takes the place of an old one with its key, or comes last.
inline void write_details(OpenRecord& object, std::string_view old_inside, const EscapedDetail& detail) noexcept
{
    bool placed = false;
    const auto place = [&] {
        detail.write(object.add_reserved(detail.size()));
        placed = true;
    };
    object.add("{");
    for (JsonMember member; !old_inside.empty() && next_member(old_inside, member);) {
        if (object.value().size() > 1) object.add(",");
        if (!placed && is_escaped_form(member.key, detail.key))
            place();
        else
            object.add(member.whole);
    }
    if (!placed) {
        if (object.value().size() > 1) object.add(",");
        place();
    }
    object.add("}");
}

/// Puts one detail into the object of all details.
inline void set_detail(RecordBuffer& records, std::string_view key, const DetailValue& value) noexcept
{
    EscapedDetail detail(key, value);
    const std::size_t old_size = records.find(FieldKind::details).size();
    // All details together are one record. JSON cannot be cut, so a detail that is too large is left out.
    constexpr std::size_t most = RecordBuffer::max_value - 16;
    if (detail.key_size > most || detail.text_size > most - detail.key_size
        || old_size > most - detail.key_size - detail.text_size)
        return records.set_truncated();
    // Room for everything first: the key and the text may be inside the records, and nothing in them moves from here on
    // until the old records go at the end.
    const std::size_t plain_size = detail.has_escapes() ? key.size() + detail.text.size() + 8 : 0; // 8: two sizes
    const std::size_t needed = plain_size + old_size + detail.key_size + detail.text_size + 12;
    if (!records.reserve(needed, detail.key, detail.text)) return;
    Record old_plain;
    const bool had_plain = records.find(RecordKind::plain_text, detail.key, old_plain);

    const std::string_view old_inside = inside_of(records.find(FieldKind::details));
    OpenRecord object(records, FieldKind::details);
    if (!object.is_open()) return;
    write_details(object, old_inside, detail);
    if (detail.has_escapes()) records.add(RecordKind::plain_text, detail.key, detail.text);
    if (had_plain) records.erase(RecordKind::plain_text, detail.key);
    if (old_size != 0) records.erase(FieldKind::details);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
