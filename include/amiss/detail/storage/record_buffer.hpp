// SPDX-License-Identifier: BSL-1.0
// The storage of an error: its head and a sequence of records, inline up to a fixed size, then in one heap block.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
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

/// Records one after the other: 4 bytes with kind and size, for keyed ones the size of the key and the key, the value.
///
/// Nothing throws. When there is no memory, text is cut on a code point and `truncated()` is set.
class RecordBuffer {
public:
    static constexpr std::size_t inline_capacity = SmallBuffer::text_bytes;
    static constexpr std::size_t max_value = 0xFFFFFF; ///< 16 MiB - 1 for one record

    RecordBuffer() noexcept = default;
    RecordBuffer(const RecordBuffer& other) noexcept { copy_from(other); }
    RecordBuffer(RecordBuffer&& other) noexcept { take_buffer(data_, other.data_); }
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

    const ErrorHead& head() const noexcept { return data_.head; }
    ErrorHead& head() noexcept { return data_.head; }

    bool truncated() const noexcept { return (data_.head.flags & ErrorHead::truncated) != 0; }
    void set_truncated() noexcept { data_.head.flags |= ErrorHead::truncated; }
    std::uint32_t size() const noexcept { return data_.size(); }
    std::string_view bytes() const noexcept { return {data_.begin(), data_.size()}; }

    /// Reads the record at `offset` and advances `offset` past it. False at the end.
    bool next(std::uint32_t& offset, Record& record) const noexcept
    {
        if (offset >= size()) return false;
        const char* at = data_.begin() + offset;
        const std::uint32_t head = load_size(at);
        const std::uint32_t size = head >> 8U;
        record.kind = RecordKind(head & 0xFFU);
        offset += head_size + size;
        if (is_keyed(record.kind)) {
            const std::uint32_t key = load_size(at + head_size);
            record.key = {at + 2 * head_size, key};
            record.value = {at + 2 * head_size + key, size - head_size - key};
        } else {
            record.key = {};
            record.value = {at + head_size, size};
        }
        return true;
    }

    /// The value of the first record of this kind. Empty, with a null `data()`, where there is none.
    std::string_view find(RecordKind kind) const noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; next(offset, record);) {
            if (record.kind == kind) return record.value;
        }
        return {};
    }

    bool find(RecordKind kind, std::string_view key, Record& record) const noexcept
    {
        for (std::uint32_t offset = 0; next(offset, record);) {
            if (record.kind == kind && record.key == key) return true;
        }
        return false;
    }

    /// Replaces the record of an unkeyed kind. `value` may point into this buffer.
    void set(RecordKind kind, std::string_view value) noexcept
    {
        const std::uint32_t old_end = size();
        put(kind, value);
        erase(kind, {}, old_end);
    }

    /// Like `set`, but when there is no room, the record stays as it was.
    bool try_set(RecordKind kind, std::string_view value) noexcept
    {
        const std::uint32_t old_end = size();
        const bool fits = append(kind, {}, value, false);
        if (fits) erase(kind, {}, old_end);
        return fits;
    }

    /// Replaces the record of a keyed kind with this key.
    void set(RecordKind kind, std::string_view key, std::string_view value) noexcept
    {
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
        const Room room = free_room();
        if (room.begin == nullptr || value.size() > room.size) {
            append(kind, {}, value, true);
            return;
        }
        copy_short(room.begin, value.data(), value.size());
        put_written(kind, value.size());
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
    void add(RecordKind kind, std::string_view key, std::string_view value) noexcept { append(kind, key, value, true); }

    /// Removes the first record of this kind, or of this kind and key.
    void erase(RecordKind kind) noexcept { erase(kind, {}, size()); }
    void erase(RecordKind kind, std::string_view key) noexcept { erase(kind, key, size()); }

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

private:
    friend class OpenRecord;

    static constexpr std::uint32_t head_size = 4;

    static void rebase(std::string_view& text, const char* from, std::uint32_t size, const char* to) noexcept
    {
        const std::less<const char*> before; // a total order also between unrelated objects
        if (text.data() == nullptr || before(text.data(), from) || !before(text.data(), from + size)) return;
        text = {to + (text.data() - from), text.size()};
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

    bool append(RecordKind kind, std::string_view key, std::string_view value, bool may_cut) noexcept
    {
        const std::size_t keyed = is_keyed(kind) ? head_size + key.size() : 0;
        std::size_t size = value.size();
        if (keyed > max_value || (size > max_value - keyed && !may_cut)) {
            set_truncated();
            return false;
        }
        if (size > max_value - keyed) size = cut_size(value, max_value - keyed);
        if (!grow(head_size + keyed + size, key, value)) {
            const std::size_t room = data_.capacity() - this->size();
            if (!may_cut || room < head_size + keyed) {
                set_truncated();
                return false;
            }
            size = cut_size(value, room - head_size - keyed);
        }
        if (size < value.size()) set_truncated();
        char* at = data_.begin() + this->size();
        store_size(at, std::uint32_t{kind.number} | static_cast<std::uint32_t>(keyed + size) << 8U);
        at += head_size;
        if (is_keyed(kind)) {
            store_size(at, static_cast<std::uint32_t>(key.size()));
            if (!key.empty()) std::memcpy(at + head_size, key.data(), key.size());
            at += keyed;
        }
        if (size != 0) std::memcpy(at, value.data(), size);
        data_.set_size(static_cast<std::uint32_t>(this->size() + head_size + keyed + size));
        return true;
    }

    // Removes the first such record that begins before `end`.
    void erase(RecordKind kind, std::string_view key, std::uint32_t end) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; start < end && next(offset, record); start = offset) {
            if (record.kind != kind || record.key != key) continue;
            std::memmove(data_.begin() + start, data_.begin() + offset, size() - offset);
            data_.set_size(size() - (offset - start));
            return;
        }
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
            char* made = make_block(other.size());
            if (made == nullptr) return copy_what_fits(other);
            data_.set_block(made, 0);
        }
        std::memcpy(data_.begin(), other.data_.begin(), other.size());
        data_.set_size(other.size());
    }

    void copy_what_fits(const RecordBuffer& other) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; other.next(offset, record);)
            append(record.kind, record.key, record.value, is_text(record.kind));
    }

    SmallBuffer data_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
