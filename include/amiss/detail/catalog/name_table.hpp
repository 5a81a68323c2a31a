// SPDX-License-Identifier: BSL-1.0
// Compile-time look-up tables from wire names and values to row numbers.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/compiler.hpp>
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

/// The key that a name is found by: its hash, and a tag of 15 bits.
///
/// The tag contains the size, so names with equal tags and equal words are equal. All names without words share one
/// size, which no other name has. The rest of the tag is from the hash, so that the wrong row is hardly ever compared.
/// A tag is never 0: that is an empty place.
struct NameKey {
    std::uint64_t hash;
    std::uint64_t tag;
};

/// Key of a name of 8 to 32 bytes. The words are passed, not stored: g++ would spill them to the stack.
constexpr NameKey name_key(const NameWords& words, std::size_t size) noexcept
{
    const std::uint64_t hash = hash_words(words, size);
    return {hash, hash >> 54U << 5U | (size - 7)};
}

/// Key of any other name.
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

/// What a name is found by.
struct NameEntry {
    NameWords words{}; ///< of a name that has some
    NameKey key{};

    constexpr NameEntry() noexcept = default;
    constexpr explicit NameEntry(std::string_view name) noexcept
    {
        if (has_name_words(name.size())) words = name_words(name.data(), name.size());
        key = has_name_words(name.size()) ? name_key(words, name.size()) : unusual_name_key(name);
    }
};

/// Four places of 16 bits, for rows whose names hash to this bucket or to a full one before it.
struct NameBucket {
    static constexpr std::uint64_t ones = 0x0001000100010001U;

    std::uint64_t tags = 0; ///< of the names' keys; 0 in an empty place
    std::uint64_t rows = 0; ///< 14 bits each; the top bit of the word says that no place is empty

    constexpr bool full() const noexcept { return rows >> 63U != 0; }
    constexpr std::size_t row(unsigned shift) const noexcept { return rows >> shift & 0x3FFFU; }

    constexpr void put(std::size_t row, std::uint64_t tag, unsigned shift) noexcept
    {
        tags |= tag << shift;
        rows |= std::uint64_t{row} << shift;
        if (shift == 48) rows |= std::uint64_t{1} << 63U;
    }

    /// Sets the top bit of each place with the tag. Exact for the first one; later bits may be false positives.
    constexpr std::uint64_t places(std::uint64_t tag) const noexcept
    {
        return ((tags ^ ones * tag) - ones) & ones << 15U;
    }
    /// The shift of the first of `places`.
    static constexpr unsigned shift_of(std::uint64_t places) noexcept { return trailing_zeros(places) & 0x30U; }
};

/// A power of two that gives a bucket 1.5 rows at most: of 100 names, 2 at most are not in their own bucket.
constexpr std::size_t buckets_for(std::size_t rows) noexcept
{
    std::size_t buckets = 1;
    while (buckets * 3 < rows * 2) buckets *= 2;
    return buckets;
}

/// The names of a catalogue.
struct NameTable {
    const RowData* rows;
    const NameWords* words; ///< of each row; unlike the rows and their texts, they fit into a first-level cache
    const NameBucket* buckets;
    std::size_t mask; ///< the number of buckets, less one
};

