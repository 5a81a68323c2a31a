// SPDX-License-Identifier: BSL-1.0
// What the rows of a catalogue have in common that share a status: the row that speaks for it, and the error type.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The first row that speaks for all errors of this status, or nullptr. `rows` is a catalogue or an array.
template <class Rows>
constexpr const RowData* general_row(const Rows& rows, int status) noexcept
{
    for (const RowData& row : rows) {
        if (row.general && !row.retired && to_int(row.status) == status) return &row;
    }
    return nullptr;
}

/// The error type that all rows of this status share; false where there is none, or no row.
AMISS_COLD constexpr bool find_shared_type(const Catalog& catalog, int status, std::string_view& type) noexcept
{
    bool found = false;
    for (const RowData& row : catalog) {
        if (row.retired || to_int(row.status) != status) continue;
        if (found && row.type != type) return false;
        type = row.type;
        found = true;
    }
    return found;
}

/// The type of an error that has none of the catalogue's: the one that all rows of its status share, else the one that
/// all rows of 400 or of 500 share, else none.
AMISS_COLD constexpr std::string_view shared_type(const Catalog& catalog, int status) noexcept
{
    std::string_view type;
    if (find_shared_type(catalog, status, type)) return type;
    if (find_shared_type(catalog, status < 500 ? 400 : 500, type)) return type;
    return {};
}

AMISS_COLD constexpr bool has_type(const Catalog& catalog, std::string_view type) noexcept
{
    for (const RowData& row : catalog) {
        if (row.type == type) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
