// SPDX-License-Identifier: BSL-1.0
// The records of an error as they are stored, one after the other, and what is in one of them.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/small_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records one after the other: 4 bytes with kind and size, for keyed ones the size of the key and the key, the value.
class StoredRecords {
public:
    static constexpr std::size_t inline_capacity = SmallBuffer::text_bytes;
    static constexpr std::size_t max_value = 0xFFFFFF; ///< 16 MiB - 1 for one record

    const ErrorHead& head() const noexcept { return data_.head; }
    ErrorHead& head() noexcept { return data_.head; }

    bool truncated() const noexcept { return (data_.head.flags & ErrorHead::truncated) != 0; }
    void set_truncated() noexcept { data_.head.flags |= ErrorHead::truncated; }
    std::uint32_t size() const noexcept { return data_.size(); }
    /// Where the first records of an error go.
    char* inline_text() noexcept { return data_.text; }
    std::string_view bytes() const noexcept { return {data_.begin(), data_.size()}; }

    /// The kinds of which there is a record. Linear, as each search for one is.
    RecordKinds kinds() const noexcept
    {
        RecordKinds kinds;
        const char* const bytes = data_.begin();
        for (std::uint32_t at = 0, end = size(); at < end;) {
            const std::uint32_t head = load_size(bytes + at);
            kinds.add(RecordKind(head & 0xFFU));
            at += head_size + (head >> 8U);
        }
        return kinds;
    }

    /// Where a record is. Both are 0 where there is none.
    struct Place {
        std::uint32_t begin;
        std::uint32_t end;
    };
    /// The value of a record of an unkeyed kind; null where there is no record.
    std::string_view value_at(Place place) const noexcept
    {
        if (place.end == 0) return {};
        return {data_.begin() + place.begin + head_size, place.end - place.begin - head_size};
    }

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
            record.code = {};
            record.details = {};
            if (AMISS_LIKELY((word & KeyWord::extras_bit) == 0)) return true;
            const Parts parts = parts_of(record.value);
            record.value = parts.message;
            record.code = parts.code;
            record.details = parts.details;
        } else {
            record.key = {};
            record.value = {at + head_size, size};
        }
        return true;
    }

    /// The JSON of a violation's details as they are stored: up to the first NUL, which no JSON has.
    static constexpr std::string_view json_of(std::string_view stored) noexcept
    {
        return stored.substr(0, stored.find('\0'));
    }
    /// Puts a text after its size, with some bits that no size has; returns its end.
    static char* put_sized(char* at, std::string_view text, std::uint32_t bits = 0) noexcept
    {
        store_size(at, static_cast<std::uint32_t>(text.size()) | bits);
        if (!text.empty()) std::memcpy(at + head_size, text.data(), text.size());
        return at + head_size + text.size();
    }
    /// Takes off a text that follows its size.
    static std::string_view take_sized(std::string_view& from) noexcept
    {
        const std::string_view text = from.substr(head_size, load_size(from.data()));
        from.remove_prefix(head_size + text.size());
        return text;
    }

protected:
    static constexpr std::uint32_t head_size = 4;

    StoredRecords() noexcept {} // not "= default": `StoredRecords()` would then set the inline text to zeros
    explicit StoredRecords(ErrorHead::Unset unset) noexcept : data_(unset) {}

    // For loops over many records, of which few are wanted: where the one at `at` ends, and whether it is of this kind.
    static bool is_of(RecordKind kind, const char* at, std::uint32_t& size) noexcept
    {
        const std::uint32_t head = load_size(at);
        size = head_size + (head >> 8U);
        return (head & 0xFFU) == kind.number;
    }
    // The key of a record of a keyed kind.
    static std::string_view key_at(const char* at) noexcept
    {
        return {at + 2 * head_size, load_size(at + head_size) & KeyWord::size_bits};
    }

    // The parts of a violation with extras. By value: a reference to a Record would keep it out of registers.
    struct Parts {
        std::string_view message, code, details;
    };
    AMISS_NOINLINE static Parts parts_of(std::string_view value) noexcept
    {
        const std::string_view message = take_sized(value);
        const std::string_view code = take_sized(value);
        return {message, code, value};
    }

    SmallBuffer data_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
