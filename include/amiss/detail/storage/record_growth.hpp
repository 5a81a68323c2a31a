// SPDX-License-Identifier: BSL-1.0
// How the records of an error grow onto the heap, get an index, and leave gaps and lose them again.
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
#include <functional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records that grow. Without memory for an index they have none: all works, and takes longer.
class RecordGrowth : public RecordSequence {
public:
    /// With so many details, or violations, they are looked up in an index; and with few, where they are long.
    static constexpr std::size_t many = 32;
    static constexpr std::size_t few = 4, long_text = 2048;

    /// Makes room for `bytes` more. False, with `truncated()` set, when there is no memory.
    ///
    /// `texts` that point into this buffer follow it to its new place. No view moves while what there is room for is added.
    template <class... Texts>
    bool reserve(std::size_t bytes, Texts&... texts) noexcept
    {
        if (try_reserve(bytes, texts...)) return true;
        set_truncated();
        return false;
    }
    /// The same, without setting `truncated()`.
    template <class... Texts>
    bool try_reserve(std::size_t bytes, Texts&... texts) noexcept
    {
        return grow_by(bytes, 16, texts...);
    }
    /// The end of the room for records, whether or not it is in use.
    char* end_of_room() noexcept { return data_.begin() + data_.capacity(); }
    /// How many bytes can be added before it grows.
    std::size_t room() const noexcept { return data_.capacity() - size(); }

    /// Whether there is room for `bytes` more, and for a few records in the index.
    bool has_room(std::size_t bytes) const noexcept { return has_room(bytes, 16); }

    /// Whether a text is one of this buffer.
    bool has(std::string_view text) const noexcept
    {
        const std::less<const char*> before; // a total order also between unrelated objects
        return text.data() != nullptr && !before(text.data(), data_.begin())
            && before(text.data(), data_.begin() + size());
    }

    /// Makes an index, where the records are on the heap and have none.
    AMISS_NOINLINE void make_index() noexcept
    {
        OwnTexts none;
        if (!data_.is_inside() && !is_indexed()) make_room(0, true, none);
    }

    /// Makes an index, where there are many details or violations.
    void make_index_of_many() noexcept
    {
        std::size_t entries = 0;
        count_live(entries);
        if (entries >= many) make_index();
    }

protected:
    RecordGrowth() noexcept {} // as that of RecordSequence

    // Makes room for `bytes` more, if need be in a new block. Texts that point into this buffer follow.
    template <class... Texts>
    bool grow(std::size_t bytes, Texts&... texts) noexcept
    {
        return grow_by(bytes, 4, texts...);
    }

    static void rebase(std::string_view& text, const char* from, std::uint32_t size, const char* to) noexcept
    {
        const std::less<const char*> before;
        if (text.data() == nullptr || before(text.data(), from) || !before(text.data(), from + size)) return;
        text = {to + (text.data() - from), text.size()};
    }

    // Removes a record, or a part of one that has no index.
    void remove(Place place) noexcept
    {
        if (is_indexed() && leaves_gap(place)) return;
        std::memmove(data_.begin() + place.begin, data_.begin() + place.end, size() - place.end);
        data_.set_size(size() - (place.end - place.begin));
    }

