// SPDX-License-Identifier: BSL-1.0
// Adds records to those of an error: at the end, once, or in the place of a part of one.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_index.hpp>
#include <amiss/detail/storage/record_room.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records to which others are added.
class RecordAdder : public RecordRoom {
public:
    /// What became of a violation that is added once.
    struct Added {
        bool is_new = false;
        char* details = nullptr;  ///< where its details are to be written; null where they have no room
        bool needs_index = false; ///< whether they should have an index once the details are written
    };
    /// Adds a violation, unless there is one with this field, message and code, and ties it to those of its field. Where there
    /// is no room for the extras, it is added without them. All texts may be in the records.
    Added add_once(RecordKind kind, std::string_view field, std::string_view message, ViolationExtras extras = {},
                   bool may_cut = true) noexcept
    {
        Found found = find_equal(field, message, extras.code);
        if (found.is_equal) return {};
        std::uint32_t start = size();
        const std::size_t bytes = 2 * head_size + field.size() + message.size()
            + (extras.empty() ? 0 : 2 * head_size + extras.code.size() + extras.details_size);
        grow(bytes, field, message, extras.code);                             // where this fails, less may do
        if (size() != start) found = find_equal(field, message, extras.code); // the gaps have gone
        start = size();
        Added added{true};
        if (extras.empty() || !append_extras(field, message, extras, added.details)) {
            if (!extras.code.empty() && find_equal(field, message, {}).is_equal) return {};
            if (!append(kind, field, message, may_cut)) return {};
        }
        if (found.last != RecordIndex::none) {
            mark(found.last, KeyWord::more_bit);
            mark(start, KeyWord::repeat_bit);
        }
        if (is_indexed())
            add_found_to_index(field, message, extras.code, start, found);
        else if (found.count >= many && added.details == nullptr)
            make_index();
        added.needs_index = found.count >= many && !is_indexed();
        return added;
    }

    /// Whether there is a violation with these texts.
    bool has_violation(std::string_view field, std::string_view message, std::string_view code) const noexcept
    {
        return find_equal(field, message, code).is_equal;
    }

    /// How many bytes of room it takes to make `new_size` bytes of `old_size` in the value of a record; see `splice`.
    std::size_t room_to_splice(Place place, std::size_t old_size, std::size_t new_size) const noexcept
    {
        const std::size_t more = new_size > old_size ? new_size - old_size : 0;
        if (!is_indexed() || place.end == size()) return more;
        return fits_gap(place, static_cast<std::uint32_t>(new_size - old_size)) ? 0 : place.end - place.begin + more;
    }
    /// In the value of a record, makes `new_size` bytes of the `old_size` bytes at `at`, and returns where they are. There is
    /// room for that; the last `kept` bytes of the room are not touched.
    char* splice(RecordKind kind, Place place, std::size_t at, std::size_t old_size, std::size_t new_size,
                 std::size_t kept) noexcept
    {
        const auto growth = static_cast<std::uint32_t>(new_size - old_size); // modulo 2^32: it may shrink
        std::uint32_t gap = 0;                                               // after the record, in the end
        bool is_last = !is_indexed() || place.end == size();
        if (!is_last && fits_gap(place, growth)) {
            gap = gap_after(place) - growth;
            index().set_gaps(index().gaps() - gap_after(place));
        } else if (!is_last) {
            place = move_to_end(kind, place);
            is_last = true;
            // With room to grow the next time: what is added later comes after it.
            const std::size_t wanted = (place.end - place.begin + growth) / 2, left = room() - kept;
            if (growth + wanted + head_size <= left) gap = static_cast<std::uint32_t>(wanted + head_size);
        }
        char* const record = data_.begin() + place.begin;
        char* const begin = record + head_size + at;
        const std::uint32_t end = is_indexed() ? place.end : size();
        std::memmove(begin + new_size, begin + old_size,
                     static_cast<std::size_t>(data_.begin() + end - (begin + old_size)));
        store_size(record, std::uint32_t{kind.number} | (place.end - place.begin - head_size + growth) << 8U);
        if (gap != 0) put_gap(end + growth, gap);
        if (is_last) data_.set_size(end + growth + gap);
        return begin;
    }

protected:
    RecordAdder() noexcept {} // as that of StoredRecords
    explicit RecordAdder(ErrorHead::Unset unset) noexcept : RecordRoom(unset) {}

