// SPDX-License-Identifier: BSL-1.0
// The index of an error with many details or violations: a hash table in the heap block, after the room for records.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/text/hash.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Hashes a text that comes in pieces: the same however it is cut.
class PieceHash {
public:
    explicit PieceHash(std::uint64_t seed) noexcept : hash_(seed) {}

    /// The hash of a text in one piece.
    static std::uint64_t of(std::string_view text, std::uint64_t seed) noexcept
    {
        for (; text.size() >= piece_size; text.remove_prefix(piece_size))
            seed = hash_text(text.substr(0, piece_size), seed);
        return hash_text(text, seed);
    }

    void add(std::string_view text) noexcept
    {
        while (!text.empty()) {
            const std::size_t room = piece_size - size_;
            const std::size_t taken = text.size() < room ? text.size() : room;
            std::memcpy(piece_ + size_, text.data(), taken);
            text.remove_prefix(taken);
            size_ += taken;
            if (size_ != piece_size) return;
            hash_ = hash_text({piece_, piece_size}, hash_);
            size_ = 0;
        }
    }
    std::uint64_t result() const noexcept { return hash_text({piece_, size_}, hash_); }

private:
    static constexpr std::size_t piece_size = 64;

    std::uint64_t hash_;
    std::size_t size_ = 0;
    char piece_[piece_size];
};

/// The hash of a text as it is inside the quotes of a JSON string.
inline std::uint64_t hash_escaped(std::string_view text, std::uint64_t seed) noexcept
{
    std::size_t run = find_escape(text, Escaping::json);
    if (run == text.size()) return PieceHash::of(text, seed);
    PieceHash hash(seed);
    while (true) {
        hash.add(text.substr(0, run));
        text.remove_prefix(run);
        if (text.empty()) return hash.result();
        const Escape step = next_escape(text, Escaping::json);
        hash.add({step.bytes, step.size});
        text.remove_prefix(step.consumed);
        run = find_escape(text, Escaping::json);
    }
}

/// The hash of a text as it is once ill-formed UTF-8 is written as U+FFFD.
inline std::uint64_t hash_well_formed(std::string_view text, std::uint64_t seed) noexcept
{
    if (is_ascii(text)) return PieceHash::of(text, seed);
    PieceHash hash(seed);
    put_well_formed(text, [&hash](std::string_view piece) { hash.add(piece); });
    return hash.result();
}

/// A hash table in a heap block: entries of a word, which is made of a hash, and a value, which is an offset.
///
/// Entries of one word are told apart by what is at their offsets. The block's own header has the numbers of slots and of
/// those in use; the table begins with a seed that nobody outside knows, since keys may be hostile, and with how many bytes of
/// the records are gaps.
class RecordIndex {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;       ///< no offset
    static constexpr std::uint32_t most_bytes = 0x3FFFFFFF; ///< records of more than these have no index

    explicit RecordIndex(char* block) noexcept : block_(block), table_(block_text(block) + block_capacity(block)) {}

    /// The size of a table.
    static constexpr std::size_t table_size(std::size_t slot_count) noexcept
    {
        return slot_count == 0 ? 0 : head_size + slot_count * entry_size;
    }
    /// A number of slots of which so many entries take two thirds at most.
    static constexpr std::uint32_t slots_for(std::size_t entries) noexcept
    {
        std::uint32_t slot_count = 128;
        while (slot_count / 3 * 2 < entries) slot_count *= 2;
        return slot_count;
    }

    // What the words of the kinds of entries are made of. No word is 0.
    static constexpr std::uint32_t record_word(std::uint64_t hash) noexcept { return top_bits(hash) | 1U << 30U; }
    static constexpr std::uint32_t member_word(std::uint64_t hash) noexcept { return top_bits(hash) | 2U << 30U; }
    static constexpr std::uint32_t last_word(std::uint64_t hash) noexcept { return top_bits(hash) | 3U << 30U; }
    static constexpr std::uint32_t link_word(std::uint32_t offset) noexcept { return offset; }
    static constexpr bool is_member_word(std::uint32_t word) noexcept { return word >> 30U == 2; }

    std::uint64_t seed() const noexcept
    {
        std::uint64_t seed = 0;
        std::memcpy(&seed, table_, sizeof seed);
        return seed;
    }
    /// The bytes of the records that are gaps.
    std::uint32_t gaps() const noexcept { return load_size(table_ + seed_size); }
    void set_gaps(std::uint32_t bytes) noexcept { store_size(table_ + seed_size, bytes); }
    /// The entries, with those that were removed.
    std::uint32_t entries() const noexcept { return block_entries(block_); }

