// SPDX-License-Identifier: BSL-1.0
// Turns a code that was read into the row of the catalogue that has its name.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether one of the catalogues has a row with this name.
inline bool is_known_code(const CatalogList& catalogs, std::string_view name) noexcept
{
    const auto find = [name](const Catalog& catalog) {
        const std::size_t row = catalog.index_of(name);
        return row != catalog.size() ? FoundRow{&catalog, row} : FoundRow{};
    };
    return find_in(catalogs, find).catalog != nullptr;
}

/// Gives the error the row with this name, of the first catalogue that has one; false when none has. The status is not
/// changed.
inline bool set_known_code(ApiError& error, const CatalogList& catalogs, std::string_view name) noexcept
{
    const auto set = [&error, name](const Catalog* catalog) {
        if (catalog == nullptr) return false;
        const std::size_t row = catalog->index_of(name);
        if (row == catalog->size()) return false;
        ErrorAccess::head(error).set_row(*catalog, row);
        return true;
    };
    if (set(catalogs.first)) return true;
    for (std::size_t at = 0; at < catalogs.more_count; ++at) {
        if (set(catalogs.more[at])) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
