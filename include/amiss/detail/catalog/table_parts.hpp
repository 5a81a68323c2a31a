// SPDX-License-Identifier: BSL-1.0
// What is found out about the rows of a catalogue, some rows at a time.
//
// Compilers limit the cost of one constant: clang to a million steps, g++ to 33 million operations. So what takes many steps
// for each row is a constant of its own for each part of the rows, and a catalogue of 8,000 rows compiles as one of eight does.
#pragma once

#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::size_t max_rows = 8192;
inline constexpr std::size_t rows_of_table_part = 128;

constexpr std::size_t table_parts(std::size_t rows) noexcept
{
    return (rows + rows_of_table_part - 1) / rows_of_table_part;
}

/// Some rows of `Of`, which is a Table.
template <class Of, std::size_t Number>
struct TablePart {
    static constexpr std::size_t first = Number * rows_of_table_part;
    static constexpr std::size_t count = Of::size - first < rows_of_table_part ? Of::size - first : rows_of_table_part;

    static constexpr std::array<NameEntry, count> make_names() noexcept
    {
        std::array<NameEntry, count> made{};
        for (std::size_t row = 0; row < count; ++row) made[row] = NameEntry(Of::rows[first + row].name);
        return made;
    }
    static constexpr std::array<NameEntry, count> names = make_names();

    static constexpr std::uint64_t make_id() noexcept
    {
        std::uint64_t id = hash_text(Of::definition.name);
        if constexpr (Number != 0) id = TablePart<Of, Number - 1>::id;
        return identity_with_rows(id, Of::rows.data() + first, count);
    }
    static constexpr std::uint64_t id = make_id();
};

/// All parts together.
template <class Of, class Numbers = std::make_index_sequence<table_parts(Of::size)>>
struct TableParts;
template <class Of, std::size_t... Number>
struct TableParts<Of, std::index_sequence<Number...>> {
    static constexpr std::array<const NameEntry*, sizeof...(Number)> names{{TablePart<Of, Number>::names.data()...}};
    static constexpr std::uint64_t id = TablePart<Of, sizeof...(Number) - 1>::id;

    static constexpr const NameEntry& name(std::size_t row) noexcept
    {
        return names[row / rows_of_table_part][row % rows_of_table_part];
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
