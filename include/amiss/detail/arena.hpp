// The storage of an error: its facts and a sequence of records, inline up to a fixed size, then in one heap block.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/block.hpp>
#include <amiss/detail/error_data.hpp>
#include <amiss/detail/facts.hpp>
#include <amiss/detail/record.hpp>
#include <amiss/detail/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records in one run of bytes: a 4-byte head (kind, size), for keyed ones the key's size and the key, the value.
///
/// Nothing throws: when the heap is exhausted, text is cut on a code point and `truncated()` is set.
class Arena {
public:
    static constexpr std::size_t inline_capacity = ErrorData::text_bytes;
    static constexpr std::size_t max_value = 0xFFFFFF; ///< 16 MiB - 1 for one record

    Arena() noexcept
    {
        store_facts(data_.facts, Facts{});
        store_unit(&data_.block, 0, 0);
    }
    Arena(const Arena& other) noexcept { copy_from(other); }
    Arena(Arena&& other) noexcept { take_from(other); }
    Arena& operator=(const Arena& other) noexcept
    {
        if (this != &other) {
            release();
            copy_from(other);
        }
        return *this;
    }
    Arena& operator=(Arena&& other) noexcept
    {
        if (this != &other) {
            release();
            take_from(other);
        }
        return *this;
    }
    ~Arena()
    {
        if (data_.block != nullptr) release();
    }

    const Facts& facts() const noexcept { return data_.facts; }
    Facts& facts() noexcept { return data_.facts; }

    bool truncated() const noexcept { return data_.truncated != 0; }
    void set_truncated() noexcept { data_.truncated = 1; }
    std::uint32_t size() const noexcept { return data_.size; }
    std::string_view records() const noexcept { return {data(), data_.size}; }

