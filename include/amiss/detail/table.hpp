// Compile-time look-up tables from wire names and values to row numbers.
#pragma once

#include <amiss/detail/hash.hpp>
#include <amiss/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A row number plus one; 0 is an empty place.
using Slot = std::uint16_t;

/// Half full at most, so that a probe ends after a place or two however many rows there are.
constexpr std::size_t slots_for(std::size_t rows) noexcept
{
    std::size_t slots = 4;
    while (slots < rows * 2) slots *= 2;
    return slots;
}

/// Values that follow each other, as those of enums do, have a place each; xor-shifts mix no two of them up.
constexpr std::size_t slot_of_value(int value, std::size_t slots) noexcept
{
    const auto bits = static_cast<std::uint32_t>(value);
    return (bits ^ (bits >> 7U) ^ (bits >> 14U)) & (slots - 1);
}

constexpr std::size_t slot_of_name(std::string_view name, std::size_t slots) noexcept
{
    return static_cast<std::size_t>(hash_text(name)) & (slots - 1);
}

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

/// Open addressing with linear probing; a key that stands twice is remembered in `duplicate`.
template <std::size_t Slots>
struct Index {
    std::array<Slot, Slots> slots{};
    std::size_t duplicate = no_row;
};

template <std::size_t Rows>
constexpr auto index_names(const std::array<RowData, Rows>& rows) noexcept
{
    Index<slots_for(Rows)> index;
    for (std::size_t row = 0; row < Rows; ++row) {
        std::size_t at = slot_of_name(rows[row].name, index.slots.size());
        for (; index.slots[at] != 0; at = (at + 1) & (index.slots.size() - 1)) {
            if (rows[index.slots[at] - 1U].name == rows[row].name) index.duplicate = row;
        }
        index.slots[at] = static_cast<Slot>(row + 1);
    }
    return index;
}

template <std::size_t Rows>
constexpr auto index_values(const std::array<RowData, Rows>& rows) noexcept
{
    Index<slots_for(Rows)> index;
    for (std::size_t row = 0; row < Rows; ++row) {
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
        id = mix(id, static_cast<std::uint64_t>(to_int(row.status)) | static_cast<std::uint64_t>(row.retry) << 16U
                         | static_cast<std::uint64_t>(row.grpc) << 24U
                         | static_cast<std::uint64_t>(row.errc) << 32U
                         | static_cast<std::uint64_t>(row.historical) << 63U);
    }
    return id;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