    bool append(RecordKind kind, std::string_view key, std::string_view value, bool may_cut) noexcept
    {
        if (kind == FieldKind::details && value.size() > 2) drop_index(); // it may have no room for so many members
        const std::size_t keyed = is_keyed(kind) ? head_size + key.size() : 0;
        std::size_t size = value.size();
        if (keyed > max_value || (size > max_value - keyed && !may_cut)) {
            set_truncated();
            return false;
        }
        if (size > max_value - keyed) size = cut_size(value, max_value - keyed);
        if (!grow(head_size + keyed + size, key, value) && !make_way(kind, head_size + keyed + size, value)) {
            if (take_capture(kind, value)) return true;
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
            at = put_sized(at, key);
        }
        if (size != 0) std::memcpy(at, value.data(), size);
        const std::uint32_t start = this->size();
        data_.set_size(static_cast<std::uint32_t>(start + head_size + keyed + size));
        add_to_index(kind, is_keyed(kind) ? key_at(data_.begin() + start) : key, start);
        return true;
    }

private:
    struct Found {
        bool is_equal = false;
        std::uint32_t last = RecordIndex::none; ///< of the violations of this field
        std::size_t count = 0;                  ///< how many there are, where that was counted
        std::uint64_t seed = 0;                 ///< of the words
        ViolationWords words{0, 0};
    };
    Found find_equal(std::string_view field, std::string_view message, std::string_view code) const noexcept
    {
        if (is_indexed()) return find_equal_indexed(field, message, code);
        Found found;
        const SameKey is_same(field);
        Record record;
        const char* const bytes = data_.begin();
        for (std::uint32_t at = 0, its_size = 0, end = size(); at < end; at += its_size) {
            if (!is_of(FieldKind::violations, bytes + at, its_size)) continue;
            ++found.count;
            if (!is_same(key_at(bytes + at))) continue;
            found.last = at;
            std::uint32_t offset = at;
            next(offset, record);
            found.is_equal = record.key == field && record.value == message && record.code == code;
            if (found.is_equal) return found;
        }
        return found;
    }

    void mark(std::uint32_t record, std::uint32_t bit) noexcept
    {
        char* const word = data_.begin() + record + head_size;
        store_size(word, load_size(word) | bit);
    }

    // A violation with a code or details, whole or not at all.
    AMISS_NOINLINE bool append_extras(std::string_view key, std::string_view value, ViolationExtras extras,
                                      char*& details) noexcept
    {
        const std::size_t bytes = 3 * head_size + key.size() + value.size() + extras.code.size() + extras.details_size;
        if (bytes > max_value || !grow(head_size + bytes, key, value, extras.code)) return set_truncated(), false;
        char* at = data_.begin() + size();
        store_size(at,
                   std::uint32_t{RecordKind(FieldKind::violations).number} | static_cast<std::uint32_t>(bytes) << 8U);
        at = put_sized(at + head_size, key, KeyWord::extras_bit);
        at = put_sized(at, value);
        at = put_sized(at, extras.code);
        if (extras.details_size != 0) details = at;
        data_.set_size(static_cast<std::uint32_t>(size() + head_size + bytes));
        return true;
    }

    AMISS_NOINLINE Found find_equal_indexed(std::string_view field, std::string_view message,
                                            std::string_view code) const noexcept
    {
        Found found;
        found.seed = index().seed();
        found.words = ViolationWords(field, message, code, found.seed);
        const auto any = [](const Record&) { return true; };
        found.is_equal = find_violation(found.words.whole, field, message, code, any) != RecordIndex::none;
        if (!found.is_equal) found.last = find_last(found.words.last, field);
        return found;
    }
    // Adds a violation to the index, as it is stored: it may have been cut.
    AMISS_NOINLINE void add_found_to_index(std::string_view field, std::string_view message, std::string_view code,
                                           std::uint32_t at, Found& found) noexcept
    {
        Record record;
        std::uint32_t end = at;
        next(end, record);
        const std::uint64_t seed = index().seed();
        if (seed != found.seed || record.value.size() != message.size() || record.code.size() != code.size())
            found.words = ViolationWords(field, record.value, record.code, seed);
        add_violation_to_index(index(), at, found.words, found.last);
    }

    // The bytes of the gap after a record.
    std::uint32_t gap_after(Place place) const noexcept
    {
        std::uint32_t gap = 0;
        return place.end != size() && is_of(FieldKind::none, data_.begin() + place.end, gap) ? gap : 0;
    }
    // Whether a record can grow by this, or shrink, within the gap after it. A gap has four bytes at least.
    bool fits_gap(Place place, std::uint32_t growth) const noexcept
    {
        const auto left = static_cast<std::int64_t>(gap_after(place)) - static_cast<std::int32_t>(growth);
        return left == 0 || left >= std::int64_t{head_size};
    }

    // Leaves a gap where the record was.
    Place move_to_end(RecordKind kind, Place place) noexcept
    {
        const std::uint32_t bytes = place.end - place.begin, to = size();
        std::memcpy(data_.begin() + to, data_.begin() + place.begin, bytes);
        RecordIndex its_index = index();
        its_index.replace(word_of(kind, {}, its_index.seed()), place.begin, to);
        put_gap(place.begin, bytes);
        data_.set_size(to + bytes);
        return {to, to + bytes};
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