    /// Takes the record at `offset` and moves `offset` behind it; false at the end.
    bool next(std::uint32_t& offset, Record& record) const noexcept
    {
        if (offset >= data_.size) return false;
        const char* at = data() + offset;
        const std::uint32_t head = load_size(at);
        const std::uint32_t size = head >> 8U;
        record.kind = static_cast<RecordKind>(head & 0xFFU);
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

    /// The value of the first record of this kind; empty, with a null `data()`, where there is none.
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

    /// Replaces the record of an unkeyed kind. `value` may point into this arena.
    void set(RecordKind kind, std::string_view value) noexcept
    {
        const std::uint32_t old_end = data_.size;
        append(kind, {}, value, true);
        erase(kind, {}, old_end);
    }

    /// Like `set`, but all or nothing: when there is no room, the record stays as it was.
    bool set_whole(RecordKind kind, std::string_view value) noexcept
    {
        const std::uint32_t old_end = data_.size;
        const bool fits = append(kind, {}, value, false);
        if (fits) erase(kind, {}, old_end);
        return fits;
    }

    /// Replaces the record of a keyed kind with this key.
    void set(RecordKind kind, std::string_view key, std::string_view value) noexcept
    {
        const std::uint32_t old_end = data_.size;
        if (!append(kind, key, value, true)) return;
        // `key` may have pointed into the block that is gone now: the new record has a copy of it.
        Record added;
        std::uint32_t offset = old_end;
        next(offset, added);
        erase(kind, added.key, old_end);
    }

    /// Adds a record of an unkeyed kind of which there is none yet.
    void put(RecordKind kind, std::string_view value) noexcept
    {
        const std::size_t room = inline_capacity - data_.size;
        if (data_.block != nullptr || value.size() + head_size > room) {
            append(kind, {}, value, true);
            return;
        }
        char* at = data_.text + data_.size;
        store_size(at, static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(value.size()) << 8U);
        if (!value.empty()) std::memcpy(at + head_size, value.data(), value.size());
        data_.size += static_cast<std::uint32_t>(head_size + value.size());
    }

    /// Adds a record beside those of its kind.
    void add(RecordKind kind, std::string_view key, std::string_view value) noexcept { append(kind, key, value, true); }

    /// Removes the first record of this kind, or of this kind and key.
    void erase(RecordKind kind) noexcept { erase(kind, {}, data_.size); }
    void erase(RecordKind kind, std::string_view key) noexcept { erase(kind, key, data_.size); }

    /// Makes room for `bytes` more; false, with `truncated()` set, when the heap is exhausted.
    ///
    /// Texts that point into the arena are made to point to where it is afterwards.
    template <class... Texts>
    bool reserve(std::size_t bytes, Texts&... texts) noexcept
    {
        [[maybe_unused]] const char* from = data();
        char* old = nullptr;
        if (!grow(bytes, old)) {
            data_.truncated = 1;
            return false;
        }
        (rebase(texts, from), ...);
        free_block(old);
        return true;
    }

    /// Starts a record whose value is then given in pieces by `extend` and ended by `close`; `no_room` when full.
    std::uint32_t open(RecordKind kind) noexcept
    {
        const std::uint32_t start = data_.size;
        return append(kind, {}, {}, false) ? start : no_room;
    }
    /// Adds to the record that `open` started at `start`, cut on a code point when there is no room.
    void extend(std::uint32_t start, std::string_view piece) noexcept
    {
        char* old = nullptr;
        std::size_t room = piece.size();
        if (!grow(room, old)) room = cut_size(piece, capacity() - data_.size);
        const std::size_t have = opened(start).size();
        const std::size_t limit = have < max_value ? max_value - have : 0;
        if (room > limit) room = cut_size(piece, limit);
        if (room < piece.size()) data_.truncated = 1;
        if (room != 0) std::memcpy(data() + data_.size, piece.data(), room);
        data_.size += static_cast<std::uint32_t>(room);
        store_size(data() + start, load_size(data() + start) + (static_cast<std::uint32_t>(room) << 8U));
        free_block(old);
    }
    /// Like `extend`, for a caller who has reserved the room and writes `bytes` bytes itself.
    char* extend_raw(std::uint32_t start, std::size_t bytes) noexcept
    {
        char* at = data() + data_.size;
        data_.size += static_cast<std::uint32_t>(bytes);
        store_size(data() + start, load_size(data() + start) + (static_cast<std::uint32_t>(bytes) << 8U));
        return at;
    }
    /// Ends the record that `open` started at `start`; an earlier one of its kind goes.
    void close(std::uint32_t start) noexcept { erase(static_cast<RecordKind>(load_size(data() + start) & 0xFFU), {}, start); }
    /// What the open record holds so far.
    std::string_view opened(std::uint32_t start) const noexcept
    {
        return {data() + start + head_size, data_.size - start - head_size};
    }

    static constexpr std::uint32_t no_room = 0xFFFFFFFF;

private:
    static constexpr std::uint32_t head_size = 4;
    static constexpr std::size_t small_copy = 48;

    const char* data() const noexcept { return AMISS_LIKELY(data_.block == nullptr) ? data_.text : block_text(data_.block); }
    char* data() noexcept { return AMISS_LIKELY(data_.block == nullptr) ? data_.text : block_text(data_.block); }

    std::size_t capacity() const noexcept
    {
        return data_.block == nullptr ? inline_capacity : block_capacity(data_.block);
    }

    void rebase(std::string_view& text, const char* from) const noexcept
    {
        const std::less<const char*> before; // a total order also between unrelated objects
        if (text.data() == nullptr || before(text.data(), from) || !before(text.data(), from + data_.size)) return;
        text = {data() + (text.data() - from), text.size()};
    }

    // The old block is handed to the caller, who frees it when nothing points into it any more.
    bool grow(std::size_t bytes, char*& old) noexcept
    {
        const std::size_t room = capacity() - data_.size;
        if (AMISS_LIKELY(bytes <= room)) return true;
        if (bytes > 0x7FFFFFFFU - data_.size) return false;
        const std::size_t needed = data_.size + bytes;
        const std::size_t wanted = needed < 2 * capacity() ? 2 * capacity() : needed;
        char* block = make_block(wanted);
        if (block == nullptr) return false;
        std::memcpy(block_text(block), data(), data_.size);
        old = data_.block;
        data_.block = block;
        return true;
    }

    bool append(RecordKind kind, std::string_view key, std::string_view value, bool may_cut) noexcept
    {
        const std::size_t keyed = is_keyed(kind) ? head_size + key.size() : 0;
        std::size_t size = value.size();
        if (keyed > max_value || (size > max_value - keyed && !may_cut)) {
            data_.truncated = 1;
            return false;
        }
        if (size > max_value - keyed) size = cut_size(value, max_value - keyed);
        char* old = nullptr;
        if (!grow(head_size + keyed + size, old)) {
            const std::size_t room = capacity() - data_.size;
            if (!may_cut || room < head_size + keyed) {
                data_.truncated = 1;
                return false;
            }
            size = cut_size(value, room - head_size - keyed);
        }
        if (size < value.size()) data_.truncated = 1;
        char* at = data() + data_.size;
        store_size(at, static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(keyed + size) << 8U);
        at += head_size;
        if (is_keyed(kind)) {
            store_size(at, static_cast<std::uint32_t>(key.size()));
            if (!key.empty()) std::memcpy(at + head_size, key.data(), key.size());
            at += keyed;
        }
        if (size != 0) std::memcpy(at, value.data(), size);
        data_.size += static_cast<std::uint32_t>(head_size + keyed + size);
        free_block(old);
        return true;
    }

    // Removes the first such record that starts before `end`.
    void erase(RecordKind kind, std::string_view key, std::uint32_t end) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; start < end && next(offset, record); start = offset) {
            if (record.kind != kind || record.key != key) continue;
            std::memmove(data() + start, data() + offset, data_.size - offset);
            data_.size -= offset - start;
            return;
        }
    }

    std::size_t used_bytes() const noexcept
    {
        return AMISS_LIKELY(data_.block == nullptr) ? ErrorData::head_bytes + data_.size : ErrorData::head_bytes;
    }

    void take_from(Arena& other) noexcept
    {
        copy_data(data_, other.data_, other.used_bytes());
        if (AMISS_LIKELY(data_.block == nullptr)) return;
        other.data_.block = nullptr;
        other.data_.size = 0;
    }

    void copy_from(const Arena& other) noexcept
    {
        copy_data(data_, other.data_, other.used_bytes());
        if (AMISS_LIKELY(data_.block == nullptr)) return;
        data_.block = nullptr;
        data_.size = 0;
        if (other.data_.size <= inline_capacity || (data_.block = make_block(other.data_.size)) != nullptr) {
            std::memcpy(data(), other.data(), other.data_.size);
            data_.size = other.data_.size;
            return;
        }
        Record record; // no memory: what fits is kept, text is cut
        for (std::uint32_t offset = 0; other.next(offset, record);)
            append(record.kind, record.key, record.value, is_text(record.kind));
    }

    void release() noexcept
    {
        free_block(data_.block);
        data_.block = nullptr;
        data_.size = 0;
    }

    ErrorData data_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
