// SPDX-License-Identifier: BSL-1.0
// How the records of an error grow onto the heap, get an index, and leave gaps and lose them again.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/indexed_records.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_index.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Records that grow. Without memory for an index they have none: all works, and takes longer.
class RecordGrowth : public IndexedRecords {
public:
    /// With so many details, or violations, they are looked up in an index; and with few, where they are long.
    static constexpr std::size_t many = 16;
    static constexpr std::size_t few = 4, long_text = 1024;

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
    RecordGrowth() noexcept {} // as that of StoredRecords
    explicit RecordGrowth(ErrorHead::Unset unset) noexcept : IndexedRecords(unset) {}

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
        if (AMISS_LIKELY(data_.is_inside())) return bytes <= inline_capacity - data_.head.used;
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
    AMISS_COLD bool make_room(std::size_t bytes, bool with_index, const OwnTexts& texts) noexcept
    {
        std::size_t entries = 16;
        const std::size_t live = count_live(entries);
        if (bytes > 0x7FFFFFFFU - live) return give_up_index(bytes, live, texts);
        const std::size_t needed = live + bytes;
        std::uint32_t slot_count =
            with_index && needed <= RecordIndex::most_bytes ? RecordIndex::slots_for(entries) : 0;
        const std::size_t table = RecordIndex::table_size(slot_count);
        const std::size_t all =
            data_.capacity() + (is_indexed() ? RecordIndex::table_size(block_slots(data_.block())) : 0);
        const bool has_gaps = live != size(), was_indexed = is_indexed();
        if (!data_.is_inside() && (has_gaps || !was_indexed) && table < all && needed <= (all - table) / 4 * 3) {
            drop_index();
            return compact(texts), place_index(slot_count), true;
        }
        const std::size_t old_room = data_.capacity();
        const std::size_t wanted = needed <= old_room / 4 * 3 ? old_room
            : needed < 2 * old_room                           ? 2 * old_room
                                                              : needed;
        char* made = make_block(wanted, table);
        if (made == nullptr && slot_count != 0 && needed > all) made = make_block(wanted, slot_count = 0);
        if (made == nullptr) return give_up_index(bytes, live, texts);
        set_block_slots(made, slot_count);
        copy_live(block_text(made), has_gaps, texts);
        if (was_indexed && slot_count != 0) RecordIndex(made).take(index(), has_gaps);
        data_.release();
        data_.set_block(made, static_cast<std::uint32_t>(live));
        if (slot_count != 0 && !was_indexed) fill_index();
        if (slot_count != 0 && was_indexed && has_gaps) index_records(false);
        return true;
    }

    bool give_up_index(std::size_t bytes, std::size_t live, const OwnTexts& texts) noexcept
    {
        drop_index();
        if (live != size()) compact(texts);
        return bytes <= room();
    }

    // The bytes that are not gaps; adds to `entries` how many an index of the records has, or a few more.
    AMISS_COLD std::size_t count_live(std::size_t& entries) const noexcept
    {
        if (is_indexed()) return entries += index().entries(), size() - index().gaps();
        std::size_t live = 0;
        Record record;
        for (std::uint32_t offset = 0, start = 0; next(offset, record); start = offset) {
            if (record.kind.is_gap()) continue;
            live += offset - start;
            entries += record.kind == FieldKind::violations ? 2 : 1;
        }
        for (JsonItems members = JsonView(find(FieldKind::details)).items(); members.next();) ++entries;
        return live;
    }

    // Copies what is not a gap, which may be within the same bytes, and returns its end.
    char* copy_live(char* to, bool has_gaps, const OwnTexts& texts) noexcept
    {
        const char* const bytes = data_.begin();
        const std::uint32_t end = size();
        for (std::uint32_t begin = 0, at = 0; begin < end; begin = at) {
            std::uint32_t its_size = 0;
            bool is_gap = false;
            if (!has_gaps) at = end;
            for (; at < end && !is_gap; at += is_gap ? 0 : its_size) {
                is_gap = is_of(FieldKind::none, bytes + at, its_size);
            }
            texts.follow(bytes + begin, at - begin, to);
            std::memmove(to, bytes + begin, at - begin);
            to += at - begin;
            at += is_gap ? its_size : 0;
        }
        return to;
    }
    void compact(const OwnTexts& texts) noexcept
    {
        const char* const end = copy_live(data_.begin(), true, texts);
        data_.set_size(static_cast<std::uint32_t>(end - data_.begin()));
    }

    // Puts an index at the end of the block, of which it takes the room.
    void place_index(std::uint32_t slot_count) noexcept
    {
        if (slot_count == 0) return;
        set_block_capacity(data_.block(), data_.capacity() - RecordIndex::table_size(slot_count));
        set_block_slots(data_.block(), slot_count);
        fill_index();
    }
    void fill_index() noexcept
    {
        index().clear();
        index_records(true);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
