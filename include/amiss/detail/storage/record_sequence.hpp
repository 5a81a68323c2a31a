// SPDX-License-Identifier: BSL-1.0
// The records of an error as they are stored, one after the other, and how they are found.
#pragma once

#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/small_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records one after the other: 4 bytes with kind and size, for keyed ones the size of the key and the key, the value.
class RecordSequence {
public:
    static constexpr std::size_t inline_capacity = SmallBuffer::text_bytes;
    static constexpr std::size_t max_value = 0xFFFFFF; ///< 16 MiB - 1 for one record

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
            const std::uint32_t word = load_size(at + head_size);
            const std::uint32_t key = word & KeyWord::size_bits;
            record.is_repeat = (word & KeyWord::repeat_bit) != 0;
            record.has_more = (word & KeyWord::more_bit) != 0;
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

    /// Whether there is a record of this kind with this key, if it is a keyed kind, and this value.
    bool contains(RecordKind kind, std::string_view key, std::string_view value) const noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; next(offset, record);) {
            if (record.kind == kind && record.key == key && record.value == value) return true;
        }
        return false;
    }

    /// Moves on from a record that `has_more` to the next one with its key; `offset` is where the record ends.
    void next_of_key(std::uint32_t& offset, Record& record) const noexcept
    {
        const SameKey is_same(record.key);
        const RecordKind kind = record.kind;
        record.has_more = false;
        while (next(offset, record)) {
            if (record.kind == kind && record.is_repeat && is_same(record.key)) return;
        }
    }

protected:
    static constexpr std::uint32_t head_size = 4;

    RecordSequence() noexcept {} // not "= default": `RecordSequence()` would then set the inline text to zeros

    // Where a record is. Both are 0 where there is none.
    struct Place {
        std::uint32_t begin;
        std::uint32_t end;
    };

    // The first such record that begins before `end`.
    Place find_place(RecordKind kind, std::string_view key, std::uint32_t end) const noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; start < end && next(offset, record); start = offset) {
            if (record.kind == kind && record.key == key) return {start, offset};
        }
        return {0, 0};
    }

    SmallBuffer data_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
