// SPDX-License-Identifier: BSL-1.0
// Turns a code that was read into the row of the catalogue that has its name.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Gives the error the row with this name; false when there is no catalogue or no such row. The status is not changed.
inline bool set_known_code(ApiError& error, const Catalog* catalog, std::string_view name) noexcept
{
    if (catalog == nullptr) return false;
    const std::size_t row = catalog->index_of(name);
    if (row == catalog->size()) return false;
    ErrorAccess::head(error).set_row(*catalog, row);
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