    /// Whether there is room for so many more entries. There is always an empty slot, at which a search ends.
    bool has_room(std::uint32_t more) const noexcept
    {
        return block_entries(block_) + more <= block_slots(block_) / 4 * 3;
    }

    /// Makes the table empty.
    void clear() noexcept
    {
        const std::uint64_t seed = mix(0x9E3779B97F4A7C15U, reinterpret_cast<std::uintptr_t>(block_));
        std::memcpy(table_, &seed, sizeof seed);
        set_gaps(0);
        std::memset(table_ + head_size, 0, std::size_t{block_slots(block_)} * entry_size);
        set_block_entries(block_, 0);
    }
    /// Becomes a copy of another table with as many slots.
    void copy(const RecordIndex& other) noexcept
    {
        std::memcpy(table_, other.table_, table_size(block_slots(block_)));
        set_block_entries(block_, block_entries(other.block_));
    }
    /// Takes over the entries of another table, or only those of the details' members, which are at the same offsets in their
    /// record wherever that is.
    void take(const RecordIndex& other, bool only_members) noexcept
    {
        clear(); // there are no gaps any more
        std::memcpy(table_, other.table_, seed_size);
        other.for_each([this, only_members](std::uint32_t word, std::uint32_t value, char*) {
            if (value != none && (!only_members || is_member_word(word))) insert(word, value);
        });
    }

    /// The first value of a word for which `fits` is true; `none` where there is none.
    template <class Fits>
    std::uint32_t find(std::uint32_t word, Fits fits) const noexcept
    {
        for (std::uint32_t slot = first_slot(word);; slot = next_slot(slot)) {
            const char* const entry = entry_at(slot);
            const std::uint32_t its_word = load_size(entry);
            if (its_word == 0) return none;
            if (its_word != word) continue;
            const std::uint32_t value = load_size(entry + 4);
            if (value != none && fits(value)) return value;
        }
    }

    void insert(std::uint32_t word, std::uint32_t value) noexcept
    {
        char* entry = nullptr;
        for (std::uint32_t slot = first_slot(word);; slot = next_slot(slot)) {
            entry = entry_at(slot);
            const std::uint32_t its_word = load_size(entry);
            if (its_word == 0) break;
            if (its_word == word && load_size(entry + 4) == none) return store_size(entry + 4, value);
        }
        store_size(entry, word);
        store_size(entry + 4, value);
        set_block_entries(block_, block_entries(block_) + 1);
    }
    /// Gives an entry another value; `none` removes it.
    void replace(std::uint32_t word, std::uint32_t value, std::uint32_t new_value) noexcept
    {
        for (std::uint32_t slot = first_slot(word);; slot = next_slot(slot)) {
            char* const entry = entry_at(slot);
            const std::uint32_t its_word = load_size(entry);
            if (its_word == 0) return;
            if (its_word == word && load_size(entry + 4) == value) return store_size(entry + 4, new_value);
        }
    }

    /// Moves the members of the details that come after `at` by `distance`.
    void move_members(std::uint32_t at, std::uint32_t distance) noexcept
    {
        char* entry = table_ + head_size;
        for (std::uint32_t slot_count = block_slots(block_); slot_count != 0;
             --slot_count, entry += entry_size) { // without a branch
            const std::uint32_t value = load_size(entry + 4);
            const bool moves = is_member_word(load_size(entry)) & (value > at) & (value != none);
            store_size(entry + 4, value + (moves ? distance : 0));
        }
    }

private:
    static constexpr std::size_t seed_size = sizeof(std::uint64_t), head_size = seed_size + sizeof(std::uint32_t);
    static constexpr std::size_t entry_size = 2 * sizeof(std::uint32_t);

    static constexpr std::uint32_t top_bits(std::uint64_t hash) noexcept
    {
        return static_cast<std::uint32_t>(hash >> 34U);
    }
    // Words of links are offsets, so the bits are mixed here.
    std::uint32_t first_slot(std::uint32_t word) const noexcept
    {
        const std::uint32_t mixed = word * 0x9E3779B1U;
        return (mixed ^ mixed >> 15U) & (block_slots(block_) - 1);
    }
    std::uint32_t next_slot(std::uint32_t slot) const noexcept { return (slot + 1) & (block_slots(block_) - 1); }
    char* entry_at(std::uint32_t slot) const noexcept { return table_ + head_size + std::size_t{slot} * entry_size; }

    template <class Visit>
    void for_each(Visit visit) const noexcept
    {
        for (std::uint32_t slot = 0, slot_count = block_slots(block_); slot < slot_count; ++slot) {
            char* const entry = entry_at(slot);
            if (const std::uint32_t word = load_size(entry); word != 0) visit(word, load_size(entry + 4), entry);
        }
    }

    char* block_;
    char* table_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
