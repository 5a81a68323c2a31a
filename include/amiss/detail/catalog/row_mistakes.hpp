// SPDX-License-Identifier: BSL-1.0
// The first mistake in the rows of a catalogue.
#pragma once

#include <amiss/detail/catalog/column_table.hpp>
#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/detail/catalog/name_table.hpp>
#include <amiss/detail/catalog/row_lists.hpp>
#include <amiss/detail/catalog/table.hpp>
#include <amiss/detail/catalog/table_parts.hpp>
#include <amiss/detail/text/wire_name.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>
#include <amiss/url.hpp>

#include <cstddef>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class CatalogError {
    none,
    duplicate_wire_name,
    duplicate_enumerator,
    missing_enumerator,
    value_zero,
    status_out_of_range,
    wire_name_is_not_printable,
    unbalanced_template,
    plain_is_a_template,
    two_general_rows,
    too_many_causes_fixes_or_links,
    link_is_no_https_url,
    wrong_column,
    unknown_type,
    no_category_name,
};

/// An error of a catalogue, and the value of the code that it is about.
struct Diagnostic {
    CatalogError error = CatalogError::none;
    long long value = 0;
};

/// The first mistake in what each row says by itself, of the rows of one part: compilers limit the cost of one constant.
template <class Code, std::size_t Part>
constexpr Diagnostic check_part() noexcept
{
    using T = Table<Code>;
    const RowData* at = T::rows.data() + TablePart<T, Part>::first;
    for (const RowData* const end = at + TablePart<T, Part>::count; at != end; ++at) {
        const RowData& row = *at;
        if (row.value == 0) return {CatalogError::value_zero, row.value};
        if (row.status != HttpStatus::none && !is_error(row.status))
            return {CatalogError::status_out_of_range, row.value};
        if (!is_wire_name(row.name)) return {CatalogError::wire_name_is_not_printable, row.value};
        if ((row.shape.values & TemplateShape::broken) != 0) return {CatalogError::unbalanced_template, row.value};
        if (!row.plain.empty() && is_template(row.plain)) return {CatalogError::plain_is_a_template, row.value};
        const RowLists& lists = T::definition.rows[static_cast<std::size_t>(at - T::rows.data())].lists;
        if (lists.full) return {CatalogError::too_many_causes_fixes_or_links, row.value};
        for (std::size_t link = 0; link < lists.link_count; ++link) {
            if (!is_https_url(lists.urls[link].view())) return {CatalogError::link_is_no_https_url, row.value};
        }
    }
    return {};
}
template <class Code, std::size_t Part>
inline constexpr Diagnostic mistake_in_part = check_part<Code, Part>();

template <class Code, std::size_t... Part>
constexpr Diagnostic check_each_row(std::index_sequence<Part...>) noexcept
{
    for (const Diagnostic& found : {mistake_in_part<Code, Part>...}) {
        if (found.error != CatalogError::none) return found;
    }
    return {};
}

/// Whether two rows speak for one status, or a retired one for any.
template <class Code>
constexpr Diagnostic check_general_rows() noexcept
{
    bool is_taken[600]{}; // by the status, which is 0 or from 400 to 599
    for (const RowData& row : Table<Code>::rows) {
        if (!row.general) continue;
        bool& taken = is_taken[to_int(row.status)];
        if (row.retired || taken) return {CatalogError::two_general_rows, row.value};
        taken = true;
    }
    return {};
}

template <class Code>
constexpr Diagnostic check_rows() noexcept
{
    using T = Table<Code>;
    if (T::definition.name.empty()) return {CatalogError::no_category_name, T::rows[0].value};
    Diagnostic found = check_each_row<Code>(std::make_index_sequence<table_parts(T::size)>());
    if (found.error == CatalogError::none) found = check_general_rows<Code>();
    if (found.error != CatalogError::none) return found;
    if (T::values.duplicate != no_row) return {CatalogError::duplicate_enumerator, T::rows[T::values.duplicate].value};
    if (T::names.duplicate != no_row) return {CatalogError::duplicate_wire_name, T::rows[T::names.duplicate].value};
    const std::size_t wrong = row_with_wrong_column(T::columns.view(), T::size);
    if (wrong != T::size) return {CatalogError::wrong_column, T::rows[wrong].value};
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
