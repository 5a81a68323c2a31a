// SPDX-License-Identifier: BSL-1.0
// Stops the compiler where a layout places what the rows of its catalogue do not have: numbers, columns, names that stay apart.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/column.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/field.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class RowError { none, name_is_no_integer, same_name_in_style, column_is_no_number, no_such_column };

/// What a layout and a catalogue have against each other, and the value of the code that it is about.
struct RowDiagnostic {
    RowError error = RowError::none;
    int value = 0;
};

/// A column that a layout names must be one of some row, where nothing else can take its place.
constexpr RowDiagnostic check_column(const Catalog& catalog, std::string_view name) noexcept
{
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        if (catalog.columns(row).find(name) != nullptr) return {};
    }
    return {RowError::no_such_column, catalog[0].value};
}

/// A column that is the number of the code must be a number in each row that has it. In the others, the name or the status
/// takes its place.
constexpr RowDiagnostic check_number_column(const Catalog& catalog, std::string_view name) noexcept
{
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        const Column* const column = catalog.columns(row).find(name);
        if (column != nullptr && !column->is_number()) return {RowError::column_is_no_number, catalog[row].value};
    }
    return {};
}

constexpr RowDiagnostic check_integers(const Catalog& catalog) noexcept
{
    for (const RowData& row : catalog) {
        if (!is_integer(row.name)) return {RowError::name_is_no_integer, row.value};
    }
    return {};
}

/// A table of names by their hash, at most half full: comparing each two would be too much for a compiler.
template <std::size_t Slots>
constexpr RowDiagnostic check_style(const Catalog& catalog, FieldStyle style) noexcept
{
    std::array<std::size_t, Slots> rows{}; // with 1 added
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        std::uint32_t hash = 2166136261U;
        for (const char c : catalog[row].name)
            hash = (hash ^ static_cast<unsigned char>(in_style(c, style))) * 16777619U;
        std::size_t at = hash & (Slots - 1);
        for (; rows[at] != 0; at = (at + 1) & (Slots - 1)) {
            if (are_one_in_style(catalog[rows[at] - 1].name, catalog[row].name, style))
                return {RowError::same_name_in_style, catalog[row].value};
        }
        rows[at] = row + 1;
    }
    return {};
}

template <std::size_t Slots>
constexpr RowDiagnostic check_node(const Node& node, const Catalog& catalog) noexcept
{
    const bool is_field = node.kind == NodeKind::field;
    if (is_field && node.field == FieldKind::column && !node.optional) return check_column(catalog, node.text);
    if (is_field && node.field == FieldKind::code && node.style == FieldStyle::number)
        return node.text.empty() ? check_integers(catalog) : check_number_column(catalog, node.text);
    if (is_field && node.field == FieldKind::code && is_name_style(node.style))
        return check_style<Slots>(catalog, node.style);
    return {};
}

constexpr std::size_t style_slots(std::size_t rows) noexcept
{
    std::size_t places = 4;
    while (places < 2 * rows) places *= 2;
    return places;
}

/// Instantiated with the code whose row is wrong, so that the compiler names it beside the message.
template <RowError Kind, auto Which>
constexpr bool report_row_error() noexcept
{
    static_assert(
        Kind != RowError::name_is_no_integer,
        "amiss: the layout has field::code.as_number(), but the wire name of the row that is named here is no "
        "integer; give the rows a column, and the column's name to as_number");
    static_assert(
        Kind != RowError::same_name_in_style,
        "amiss: the layout has field::code in a style in which the name of the row that is named here is that of "
        "another row, too");
    static_assert(
        Kind != RowError::column_is_no_number,
        "amiss: the layout has a column as the number of field::code, but that of the row that is named here is a "
        "text");
    static_assert(Kind != RowError::no_such_column,
                  "amiss: the layout names a column that no row of the catalogue has");
    return true;
}

/// Whether a node is an alternative that another one comes after.
template <std::size_t Nodes>
constexpr bool has_alternative(const std::array<Node, Nodes>& nodes, std::size_t which) noexcept
{
    for (std::size_t choice = 0; choice < which; ++choice) {
        if (nodes[choice].kind != NodeKind::choice) continue;
        const std::size_t end = choice + nodes[choice].size;
        for (std::size_t at = choice + 1; at < end; at += nodes[at].size) {
            if (at == which) return at + nodes[at].size < end;
        }
    }
    return false;
}

/// The first mistake of a layout with the rows of a catalogue.
template <class Code, std::size_t Nodes>
constexpr RowDiagnostic check_rows_of(const std::array<Node, Nodes>& nodes) noexcept
{
    constexpr const Catalog& catalog = Table<Code>::catalog;
    for (std::size_t at = 0; at < Nodes; ++at) {
        const Node& node = nodes[at];
        RowDiagnostic found = check_node<style_slots(Table<Code>::size)>(node, catalog);
        if (found.error == RowError::no_such_column && has_alternative(nodes, at)) found = {};
        if (found.error == RowError::none && node.when == FieldKind::column)
            found = check_column(catalog, node.when_text);
        if (found.error != RowError::none) return found;
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