/// The number of the row with this name, or `no_row`. For any name, and also at compile time.
constexpr std::size_t find_any_name(const NameTable& table, std::string_view name) noexcept
{
    const NameKey key = name_key(name);
    for (std::size_t at = static_cast<std::uint32_t>(key.hash) & table.mask;; at = (at + 1) & table.mask) {
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

/// The same at run time. Most names need no branch that is hard to predict: none depends on the size, the name is in
/// its own bucket, and its words are compared with those of the row.
inline std::size_t find_name(const NameTable& table, std::string_view name) noexcept
{
    if (AMISS_LIKELY(has_name_words(name.size()))) {
        const NameWords words = name_words(name.data(), name.size());
        const NameKey key = name_key(words, name.size());
        const NameBucket& bucket = table.buckets[static_cast<std::uint32_t>(key.hash) & table.mask];
        const std::uint64_t places = bucket.places(key.tag);
        if (AMISS_LIKELY(places != 0)) {
            const std::size_t row =
                bucket.row(NameBucket::shift_of(places)); // its tag is exact, so its size is this one
            if (AMISS_LIKELY(words == table.words[row])) return row;
        } else if (!bucket.full()) {
            return no_row;
        }
    }
    return find_unusual_name(table, name);
}

template <std::size_t Buckets, std::size_t Rows>
struct NameIndex {
    alignas(32) std::array<NameWords, Rows> words{}; // so that none is in two cache lines
    std::array<NameBucket, Buckets> buckets{};
    std::size_t duplicate = no_row; ///< a row with the name of an earlier row

    constexpr NameTable table(const RowData* rows) const noexcept
    {
        return {rows, words.data(), buckets.data(), Buckets - 1};
    }
};

/// `entry(row)` is the NameEntry of a row.
template <std::size_t Rows, class Entry>
constexpr auto index_names(const std::array<RowData, Rows>& rows, Entry entry) noexcept
{
    constexpr std::size_t buckets = buckets_for(Rows);
    NameIndex<buckets, Rows> index;
    std::array<unsigned char, buckets> used{};
    for (std::size_t row = 0; row < Rows; ++row) {
        const NameEntry& its = entry(row);
        index.words[row] = its.words;
        std::size_t at = static_cast<std::uint32_t>(its.key.hash) & (buckets - 1);
        for (;; at = (at + 1) & (buckets - 1)) {
            for (std::uint64_t places = index.buckets[at].places(its.key.tag); places != 0; places &= places - 1) {
                const unsigned shift = NameBucket::shift_of(places);
                if (shift < 16U * used[at] && rows[index.buckets[at].row(shift)].name == rows[row].name)
                    index.duplicate = row;
            }
            if (used[at] < 4) break;
        }
        index.buckets[at].put(row, its.key.tag, 16U * used[at]++);
    }
    return index;
}
template <std::size_t Rows>
constexpr auto index_names(const std::array<RowData, Rows>& rows) noexcept
{
    return index_names(rows, [&rows](std::size_t row) { return NameEntry(rows[row].name); });
}

// --- values -------------------------------------------------------------------------------------------------------------

/// How many rows, counted from the first, have consecutive values: in most enums, all.
template <std::size_t Rows>
constexpr std::size_t rows_in_order(const std::array<RowData, Rows>& rows) noexcept
{
    std::size_t row = 1;
    while (row < Rows && rows[row - 1].value != 0x7FFFFFFF && rows[row].value == rows[row - 1].value + 1) ++row;
    return row;
}

/// A row number plus one; 0 is an empty slot.
using Slot = std::uint16_t;

/// The table is half full at most, so a probe ends after a slot or two, whatever the number of rows.
constexpr std::size_t slots_for(std::size_t rows) noexcept
{
    std::size_t count = 4;
    while (count < rows * 2) count *= 2;
    return count;
}

/// Consecutive values get distinct slots: the xor-shifts are a bijection.
constexpr std::size_t slot_of_value(int value, std::size_t slot_count) noexcept
{
    const auto bits = static_cast<std::uint32_t>(value);
    return (bits ^ (bits >> 7U) ^ (bits >> 14U)) & (slot_count - 1);
}

/// Open addressing with linear probing, for the rows whose values are not consecutive.
template <std::size_t Slots>
struct ValueIndex {
    std::array<Slot, Slots> entries{};
    std::size_t duplicate = no_row; ///< a row with the value of an earlier row
};

template <std::size_t InOrder, std::size_t Rows>
constexpr auto index_values([[maybe_unused]] const std::array<RowData, Rows>& rows) noexcept
{
    ValueIndex<slots_for(Rows - InOrder)> index;
    for (std::size_t row = InOrder; row < Rows; ++row) {
        if (static_cast<std::uint32_t>(rows[row].value) - static_cast<std::uint32_t>(rows[0].value) < InOrder)
            index.duplicate = row;
        std::size_t at = slot_of_value(rows[row].value, index.entries.size());
        for (; index.entries[at] != 0; at = (at + 1) & (index.entries.size() - 1)) {
            if (rows[index.entries[at] - 1U].value == rows[row].value) index.duplicate = row;
        }
        index.entries[at] = static_cast<Slot>(row + 1);
    }
    return index;
}

/// The identity of a catalogue is the hash of its name, to which that of each row is added.
constexpr std::uint64_t identity_with_rows(std::uint64_t id, const RowData* rows, std::size_t count) noexcept
{
    for (const RowData* at = rows; at != rows + count; ++at) {
        const RowData& row = *at;
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
template <std::size_t Rows>
constexpr std::uint64_t identity_of(std::string_view name, const std::array<RowData, Rows>& rows) noexcept
{
    return identity_with_rows(hash_text(name), rows.data(), Rows);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
