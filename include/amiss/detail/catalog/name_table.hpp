// SPDX-License-Identifier: BSL-1.0
// Compile-time look-up tables from wire names and values to row numbers.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/text/hash.hpp>
#include <amiss/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// --- names --------------------------------------------------------------------------------------------------------------

/// Where a name is looked for: its hash, and a tag of 15 bits.
///
/// The tag has the size, so that names of one tag and the same words are the same; names without words share a size that
/// no other has. The rest is of the hash, so that hardly ever a wrong row is looked at. No tag is 0, as an empty place is.
struct NameKey {
    std::uint64_t hash;
    std::uint64_t tag;
};

/// Of a name that has words. (Without them as a member, which g++ would copy by way of the stack.)
constexpr NameKey name_key(const NameWords& words, std::size_t size) noexcept
{
    const std::uint64_t hash = hash_words(words, size);
    return {hash, hash >> 54U << 5U | (size - 7)};
}

/// Of one that has none.
constexpr NameKey unusual_name_key(std::string_view name) noexcept
{
    const std::uint64_t hash = hash_name(name);
    return {hash, hash >> 54U << 5U | 31U};
}

constexpr NameKey name_key(std::string_view name) noexcept
{
    return has_name_words(name.size()) ? name_key(name_words(name.data(), name.size()), name.size())
                                       : unusual_name_key(name);
}

/// Four places of 16 bits, for rows whose names hash to this bucket, or to one before it that is full.
struct NameBucket {
    static constexpr std::uint64_t ones = 0x0001000100010001U;

    std::uint64_t tags = 0; ///< of the names' keys; 0 where a place is empty
    std::uint64_t rows = 0; ///< 14 bits each; the top bit of all says that no place is empty

    constexpr bool full() const noexcept { return rows >> 63U != 0; }
    constexpr std::size_t row(unsigned shift) const noexcept { return rows >> shift & 0x3FFFU; }

    constexpr void put(std::size_t row, std::uint64_t tag, unsigned shift) noexcept
    {
        tags |= tag << shift;
        rows |= std::uint64_t{row} << shift;
        if (shift == 48) rows |= std::uint64_t{1} << 63U;
    }

    /// The top bit of each place that has the tag: of the first one for certain, behind it maybe of others too.
    constexpr std::uint64_t places(std::uint64_t tag) const noexcept
    {
        return ((tags ^ ones * tag) - ones) & ones << 15U;
    }
    /// How far the first of `places` is to be shifted.
    static constexpr unsigned shift_of(std::uint64_t places) noexcept
    {
        return static_cast<unsigned>(__builtin_ctzll(places)) & 0x30U;
    }
};

/// A power of two, for one row and a half a bucket at most: of hundred names, at most two are in another's bucket.
constexpr std::size_t buckets_for(std::size_t rows) noexcept
{
    std::size_t buckets = 1;
    while (buckets * 3 < rows * 2) buckets *= 2;
    return buckets;
}

/// The names of a catalogue.
struct NameTable {
    const RowData* rows;
    const NameWords* words; ///< of each row: far less than the rows and their texts, which fit into no first cache
    const NameBucket* buckets;
    std::size_t mask; ///< one less than there are buckets
};

/// The number of the row of this name, or `no_row`: of any name, wherever it is, and at compile time.
constexpr std::size_t find_any_name(const NameTable& table, std::string_view name) noexcept
{
    const NameKey key = name_key(name);
    for (std::size_t at = key.hash & table.mask;; at = (at + 1) & table.mask) {
        const NameBucket& bucket = table.buckets[at];
        for (std::uint64_t places = bucket.places(key.tag); places != 0; places &= places - 1) {
            const std::size_t row = bucket.row(NameBucket::shift_of(places));
            if (table.rows[row].name == name) return row;
        }
        if (!bucket.full()) return no_row;
    }
}

AMISS_NOINLINE inline std::size_t find_unusual_name(const NameTable& table, std::string_view name) noexcept
{
    return find_any_name(table, name);
}

/// The same at run time. For most names there is no branch that is hard to guess: the size is not looked at, the name is in
/// its own bucket, and the words of its hash are compared with the row's.
inline std::size_t find_name(const NameTable& table, std::string_view name) noexcept
{
    if (AMISS_LIKELY(has_name_words(name.size()))) {
        const NameWords words = name_words(name.data(), name.size());
        const NameKey key = name_key(words, name.size());
        const NameBucket& bucket = table.buckets[key.hash & table.mask];
        const std::uint64_t places = bucket.places(key.tag);
        if (AMISS_LIKELY(places != 0)) {
            const std::size_t row =
                bucket.row(NameBucket::shift_of(places)); // of this tag for certain, so of this size
            if (AMISS_LIKELY(words == table.words[row])) return row;
        } else if (!bucket.full()) {
            return no_row;
        }
    }
    return find_unusual_name(table, name);
}

