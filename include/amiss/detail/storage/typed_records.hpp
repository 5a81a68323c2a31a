// SPDX-License-Identifier: BSL-1.0
// Records that are not text: numbers, rate limits and causes, stored as their bytes; and comparing records.
#pragma once

#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/exact_time.hpp>

#include <cstdint>
#include <cstring>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

struct StoredCause {
    const std::error_category* category;
    int value;

    std::error_code code() const noexcept { return {value, *category}; }
};

/// Reads the record of this kind into `value`. False, and `value` is unchanged, when there is none.
template <class T>
bool load_record(const RecordBuffer& records, RecordKind kind, T& value) noexcept
{
    const std::string_view bytes = records.find(kind);
    if (bytes.size() != sizeof value) return false;
    std::memcpy(static_cast<void*>(&value), bytes.data(), sizeof value);
    return true;
}

/// Reads the time, which is stored with milliseconds or without. False when there is none.
inline bool load_time(const RecordBuffer& records, ExactTime& time) noexcept
{
    return load_record(records, FieldKind::timestamp, time.seconds) || load_record(records, FieldKind::timestamp, time);
}

template <class T>
void store_record(RecordBuffer& records, RecordKind kind, const T& value) noexcept
{
    static_assert(__is_trivially_copyable(T));
    char bytes[sizeof value];
    std::memcpy(bytes, static_cast<const void*>(&value), sizeof value);
    records.try_set(kind, {bytes, sizeof value});
}

/// The same for a buffer whose kinds of records are known: without a search where there is none of this kind.
template <class T>
void store_record(RecordBuffer& records, RecordKind kind, const T& value, RecordKinds there) noexcept
{
    const RecordBuffer::Room room = records.free_room();
    if (there.has(kind) || room.begin == nullptr || sizeof value > room.size) return store_record(records, kind, value);
    std::memcpy(room.begin, static_cast<const void*>(&value), sizeof value);
    records.put_written(kind, sizeof value);
}

/// Whether every public record of `left` is in `right` too, in whatever order. The message is compared elsewhere, since it
/// may also be the row's.
inline bool has_public_records_of(const RecordBuffer& right, const RecordBuffer& left) noexcept
{
    Record record;
    std::uint32_t from = 0;
    for (std::uint32_t offset = 0; left.next(offset, record);) {
        if (!is_public(record.kind) || record.kind == FieldKind::message) continue;
        if (!right.contains(record, from)) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
