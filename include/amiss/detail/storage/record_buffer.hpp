// SPDX-License-Identifier: BSL-1.0
// The storage of an error: records are set, added and erased, inline up to a fixed size, then in one heap block.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/debug/gdb_printers.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_adder.hpp>
#include <amiss/detail/storage/small_buffer.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The head and the records of an error.
///
/// Nothing throws. When there is no memory, text is cut on a code point and `truncated()` is set; numbers, the code and the
/// request id come before texts.
class RecordBuffer : public RecordAdder {
public:
    RecordBuffer() noexcept = default;
    RecordBuffer(const RecordBuffer& other) noexcept : RecordAdder(ErrorHead::Unset()) { copy_from(other); }
    AMISS_ALWAYS_INLINE RecordBuffer(RecordBuffer&& other) noexcept : RecordAdder(ErrorHead::Unset())
    {
        take_buffer(data_, other.data_);
    }
    RecordBuffer& operator=(const RecordBuffer& other) noexcept
    {
        if (this != &other) {
            data_.release();
            copy_from(other);
        }
        return *this;
    }
    RecordBuffer& operator=(RecordBuffer&& other) noexcept
    {
        if (this != &other) {
            data_.release();
            take_buffer(data_, other.data_);
        }
        return *this;
    }
    ~RecordBuffer()
    {
        if (!data_.is_inside()) free_block(data_.block());
    }

    /// Replaces the record of an unkeyed kind. `value` may point into this buffer. Where there is no room for both, the old
    /// one goes first.
    void set(RecordKind kind, std::string_view value) noexcept
    {
        if (!set_inside(kind, value)) replace(kind, value, true);
    }

    /// Like `set`, but when there is no room, the record stays as it was.
    bool try_set(RecordKind kind, std::string_view value) noexcept
    {
        return set_inside(kind, value) || replace(kind, value, false);
    }

    /// Replaces the record of a keyed kind with this key.
    void set(RecordKind kind, std::string_view key, std::string_view value) noexcept
    {
        if (kind == FieldKind::violations) drop_index();
        reserve(2 * head_size + key.size() + value.size(), key, value);
        const std::uint32_t old_end = size();
        if (!append(kind, key, value, true)) return;
        // `key` may have pointed into the block that is gone. The new record has a copy of it.
        Record added;
        std::uint32_t offset = old_end;
        next(offset, added);
        erase(kind, added.key, old_end);
    }

    /// Adds a record of an unkeyed kind that has none yet.
    void put(RecordKind kind, std::string_view value) noexcept
    {
        if (!put_inside(kind, value)) append(kind, {}, value, true);
    }

    /// The inline room for the value of a record that `put_written` will add. None when the records are on the heap.
    struct Room {
        char* begin;
        std::size_t size;
    };
    Room free_room() noexcept
    {
        if (!data_.is_inside() || data_.head.used + head_size > inline_capacity) return {nullptr, 0};
        return {data_.text + data_.head.used + head_size, inline_capacity - head_size - data_.head.used};
    }
    /// Adds a record with the value that was written to `free_room`.
    void put_written(RecordKind kind, std::size_t bytes) noexcept
    {
        store_size(data_.text + data_.head.used, std::uint32_t{kind.number} | static_cast<std::uint32_t>(bytes) << 8U);
        data_.head.used = static_cast<std::uint8_t>(data_.head.used + head_size + bytes);
    }

    /// Adds a record, whether or not there are others of its kind.
    void add(RecordKind kind, std::string_view key, std::string_view value, bool may_cut = true) noexcept
    {
        if (kind == FieldKind::violations) drop_index(); // it may be there already
        append(kind, key, value, may_cut);
    }

    /// Removes the first record of this kind, or of this kind and key.
    void erase(RecordKind kind) noexcept { erase(kind, {}, size()); }
    void erase(RecordKind kind, std::string_view key) noexcept { erase(kind, key, size()); }
    /// Removes the record of this kind that begins at `begin`, if it is the last one; whether it was.
    bool erase_last(RecordKind kind, std::uint32_t begin) noexcept
    {
        if (size() < head_size || begin > size() - head_size) return false;
        const std::uint32_t word = load_size(data_.begin() + begin);
        if ((word & 0xFFU) != kind.number || (word >> 8U) != size() - head_size - begin) return false;
        remove({begin, size()});
        return true;
    }

private:
    friend class OpenRecord;

