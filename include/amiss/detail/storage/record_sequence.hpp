// SPDX-License-Identifier: BSL-1.0
// How the records of an error are found: one after the other, or with an index.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_index.hpp>
#include <amiss/detail/storage/stored_records.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records that are looked for.
///
/// With many details or violations they have an index, and where one goes, it leaves a gap: so nothing takes longer the more
/// there is. The index has each record but violation parts: by its kind and key, a violation by all its texts. It has the last
/// violation of each field, from the end of one violation the next one of its field, and each member of the details.
class RecordSequence : public StoredRecords {
public:
    bool is_indexed() const noexcept { return !data_.is_inside() && block_slots(data_.block()) != 0; }
    /// Only where `is_indexed`.
    RecordIndex index() const noexcept { return RecordIndex(data_.block()); }

    /// The first record of an unkeyed kind.
    Place place_of(RecordKind kind) const noexcept { return find_place(kind, {}, size()); }
    /// The value of the first record of this kind. Empty, with a null `data()`, where there is none.
    std::string_view find(RecordKind kind) const noexcept
    {
        if (AMISS_LIKELY(data_.is_inside())) return find_among(kind, data_.text, data_.head.used);
        return find_outside(kind);
    }

    /// Whether a record of a keyed kind with this key begins at `offset`, where one may have been.
    bool is_at(std::uint32_t offset, RecordKind kind, std::string_view key) const noexcept
    {
        std::uint32_t bytes = 0;
        const std::uint32_t all = size();
        return offset <= all && all - offset >= 2 * head_size && is_of(kind, data_.begin() + offset, bytes)
            && bytes <= all - offset && key_at(data_.begin() + offset).size() <= all - offset - 2 * head_size
            && key_at(data_.begin() + offset) == key;
    }

    bool find(RecordKind kind, std::string_view key, Record& record) const noexcept
    {
        if (kind == RecordKind::plain_text && is_indexed()) {
            Place place = find_indexed(kind, key, size());
            return place.end != 0 && next(place.begin, record);
        }
        for (std::uint32_t offset = 0; next(offset, record);) {
            if (record.kind == kind && record.key == key) return true;
        }
        return false;
    }

    /// Whether there is a record of this kind with this key, if it is a keyed kind, and this value; of violations, with the
    /// same code and details too. The search begins at `from`, where a record begins, and wraps around; where it finds one,
    /// `from` is the next one: so two sequences in the same order are compared in linear time, and with an index all are.
    bool contains(const Record& wanted, std::uint32_t& from) const noexcept
    {
        if (is_indexed()) return contains_indexed(wanted, from);
        const std::uint32_t start = from;
        return contains_between(wanted, start, size(), from) || contains_between(wanted, 0, start, from);
    }
    bool contains(const Record& wanted) const noexcept
    {
        std::uint32_t from = 0;
        return contains(wanted, from);
    }

    /// Moves on from a record that `has_more` to the next one with its key; `offset` is where the record ends.
    void next_of_key(std::uint32_t& offset, Record& record) const noexcept
    {
        record.has_more = false;
        if (is_indexed()) {
            const std::uint32_t begin =
                index().find(RecordIndex::link_word(offset), [](std::uint32_t) { return true; });
            if (begin == RecordIndex::none) return;
            offset = begin;
            next(offset, record);
            return;
        }
        const SameKey is_same(record.key);
        const RecordKind kind = record.kind;
        while (next(offset, record)) {
            if (record.kind == kind && record.is_repeat && is_same(record.key)) return;
        }
    }

protected:
    RecordSequence() noexcept {} // as that of StoredRecords
    explicit RecordSequence(ErrorHead::Unset unset) noexcept : StoredRecords(unset) {}

