// SPDX-License-Identifier: BSL-1.0
// What reading knows of a code: its row, where the catalogue has its name.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether the catalogue, if there is one, has the name: then the error is of that row. The status stays the transport's.
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