    bool put_inside(RecordKind kind, std::string_view value) noexcept
    {
        const Room room = free_room();
        if (room.begin == nullptr || value.size() > room.size) return false;
        copy_short(room.begin, value.data(), value.size());
        put_written(kind, value.size());
        return true;
    }
    bool set_inside(RecordKind kind, std::string_view value) noexcept
    {
        const std::uint32_t old_end = size();
        if (!put_inside(kind, value)) return false;
        erase(kind, {}, old_end);
        return true;
    }

    // Replaces a record of an unkeyed kind where the inline room is too small for the new one beside the old one.
    AMISS_NOINLINE bool replace(RecordKind kind, std::string_view value, bool may_cut) noexcept
    {
        if (is_indexed() && grow(head_size + value.size(), value)) return replace_indexed(kind, value, may_cut);
        const Place old = find_place(kind, {}, size());
        const std::size_t needed = head_size + value.size();
        const bool takes_the_place = needed <= room() + (old.end - old.begin);
        if (value.size() <= max_value && needed > room()
            && (takes_the_place || (!grow(needed, value) && !make_way(kind, needed, value) && may_cut))) {
            set_in_place(find_place(kind, {}, size()), kind, value); // gaps may have gone
            return true;
        }
        return append_and_erase(kind, value, may_cut);
    }
    bool append_and_erase(RecordKind kind, std::string_view value, bool may_cut) noexcept
    {
        if (!append(kind, {}, value, may_cut)) return false;
        const Place first = find_place(kind, {}, size());
        if (first.end != size()) remove(first); // the new one is the last record
        return true;
    }

    // A gap is where the old one was.
    bool replace_indexed(RecordKind kind, std::string_view value, bool may_cut) noexcept
    {
        const Place old = find_place(kind, {}, size());
        if (old.end - old.begin == head_size + value.size() && !value.empty()) {
            std::memmove(data_.begin() + old.begin + head_size, value.data(), value.size());
            return true;
        }
        return append_and_erase(kind, value, may_cut);
    }

    // Without more room than the old record leaves, so the new one may be cut.
    void set_in_place(Place old, RecordKind kind, std::string_view value) noexcept
    {
        char* const begin = data_.begin();
        const std::less<const char*> before;
        if (!before(value.data(), begin + old.begin) && before(value.data(), begin + old.end)) {
            // A part of the old text itself. It is no longer than the old text, and so in front of what comes after it.
            std::memmove(begin + old.begin + head_size, value.data(), value.size());
            store_size(begin + old.begin, std::uint32_t{kind.number} | static_cast<std::uint32_t>(value.size()) << 8U);
            old.begin += head_size + static_cast<std::uint32_t>(value.size());
            return remove(old);
        }
        rebase(value, begin + old.end, size() - old.end, begin + old.begin);
        remove(old);
        append(kind, {}, value, true);
    }

    void erase(RecordKind kind, std::string_view key, std::uint32_t end) noexcept
    {
        const Place place = find_place(kind, key, end);
        if (place.end != 0) remove(place);
    }

    void copy_from(const RecordBuffer& other) noexcept
    {
        copy_head(data_, other.data_);
        if (data_.head.used != 0) copy_text_of(other);
    }

    AMISS_NOINLINE void copy_text_of(const RecordBuffer& other) noexcept
    {
        if (data_.is_inside()) return copy_text(data_, other.data_, data_.head.used);
        data_.head.used = 0;
        if (other.size() > inline_capacity) {
            std::uint32_t slot_count = block_slots(other.data_.block());
            const std::size_t table = RecordIndex::table_size(slot_count);
            char* made = make_block(other.size(), table);
            if (made == nullptr && slot_count != 0) made = make_block(other.size(), slot_count = 0);
            if (made == nullptr) return copy_what_fits(other);
            data_.set_block(made, 0);
            set_block_slots(made, slot_count);
            if (slot_count != 0) index().copy(other.index());
        }
        std::memcpy(data_.begin(), other.data_.begin(), other.size());
        data_.set_size(other.size());
    }

    void copy_what_fits(const RecordBuffer& other) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; other.next(offset, record);) {
            if (record.kind == FieldKind::violations) {
                char* const details =
                    add_once(record.kind, record.key, record.value, {record.code, record.details.size()}, false)
                        .details;
                if (details != nullptr) std::memcpy(details, record.details.data(), record.details.size());
            } else if (!record.kind.is_gap()) {
                append(record.kind, record.key, record.value, is_text(record.kind));
            }
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