template <std::size_t Buckets, std::size_t Rows>
struct NameIndex {
    alignas(32) std::array<NameWords, Rows> words{}; // none of them in two lines of a cache
    std::array<NameBucket, Buckets> buckets{};
    std::size_t duplicate = no_row; ///< a row whose name another has before it

    constexpr NameTable table(const RowData* rows) const noexcept
    {
        return {rows, words.data(), buckets.data(), Buckets - 1};
    }
};

template <std::size_t Rows>
constexpr auto index_names(const std::array<RowData, Rows>& rows) noexcept
{
    constexpr std::size_t buckets = buckets_for(Rows);
    NameIndex<buckets, Rows> index;
    std::array<unsigned char, buckets> used{};
    for (std::size_t row = 0; row < Rows; ++row) {
        const std::string_view name = rows[row].name;
        if (has_name_words(name.size())) index.words[row] = name_words(name.data(), name.size());
        const NameKey key =
            has_name_words(name.size()) ? name_key(index.words[row], name.size()) : unusual_name_key(name);
        std::size_t at = key.hash & (buckets - 1);
        for (;; at = (at + 1) & (buckets - 1)) {
            for (std::uint64_t places = index.buckets[at].places(key.tag); places != 0; places &= places - 1) {
                const unsigned shift = NameBucket::shift_of(places);
                if (shift < 16U * used[at] && rows[index.buckets[at].row(shift)].name == name) index.duplicate = row;
            }
            if (used[at] < 4) break;
        }
        index.buckets[at].put(row, key.tag, 16U * used[at]++);
    }
    return index;
}

// --- values -------------------------------------------------------------------------------------------------------------

/// How many rows, from the first on, have values that follow each other: of most enums, all.
template <std::size_t Rows>
constexpr std::size_t rows_in_order(const std::array<RowData, Rows>& rows) noexcept
{
    std::size_t row = 1;
    while (row < Rows && rows[row - 1].value != 0x7FFFFFFF && rows[row].value == rows[row - 1].value + 1) ++row;
    return row;
}

/// A row number plus one; 0 is an empty place.
using Slot = std::uint16_t;

/// Half full at most, so that a probe ends after a place or two however many rows there are.
constexpr std::size_t slots_for(std::size_t rows) noexcept
{
    std::size_t slots = 4;
    while (slots < rows * 2) slots *= 2;
    return slots;
}

/// Values that follow each other have a place each; xor-shifts mix no two of them up.
constexpr std::size_t slot_of_value(int value, std::size_t slots) noexcept
{
    const auto bits = static_cast<std::uint32_t>(value);
    return (bits ^ (bits >> 7U) ^ (bits >> 14U)) & (slots - 1);
}

/// Open addressing with linear probing, for the rows that are not in order.
template <std::size_t Slots>
struct ValueIndex {
    std::array<Slot, Slots> slots{};
    std::size_t duplicate = no_row; ///< a row whose value stands before it
};

template <std::size_t InOrder, std::size_t Rows>
constexpr auto index_values([[maybe_unused]] const std::array<RowData, Rows>& rows) noexcept
{
    ValueIndex<slots_for(Rows - InOrder)> index;
    for (std::size_t row = InOrder; row < Rows; ++row) {
        if (static_cast<std::uint32_t>(rows[row].value) - static_cast<std::uint32_t>(rows[0].value) < InOrder)
            index.duplicate = row;
        std::size_t at = slot_of_value(rows[row].value, index.slots.size());
        for (; index.slots[at] != 0; at = (at + 1) & (index.slots.size() - 1)) {
            if (rows[index.slots[at] - 1U].value == rows[row].value) index.duplicate = row;
        }
        index.slots[at] = static_cast<Slot>(row + 1);
    }
    return index;
}

template <std::size_t Rows>
constexpr std::uint64_t identity_of(std::string_view name, const std::array<RowData, Rows>& rows) noexcept
{
    std::uint64_t id = hash_text(name);
    for (const RowData& row : rows) {
        id = hash_text(row.name, id);
        id = hash_text(row.type, id);
        id = hash_text(row.message, id);
        id = hash_text(row.plain, id);
        id = mix(id, static_cast<std::uint32_t>(row.value));
        id = mix(id,
                 static_cast<std::uint64_t>(to_int(row.status)) | static_cast<std::uint64_t>(row.retry) << 16U
                     | static_cast<std::uint64_t>(row.grpc) << 24U | static_cast<std::uint64_t>(row.errc) << 32U
                     | static_cast<std::uint64_t>(row.retired) << 63U);
    }
    return id;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
