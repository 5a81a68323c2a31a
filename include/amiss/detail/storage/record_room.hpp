// SPDX-License-Identifier: BSL-1.0
// Room for the records of an error: what gives way to what where there is no memory.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_growth.hpp>
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
class RecordRoom : public RecordGrowth {
public:
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

    RecordRoom() noexcept {} // as that of StoredRecords
    explicit RecordRoom(ErrorHead::Unset unset) noexcept : RecordGrowth(unset) {}

    // Whether others gave way to a record of this kind, after `grow` has failed. A value in this buffer makes none move.
    AMISS_COLD bool make_way(RecordKind kind, std::size_t bytes, std::string_view value) noexcept
    {
        if (has(value) || value.size() > max_first) return false;
        return give_way(bytes, kind.is_capture() ? rank_of_request_id : rank_of(kind));
    }

    // Cuts texts and drops what cannot be cut, the least important and longest first, until there is room for `bytes` more.
    // False, and nothing is changed, where all of a higher rank than `rank` would not be enough.
    AMISS_COLD bool give_way(std::size_t bytes, unsigned rank) noexcept
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
    AMISS_COLD void shorten(Place place, RecordKind kind, std::size_t bytes) noexcept
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

    // In one pass: there may be many.
    AMISS_COLD void remove_all(RecordKind kind) noexcept
    {
        char* const bytes = data_.begin();
        char* to = bytes;
        for (std::uint32_t at = 0, its_size = 0, end = size(); at < end; at += its_size) {
            if (is_of(kind, bytes + at, its_size)) continue;
            std::memmove(to, bytes + at, its_size);
            to += its_size;
        }
        data_.set_size(static_cast<std::uint32_t>(to - bytes));
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
