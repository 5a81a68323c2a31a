// SPDX-License-Identifier: BSL-1.0
// The details of one violation: how they are stored beside its message, and how one of them is found.
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail_value.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A detail on its way into a violation: a key and a value, views of the caller's texts.
struct NamedDetail {
    std::string_view key{};
    DetailValue value{nullptr};
};

/// The details that a violation gets; views.
///
/// They are stored as one JSON object. Where the JSON of a string has escapes, its text follows after a NUL: the size of the
/// key, the key, the size of the text, the text.
class ViolationDetails {
public:
    static constexpr std::size_t most = 16;

    std::size_t count() const noexcept { return count_; }
    const EscapedDetail& operator[](std::size_t at) const noexcept { return list_[at]; }

    /// Adds one whose key is not among them; false where there are too many.
    bool add(std::string_view key, const DetailValue& value) noexcept
    {
        if (count_ == most) return false;
        list_[count_++] = EscapedDetail(key, value);
        return true;
    }

    /// The bytes that they take; 0 where there are none.
    std::size_t size() const noexcept
    {
        std::size_t json = 1, texts = 0; // each has a comma or the last brace after it
        for (std::size_t at = 0; at < count_; ++at) {
            json += list_[at].size() + 1;
            if (list_[at].has_escapes()) texts += 8 + list_[at].key.size() + list_[at].text.size();
        }
        return count_ == 0 ? 0 : json + texts + (texts != 0 ? 1U : 0U);
    }

    void write(char* at) const noexcept
    {
        bool has_texts = false;
        for (std::size_t index = 0; index < count_; ++index) {
            *at++ = index == 0 ? '{' : ',';
            list_[index].write(at);
            at += list_[index].size();
            has_texts = has_texts || list_[index].has_escapes();
        }
        *at++ = '}';
        if (has_texts) *at++ = '\0';
        for (std::size_t index = 0; index < count_; ++index) {
            if (!list_[index].has_escapes()) continue;
            at = RecordBuffer::put_sized(at, list_[index].key);
            at = RecordBuffer::put_sized(at, list_[index].text);
        }
    }

    template <class Visit>
    void for_each_text(Visit visit) noexcept
    {
        for (std::size_t at = 0; at < count_; ++at) {
            visit(list_[at].key);
            visit(list_[at].text);
        }
    }

private:
    std::size_t count_ = 0;
    EscapedDetail list_[most];
};

/// One of a violation's stored details: the text of a string, the JSON text of anything else. Null where there is none.
inline std::string_view find_violation_detail(std::string_view stored, std::string_view key) noexcept
{
    const std::string_view json = RecordBuffer::json_of(stored);
    if (json.size() < stored.size()) {
        for (std::string_view rest = stored.substr(json.size() + 1); !rest.empty();) {
            const std::string_view its_key = RecordBuffer::take_sized(rest);
            const std::string_view text = RecordBuffer::take_sized(rest);
            if (its_key == key) return text;
        }
    }
    return find_member(inside_of(json), key).text();
}

/// Adds a violation, unless there is one with this field, message and code: then it is that one. All texts may be in the
/// records. Where there is no memory for the details, it is added without them.
inline bool add_violation(RecordBuffer& records, std::string_view field, std::string_view message,
                          std::string_view code, ViolationDetails& details) noexcept
{
    std::size_t size = details.size();
    constexpr std::size_t most = RecordBuffer::max_value / 2;
    const std::size_t extras = code.empty() && size == 0 ? 0 : 8 + code.size() + size;
    const std::size_t needed = 8 + field.size() + message.size() + extras;
    if (!records.has_room(needed) && records.has_violation(field, message, code)) return false;
    // Room first: from here on, nothing in the records moves.
    if (size > most || !records.reserve(needed, field, message, code, details)) {
        if (size != 0) records.set_truncated();
        size = 0;
    }
    const RecordBuffer::Added added = records.add_once(FieldKind::violations, field, message, {code, size});
    if (added.details != nullptr) details.write(added.details);
    if (added.needs_index) records.make_index();
    return added.is_new;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
