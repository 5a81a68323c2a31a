// SPDX-License-Identifier: BSL-1.0
// What stands in for a code that the envelope's catalogue does not have: a row with the same status, or the fallback row.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/envelope.hpp>
#include <amiss/http_status.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The code that a plain layout writes where the error has none.
inline constexpr std::string_view plain_fallback_name = "internal_error";

/// The first row that is still sent with this status, or nullptr.
inline const RowData* row_with_status(const Catalog* catalog, int status) noexcept
{
    if (catalog == nullptr) return nullptr;
    for (const RowData& row : *catalog) {
        if (to_int(row.status) == status && !row.retired) return &row;
    }
    return nullptr;
}

/// Adds what depends on the envelope: the row for an error that has none, and the base of the link.
///
/// A foreign code becomes the fallback row. An error that is only a status becomes the first row with that status, or
/// else the fallback row.
inline void resolve_fallback(FieldValues& values, const Plan& plan) noexcept
{
    if (values.row == nullptr && !values.has(FieldKind::code)) {
        if (!values.foreign) values.row = row_with_status(plan.catalog, values.status);
        if (values.row == nullptr) values.row = plan.fallback();
        if (values.row != nullptr) {
            values.catalog = plan.catalog;
            values.status = response_status(to_int(values.row->status));
            values.take_row();
        }
    }
    if (values.row != nullptr) {
        if (values.doc_base.empty()) values.doc_base = values.catalog->doc_base();
        if (!values.doc_base.empty()) values.set_present(FieldKind::doc_url, true);
        return;
    }
    values.doc_base = {};
    if (!values.has(FieldKind::code)) values.set(FieldKind::code, plain_fallback_name);
    if (!values.has_message()) values.set(FieldKind::message, reason_phrase(static_cast<HttpStatus>(values.status)));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