    // Makes a gap of some bytes that are no record: four at least.
    void put_gap(std::uint32_t at, std::uint32_t bytes) noexcept
    {
        store_size(data_.begin() + at, (bytes - head_size) << 8U);
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
    void add_violation_to_index(RecordIndex its_index, std::uint32_t at, std::uint32_t last) noexcept
    {
        Record record, before;
        std::uint32_t end = at;
        next(end, record);
        const std::uint64_t seed = its_index.seed();
        its_index.insert(word_of_violation(record.key, record.value, record.code, seed), at);
        const std::uint32_t last_word = RecordIndex::last_word(hash_well_formed(record.key, seed));
        if (last == RecordIndex::none) return its_index.insert(last_word, at);
        its_index.replace(last_word, last, at);
        next(last, before);
        if (record.is_repeat) its_index.insert(RecordIndex::link_word(last), at);
    }
    // The last violation of a field.
    std::uint32_t find_last(const RecordIndex& its_index, std::string_view field) const noexcept
    {
        const SameKey is_same(field);
        const std::uint32_t word = RecordIndex::last_word(hash_well_formed(field, its_index.seed()));
        return its_index.find(word, [&](std::uint32_t at) {
            std::uint32_t its_size = 0;
            return is_of(FieldKind::violations, data_.begin() + at, its_size) && is_same(key_at(data_.begin() + at));
        });
    }

private:
    // Views that point into this buffer.
    struct OwnTexts {
        std::string_view* list[48];
        std::size_t count = 0;

        void follow(const char* from, std::uint32_t size, const char* to) const noexcept
        {
            for (std::size_t at = 0; at < count; ++at) rebase(*list[at], from, size, to);
        }
    };
    void note(OwnTexts& own, std::string_view& text) const noexcept
    {
        if (own.count != sizeof own.list / sizeof own.list[0] && has(text)) own.list[own.count++] = &text;
    }
    // A set of texts has `for_each_text`.
    template <class Texts>
    void note(OwnTexts& own, Texts& texts) const noexcept
    {
        texts.for_each_text([this, &own](std::string_view& one_text) { note(own, one_text); });
    }

    bool has_room(std::size_t bytes, std::uint32_t entries) const noexcept
    {
        return bytes <= room() && (!is_indexed() || index().has_room(entries));
    }
    template <class... Texts>
    bool grow_by(std::size_t bytes, std::uint32_t entries, Texts&... texts) noexcept
    {
        if (AMISS_LIKELY(has_room(bytes, entries))) return true;
        OwnTexts own;
        (note(own, texts), ...);
        return make_room(bytes, is_indexed(), own);
    }

    // Where there is a block for it, the records are in a new one; else as many gaps as there are go, and the index.
    AMISS_NOINLINE bool make_room(std::size_t bytes, bool with_index, const OwnTexts& texts) noexcept
    {
        std::size_t entries = 16;
        const std::size_t live = count_live(entries);
        if (bytes > 0x7FFFFFFFU - live) return give_up_index(bytes, live, texts);
        const std::size_t needed = live + bytes;
        std::uint32_t slots = with_index && needed <= RecordIndex::most_bytes ? RecordIndex::slots_for(entries) : 0;
        const std::size_t table = RecordIndex::table_size(slots);
        const std::size_t all =
            data_.capacity() + (is_indexed() ? RecordIndex::table_size(block_slots(data_.block())) : 0);
        if (!data_.is_inside() && table < all && needed <= (all - table) / 4 * 3) { // the gaps were enough
            drop_index();
            return compact(texts), place_index(slots), true;
        }
        const std::size_t wanted = needed < 2 * data_.capacity() ? 2 * data_.capacity() : needed;
        char* made = make_block(wanted, table);
        if (made == nullptr && slots != 0 && needed > all) made = make_block(wanted, slots = 0);
        if (made == nullptr) return give_up_index(bytes, live, texts);
        set_block_slots(made, slots);
        const bool has_gaps = live != size(), was_indexed = is_indexed();
        copy_live(block_text(made), texts);
        if (was_indexed && slots != 0) RecordIndex(made).take(index(), has_gaps);
        data_.release();
        data_.set_block(made, static_cast<std::uint32_t>(live));
        if (slots != 0 && !was_indexed) fill_index();
        if (slots != 0 && was_indexed && has_gaps) index_records(false);
        return true;
    }

    bool give_up_index(std::size_t bytes, std::size_t live, const OwnTexts& texts) noexcept
    {
        drop_index();
        if (live != size()) compact(texts);
        return bytes <= room();
    }

    // The bytes that are not gaps; adds to `entries` how many an index of the records has.
    std::size_t count_live(std::size_t& entries) const noexcept
    {
        const char* const bytes = data_.begin();
        std::size_t live = 0;
        for (std::uint32_t at = 0, its_size = 0, end = size(); at < end; at += its_size) {
            const RecordKind kind(load_size(bytes + at) & 0xFFU);
            its_size = head_size + (load_size(bytes + at) >> 8U);
            if (kind.is_gap()) continue;
            live += its_size;
            entries += kind == FieldKind::violations ? 2 : 1;
        }
        if (is_indexed()) return entries += index().count_members(), live;
        const std::string_view object = find(FieldKind::details);
        for (JsonItems members = JsonView(object).items(); members.next();) ++entries;
        return live;
    }

    // Copies what is not a gap, which may be within the same bytes, and returns its end.
    char* copy_live(char* to, const OwnTexts& texts) noexcept
    {
        const char* const bytes = data_.begin();
        const std::uint32_t end = size();
        for (std::uint32_t begin = 0, at = 0; begin < end; begin = at) {
            bool is_gap = false;
            std::uint32_t gap_size = 0;
            for (at = begin; at < end && !is_gap; at += is_gap ? 0 : gap_size) {
                is_gap = is_of(FieldKind::none, bytes + at, gap_size);
            }
            texts.follow(bytes + begin, at - begin, to);
            std::memmove(to, bytes + begin, at - begin);
            to += at - begin;
            at += is_gap ? gap_size : 0;
        }
        return to;
    }
    void compact(const OwnTexts& texts) noexcept
    {
        const char* const end = copy_live(data_.begin(), texts);
        data_.set_size(static_cast<std::uint32_t>(end - data_.begin()));
    }

    // Puts an index at the end of the block, of which it takes the room.
    void place_index(std::uint32_t slots) noexcept
    {
        if (slots == 0) return;
        set_block_capacity(data_.block(), data_.capacity() - RecordIndex::table_size(slots));
        set_block_slots(data_.block(), slots);
        fill_index();
    }
    void fill_index() noexcept
    {
        index().clear();
        index_records(true);
    }
    void index_records(bool with_members) noexcept
    {
        RecordIndex its_index = index();
        Record record;
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
            if (record.kind == FieldKind::violations)
                add_violation_to_index(its_index, start, find_last(its_index, record.key));
            else if (!record.kind.is_gap())
                add_to_index(record.kind, record.key, start, with_members);
        }
    }
    void index_members(RecordIndex its_index, std::uint32_t details) noexcept
    {
        const std::string_view object(data_.begin() + details + head_size, load_size(data_.begin() + details) >> 8U);
        const std::uint64_t seed = its_index.seed();
        for (JsonItems members = JsonView(object).items(); members.next();) {
            const auto at = static_cast<std::uint32_t>(members.key().data() - 1 - object.data());
            its_index.insert(RecordIndex::member_word(PieceHash::of(members.key(), seed)), at);
        }
    }

    // False where it is no whole record of the index, or is one of a chain: then there is no index any more.
    bool leaves_gap(Place place) noexcept
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