    // The first such record that begins before `end`.
    Place find_place(RecordKind kind, std::string_view key, std::uint32_t end) const noexcept
    {
        if (AMISS_LIKELY(data_.is_inside())) return find_place_among(kind, key, end, data_.text, data_.head.used);
        return find_place_outside(kind, key, end);
    }

private:
    static std::string_view find_among(RecordKind kind, const char* bytes, std::uint32_t end) noexcept
    {
        for (std::uint32_t at = 0, its_size = 0; at < end; at += its_size) {
            if (!is_of(kind, bytes + at, its_size)) continue;
            if (!is_keyed(kind)) return {bytes + at + head_size, its_size - head_size};
            const char* const key = bytes + at + head_size;
            const std::uint32_t before = head_size + (load_size(key) & KeyWord::size_bits);
            const std::string_view value(key + before, its_size - head_size - before);
            return (load_size(key) & KeyWord::extras_bit) != 0 ? parts_of(value).message : value;
        }
        return {};
    }
    AMISS_NOINLINE std::string_view find_outside(RecordKind kind) const noexcept
    {
        if (is_indexed() && !is_keyed(kind)) return value_at(find_indexed(kind, {}, size()));
        return find_among(kind, data_.begin(), size());
    }
    static Place find_place_among(RecordKind kind, std::string_view key, std::uint32_t end, const char* bytes,
                                  std::uint32_t all) noexcept
    {
        for (std::uint32_t at = 0, its_size = 0; at < end && at < all; at += its_size) {
            if (!is_of(kind, bytes + at, its_size)) continue;
            if (!is_keyed(kind) || key_at(bytes + at) == key) return {at, at + its_size};
        }
        return {0, 0};
    }
    AMISS_NOINLINE Place find_place_outside(RecordKind kind, std::string_view key, std::uint32_t end) const noexcept
    {
        if (is_indexed() && (!is_keyed(kind) || kind == RecordKind::plain_text)) return find_indexed(kind, key, end);
        return find_place_among(kind, key, end, data_.begin(), size());
    }

protected:
    // The word of the index for a record that is no violation.
    static std::uint32_t word_of(RecordKind kind, std::string_view key, std::uint64_t seed) noexcept
    {
        return RecordIndex::record_word(is_keyed(kind) ? PieceHash::of(key, seed + kind.number)
                                                       : mix(seed, kind.number));
    }
    // The words of a violation: of its field, as it is once ill-formed UTF-8 is repaired, and of all its texts.
    struct ViolationWords {
        std::uint32_t last, whole;

        ViolationWords(std::uint32_t word_of_last, std::uint32_t word_of_whole) noexcept
            : last(word_of_last), whole(word_of_whole)
        {}
        ViolationWords(std::string_view field, std::string_view message, std::string_view code,
                       std::uint64_t seed) noexcept
        {
            const std::uint64_t key = hash_well_formed(field, seed);
            const std::uint64_t all = PieceHash::of(message, is_ascii(field) ? key : PieceHash::of(field, seed));
            last = RecordIndex::last_word(key);
            whole = RecordIndex::record_word(code.empty() ? all : PieceHash::of(code, all));
        }
    };

    // The same as `find_place`.
    AMISS_NOINLINE Place find_indexed(RecordKind kind, std::string_view key, std::uint32_t end) const noexcept
    {
        const RecordIndex its_index = index();
        const char* const bytes = data_.begin();
        Place first{0, 0};
        its_index.find(word_of(kind, key, its_index.seed()), [&](std::uint32_t at) {
            std::uint32_t record_size = 0;
            const bool is_it = at < end && is_of(kind, bytes + at, record_size)
                && (!is_keyed(kind) || key_at(bytes + at) == key) && (first.end == 0 || at < first.begin);
            if (is_it) first = {at, at + record_size};
            return false; // there may be an old one and a new one
        });
        return first;
    }

    // Where the violation begins that has these texts; `fits` gets it and decides.
    template <class Fits>
    std::uint32_t find_violation(std::uint32_t word, std::string_view key, std::string_view value,
                                 std::string_view code, Fits fits) const noexcept
    {
        return index().find(word, [&](std::uint32_t its_offset) {
            Record record;
            next(its_offset, record);
            return record.kind == FieldKind::violations && record.key == key && record.value == value
                && record.code == code && fits(record);
        });
    }

    AMISS_NOINLINE bool contains_indexed(const Record& wanted, std::uint32_t& from) const noexcept
    {
        if (!is_keyed(wanted.kind)) {
            const Place place = find_indexed(wanted.kind, {}, size());
            return place.end != 0 && value_at(place) == wanted.value;
        }
        // In the same order it is the next one.
        std::uint32_t size = 0;
        if (from < this->size() && is_of(wanted.kind, data_.begin() + from, size)
            && contains_between(wanted, from, from + 1, from))
            return true;
        if (wanted.kind != FieldKind::violations) return contains_between(wanted, 0, this->size(), from);
        const ViolationWords words(wanted.key, wanted.value, wanted.code, index().seed());
        const auto has_details = [&](const Record& record) {
            return json_of(record.details) == json_of(wanted.details);
        };
        const std::uint32_t at = find_violation(words.whole, wanted.key, wanted.value, wanted.code, has_details);
        if (at == RecordIndex::none) return false;
        is_of(wanted.kind, data_.begin() + at, size);
        from = at + size;
        return true;
    }

    bool contains_between(const Record& wanted, std::uint32_t begin, std::uint32_t end,
                          std::uint32_t& after) const noexcept
    {
        const char* const bytes = data_.begin();
        Record record;
        for (std::uint32_t at = begin, size = 0; at < end; at += size) {
            if (!is_of(wanted.kind, bytes + at, size)) continue;
            if (is_keyed(wanted.kind) && key_at(bytes + at) != wanted.key) continue;
            after = at;
            next(after, record);
            if (record.value != wanted.value) continue;
            if (record.kind != FieldKind::violations
                || (record.code == wanted.code && json_of(record.details) == json_of(wanted.details)))
                return true;
        }
        return false;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
