// SPDX-License-Identifier: BSL-1.0
// What is found out about the rows of a catalogue, some rows at a time.
//
// Compilers limit the cost of one constant: clang to a million steps, g++ to 33 million operations. So what takes many steps
// for each row is a constant of its own for each part of the rows, and a catalogue of 8,000 rows compiles as one of eight does.
#pragma once

#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/detail/catalog/template_pieces.hpp>
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

/// Some rows of `Of`, which is a Table: which ones.
template <class Of, std::size_t Number>
struct PartBounds {
    static constexpr std::size_t first = Number * rows_of_table_part;
    static constexpr std::size_t count = Of::size - first < rows_of_table_part ? Of::size - first : rows_of_table_part;
};

/// Their messages, as the definition has them.
template <class Of, std::size_t Number>
struct TemplatesPart : PartBounds<Of, Number> {
    using Bounds = PartBounds<Of, Number>;

    static constexpr const RowData& row(std::size_t number) noexcept
    {
        return Of::definition.rows[Bounds::first + number].data;
    }
    static constexpr std::array<TemplateShape, Bounds::count> make_shapes() noexcept
    {
        std::array<TemplateShape, Bounds::count> made{};
        for (std::size_t number = 0; number < Bounds::count; ++number) {
            if (row(number).templated) made[number] = shape_of_template(row(number).message);
        }
        return made;
    }
    static constexpr std::array<TemplateShape, Bounds::count> shapes = make_shapes();

    static constexpr std::size_t count_pieces() noexcept
    {
        std::size_t count = 0;
        for (const TemplateShape& shape : shapes) count += shape.pieces;
        return count;
    }
    static constexpr std::size_t piece_count = count_pieces();

    static constexpr PieceTable<piece_count> make_pieces() noexcept
    {
        PieceTable<piece_count> made;
        if constexpr (piece_count != 0) {
            std::size_t next = 0;
            for (std::size_t number = 0; number < Bounds::count; ++number) {
                std::size_t at = 0;
                for (std::uint32_t piece = 0; piece < shapes[number].pieces; ++piece)
                    made.list[next++] = next_piece(row(number).message, at);
            }
        }
        return made;
    }
    static constexpr PieceTable<piece_count> pieces = make_pieces();

    /// Copies the rows, each with its template.
    template <class Rows>
    static constexpr void copy_to(Rows& rows) noexcept
    {
        [[maybe_unused]] const TemplatePiece* next = pieces.begin();
        for (std::size_t number = 0; number < Bounds::count; ++number) {
            RowData& made = rows[Bounds::first + number];
            made = row(number);
            made.shape = shapes[number];
            made.needs_values = (made.shape.values & TemplateShape::any_value) != 0;
            if constexpr (piece_count != 0) {
                if (made.shape.pieces != 0) made.pieces = next;
                next += made.shape.pieces;
            }
        }
    }
};

/// Their names, and their part of the catalogue's identity.
template <class Of, std::size_t Number>
struct TablePart : PartBounds<Of, Number> {
    using Bounds = PartBounds<Of, Number>;
    static constexpr std::size_t first = Bounds::first;
    static constexpr std::size_t count = Bounds::count;

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
