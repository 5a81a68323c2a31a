// SPDX-License-Identifier: BSL-1.0
// What becomes of the index of an error's records when records come and go.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_index.hpp>
#include <amiss/detail/storage/record_sequence.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records with an index that is kept up to date.
class IndexedRecords : public RecordSequence {
protected:
    IndexedRecords() noexcept {} // as that of StoredRecords
    explicit IndexedRecords(ErrorHead::Unset unset) noexcept : RecordSequence(unset) {}

    // Removes a record, or a part of one that has no index.
    void remove(Place place) noexcept
    {
        if (is_indexed() && leaves_gap(place)) return;
        std::memmove(data_.begin() + place.begin, data_.begin() + place.end, size() - place.end);
        data_.set_size(size() - (place.end - place.begin));
    }

    // Makes a gap of some bytes: four at least. The index knows how many there are.
    void put_gap(std::uint32_t at, std::uint32_t bytes) noexcept
    {
        store_size(data_.begin() + at, (bytes - head_size) << 8U);
        index().set_gaps(index().gaps() + bytes);
    }

    void drop_index() noexcept
    {
        if (!is_indexed()) return;
        char* const block = data_.block();
        set_block_capacity(block, block_capacity(block) + RecordIndex::table_size(block_slots(block)));
        set_block_slots(block, 0);
    }

    // Adds a record to the index, if there is one: any but a violation.
    void add_to_index(RecordKind kind, std::string_view key, std::uint32_t at, bool with_members = true) noexcept
    {
        if (AMISS_LIKELY(!is_indexed()) || kind == FieldKind::violations) return;
        RecordIndex its_index = index();
        if (!is_keyed(kind) || kind == RecordKind::plain_text)
            its_index.insert(word_of(kind, key, its_index.seed()), at);
        if (kind == FieldKind::details && with_members) index_members(its_index, at);
    }
    // Adds a violation to the index; `last` is the one before of its field, or `RecordIndex::none`.
    void add_violation_to_index(RecordIndex its_index, std::uint32_t at, const ViolationWords& words,
                                std::uint32_t last) noexcept
    {
        its_index.insert(words.whole, at);
        if (last == RecordIndex::none) return its_index.insert(words.last, at);
        its_index.replace(words.last, last, at);
        Record record;
        std::uint32_t end = last;
        next(end, record);
        if ((load_size(data_.begin() + at + head_size) & KeyWord::repeat_bit) != 0)
            its_index.insert(RecordIndex::link_word(end), at);
    }
    // The last violation of a field.
    std::uint32_t find_last(std::uint32_t word, std::string_view field) const noexcept
    {
        const SameKey is_same(field);
        return index().find(word, [&](std::uint32_t at) {
            std::uint32_t its_size = 0;
            return is_of(FieldKind::violations, data_.begin() + at, its_size) && is_same(key_at(data_.begin() + at));
        });
    }

    AMISS_COLD void index_records(bool with_members) noexcept
    {
        RecordIndex its_index = index();
        const std::uint64_t seed = its_index.seed();
        Record record;
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
            if (record.kind == FieldKind::violations) {
                const ViolationWords words(record.key, record.value, record.code, seed);
                add_violation_to_index(its_index, start, words, find_last(words.last, record.key));
            } else if (!record.kind.is_gap()) {
                add_to_index(record.kind, record.key, start, with_members);
            }
        }
    }

private:
    AMISS_COLD void index_members(RecordIndex its_index, std::uint32_t details) noexcept
    {
        const std::string_view object(data_.begin() + details + head_size, load_size(data_.begin() + details) >> 8U);
        const std::uint64_t seed = its_index.seed();
        for (JsonItems members = JsonView(object).items(); members.next();) {
            const auto at = static_cast<std::uint32_t>(members.key().data() - 1 - object.data());
            its_index.insert(RecordIndex::member_word(PieceHash::of(members.key(), seed)), at);
        }
    }

    // False where it is no whole record of the index, or is one of a chain: then there is no index any more.
    AMISS_NOINLINE bool leaves_gap(Place place) noexcept
    {
        RecordIndex its_index = index();
        Record record;
        std::uint32_t end = place.begin;
        next(end, record);
        if (record.kind == FieldKind::violations || record.kind == FieldKind::details || end != place.end)
            return drop_index(), false;
        if (!is_keyed(record.kind) || record.kind == RecordKind::plain_text)
            its_index.replace(word_of(record.kind, record.key, its_index.seed()), place.begin, RecordIndex::none);
        if (place.end == size())
            data_.set_size(place.begin);
        else
            put_gap(place.begin, place.end - place.begin);
        return true;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
