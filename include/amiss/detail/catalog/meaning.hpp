// SPDX-License-Identifier: BSL-1.0
// What a std::error_code means to this library: its row, its status, or nothing.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

struct Meaning {
    const Catalog* catalog = nullptr; ///< null where the code is in no category of a catalogue
    const RowData* row = nullptr;     ///< null also for a value that is not in the catalogue
    HttpStatus status = HttpStatus::none;
    bool known = false; ///< a row, or a code of the category "amiss.http_status"
};

inline Meaning meaning_of(const std::error_code& code) noexcept
{
    CategoryQuery query;
    ask(code.category(), query);
    Meaning meaning;
    meaning.catalog = query.catalog;
    if (query.catalog != nullptr) {
        meaning.row = query.catalog->find(code.value());
        meaning.known = meaning.row != nullptr;
        if (meaning.known) meaning.status = meaning.row->status;
    } else if (query.http_status) {
        meaning.status = static_cast<HttpStatus>(code.value());
        meaning.known = true;
    }
    return meaning;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
