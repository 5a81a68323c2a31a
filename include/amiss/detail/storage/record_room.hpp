// SPDX-License-Identifier: BSL-1.0
// Room for the records of an error: how it grows onto the heap, and what gives way where there is no memory.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_sequence.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records that make room for others.
class RecordRoom : public RecordSequence {
public:
    /// Makes room for `bytes` more. False, with `truncated()` set, when there is no memory.
    ///
    /// `texts` that point into this buffer follow it to its new place.
    template <class... Texts>
    bool reserve(std::size_t bytes, Texts&... texts) noexcept
    {
        if (grow(bytes, texts...)) return true;
        set_truncated();
        return false;
    }
    /// The end of the room for records, whether or not it is in use.
    char* end_of_room() noexcept { return data_.begin() + data_.capacity(); }
    /// Whether a text is one of this buffer.
    bool has(std::string_view text) const noexcept
    {
        const std::less<const char*> before; // a total order also between unrelated objects
        return text.data() != nullptr && !before(text.data(), data_.begin())
            && before(text.data(), data_.begin() + size());
    }
    /// Removes the parts of the violation at hand.
    void erase_violation_parts() noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
            if (!record.kind.is_violation_part()) continue;
            remove({start, offset});
            offset = start;
        }
    }

protected:
    /// The longest code and the longest id that others give way to.
    static constexpr std::size_t max_first = 128;

    RecordRoom() noexcept {} // as that of RecordSequence
    explicit RecordRoom(ErrorHead::Unset unset) noexcept : RecordSequence(unset) {}

    static void rebase(std::string_view& text, const char* from, std::uint32_t size, const char* to) noexcept
    {
        const std::less<const char*> before; // a total order also between unrelated objects
        if (text.data() == nullptr || before(text.data(), from) || !before(text.data(), from + size)) return;
        text = {to + (text.data() - from), text.size()};
    }

    // A set of texts has `for_each_text`.
    template <class Texts>
    static void rebase(Texts& texts, const char* from, std::uint32_t size, const char* to) noexcept
    {
        texts.for_each_text([from, size, to](std::string_view& one_text) { rebase(one_text, from, size, to); });
    }

    // Makes room for `bytes` more, if need be in a new block. Texts that point into this buffer follow.
    template <class... Texts>
    bool grow(std::size_t bytes, Texts&... texts) noexcept
    {
        const std::uint32_t used = size();
        if (bytes > 0x7FFFFFFFU - used) return false;
        const std::size_t needed = used + bytes;
        if (AMISS_LIKELY(needed <= data_.capacity())) return true;
        const std::size_t wanted = needed < 2 * data_.capacity() ? 2 * data_.capacity() : needed;
        char* made = make_block(wanted);
        if (made == nullptr) return false;
        std::memcpy(block_text(made), data_.begin(), used);
        (rebase(texts, data_.begin(), used, block_text(made)), ...);
        data_.release();
        data_.set_block(made, used);
        return true;
    }

    // A violation with a code or details, whole or not at all.
    AMISS_NOINLINE bool append_extras(RecordKind kind, std::string_view key, std::string_view value,
                                      ViolationExtras extras, char*& details) noexcept
    {
        const std::size_t bytes = 3 * head_size + key.size() + value.size() + extras.code.size() + extras.details_size;
        if (bytes > max_value || !grow(head_size + bytes, key, value, extras.code)) return set_truncated(), false;
        char* at = data_.begin() + size();
        store_size(at, std::uint32_t{kind.number} | static_cast<std::uint32_t>(bytes) << 8U);
        at = put_sized(at + head_size, key, KeyWord::extras_bit);
        at = put_sized(at, value);
        at = put_sized(at, extras.code);
        if (extras.details_size != 0) details = at;
        data_.set_size(static_cast<std::uint32_t>(size() + head_size + bytes));
        return true;
    }

    void remove(Place place) noexcept
    {
        std::memmove(data_.begin() + place.begin, data_.begin() + place.end, size() - place.end);
        data_.set_size(size() - (place.end - place.begin));
    }

    // Whether others gave way to a record of this kind, after `grow` has failed. A value in this buffer makes none move.
    AMISS_NOINLINE bool make_way(RecordKind kind, std::size_t bytes, std::string_view value) noexcept
    {
        if (has(value) || value.size() > max_first) return false;
        return give_way(bytes, kind.is_capture() ? rank_of_request_id : rank_of(kind));
    }

    // Cuts texts and drops what cannot be cut, the least important and longest first, until there is room for `bytes` more.
    // False, and nothing is changed, where all of a higher rank than `rank` would not be enough.
    bool give_way(std::size_t bytes, unsigned rank) noexcept
    {
        Record record;
        std::size_t most = data_.capacity() - size();
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset)
            most += rank_of(record.kind) > rank ? offset - start : 0;
        if (most < bytes) return false;
        while (data_.capacity() - size() < bytes) {
            Place place{0, 0};
            RecordKind kind;
            for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
                const unsigned its = rank_of(record.kind), worst = place.end == 0 ? rank : rank_of(kind);
                if (its < worst || its <= rank || (its == worst && offset - start <= place.end - place.begin)) continue;
                place = {start, offset};
                kind = record.kind;
            }
            shorten(place, kind, bytes - (data_.capacity() - size()));
        }
        set_truncated();
        return true;
    }

    // Keeps the value of a capture as a record of this kind: where there is no memory, there is no room for both.
    bool take_capture(RecordKind kind, std::string_view value) noexcept
    {
        const Place capture = find_place(RecordKind::capture, {}, size());
        if (capture.end == 0 || is_keyed(kind) || value.data() != data_.begin() + capture.begin + head_size
            || capture.end - capture.begin != head_size + value.size())
            return false;
        set_truncated();
        store_size(data_.begin() + capture.begin,
                   std::uint32_t{kind.number} | static_cast<std::uint32_t>(value.size()) << 8U);
        return true;
    }

private:
    // Takes `bytes` from a record, or all of it.
    void shorten(Place place, RecordKind kind, std::size_t bytes) noexcept
    {
        const std::string_view value(data_.begin() + place.begin + head_size, place.end - place.begin - head_size);
        const bool may_cut = is_text(kind) && kind != FieldKind::code; // a part of a code would be another code
        const std::size_t left = may_cut && bytes < value.size() ? cut_size(value, value.size() - bytes) : 0;
        if (left == 0) {
            if (kind == FieldKind::violations) return remove_all(kind); // those of one field form a chain
            remove(place);
            if (kind == FieldKind::details) remove_all(RecordKind::plain_text);
            return;
        }
        store_size(data_.begin() + place.begin, std::uint32_t{kind.number} | static_cast<std::uint32_t>(left) << 8U);
        remove({place.begin + head_size + static_cast<std::uint32_t>(left), place.end});
    }

    void remove_all(RecordKind kind) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
            if (record.kind != kind) continue;
            remove({start, offset});
            offset = start;
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
