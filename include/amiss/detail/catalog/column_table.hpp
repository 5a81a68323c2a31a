// SPDX-License-Identifier: BSL-1.0
// The columns of one row, and those of all rows of a catalogue. A catalogue without columns has none of this.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/text/hash.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {

template <class Code, std::size_t ColumnCount = 0>
struct Row;

namespace detail {

/// The columns of one row under construction.
template <std::size_t Count>
struct ColumnList {
    std::array<Column, Count> items{};

    constexpr Columns view() const noexcept { return {items.data(), items.data() + Count}; }
};
template <>
struct ColumnList<0> {
    constexpr Columns view() const noexcept { return {}; }
};

template <std::size_t Count>
constexpr ColumnList<Count + 1> add_column(const ColumnList<Count>& columns, const Column& column) noexcept
{
    ColumnList<Count + 1> longer;
    std::size_t at = 0;
    for (const Column& before : columns.view()) longer.items[at++] = before;
    longer.items[at] = column;
    return longer;
}

/// The columns as a Catalog sees them: those of a row end where those of the next one begin.
struct ColumnsOfRows {
    const Column* list = nullptr; ///< null where no row has a column
    const std::uint16_t* ends = nullptr;

    constexpr Columns of(std::size_t row) const noexcept
    {
        if (list == nullptr) return {};
        return {list + ends[row], list + ends[row + 1]};
    }
};

template <std::size_t Rows, std::size_t Count>
struct ColumnTable {
    std::array<Column, Count> list{};
    std::array<std::uint16_t, Rows + 1> ends{};

    constexpr ColumnsOfRows view() const noexcept { return {list.data(), ends.data()}; }
};
template <std::size_t Rows>
struct ColumnTable<Rows, 0> {
    constexpr ColumnsOfRows view() const noexcept { return {}; }
};

/// The columns of these rows, which are `Count` in all.
template <std::size_t Count, std::size_t Rows>
constexpr ColumnTable<Rows, Count> make_column_table(const Columns (&rows)[Rows]) noexcept
{
    ColumnTable<Rows, Count> made;
    if constexpr (Count != 0) {
        std::size_t at = 0;
        for (std::size_t row = 0; row < Rows; ++row) {
            for (const Column& column : rows[row]) made.list[at++] = column;
            made.ends[row + 1] = static_cast<std::uint16_t>(at);
        }
    }
    return made;
}

template <class T>
inline constexpr std::size_t column_count_of = 0;
template <class Code, std::size_t Count>
inline constexpr std::size_t column_count_of<Row<Code, Count>> = Count;

/// How many columns some rows have in all.
template <class... Rows>
constexpr std::size_t column_count() noexcept
{
    std::size_t count = 0;
    for (const std::size_t of_row : {std::size_t{0}, column_count_of<Rows>...}) count += of_row;
    return count;
}

template <class Code, std::size_t Count>
constexpr Row<Code> without_columns(const Row<Code, Count>& row)
{
    return {row.data, row.lists, {}};
}

/// Whether a row has too many columns, one without a name or a text, or two with one name.
constexpr bool has_wrong_column(const Columns& columns) noexcept
{
    if (columns.size() > Column::capacity) return true;
    for (const Column& column : columns) {
        if (column.name.empty() || column.text().empty() || columns.find(column.name) != &column) return true;
    }
    return false;
}

/// The first row whose columns are wrong, or the number of rows.
constexpr std::size_t row_with_wrong_column(const ColumnsOfRows& columns, std::size_t rows) noexcept
{
    std::size_t row = 0;
    while (columns.list != nullptr && row < rows && !has_wrong_column(columns.of(row))) ++row;
    return columns.list != nullptr ? row : rows;
}

/// The identity of a catalogue, with its columns.
constexpr std::uint64_t identity_with(std::uint64_t id, const ColumnsOfRows& columns, std::size_t rows) noexcept
{
    for (std::size_t row = 0; columns.list != nullptr && row < rows; ++row) {
        for (const Column& column : columns.of(row)) {
            id = hash_text(column.name, mix(id, row));
            id = hash_text(column.text(), mix(id, column.is_number() ? 1U : 0U));
        }
    }
    return id;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
