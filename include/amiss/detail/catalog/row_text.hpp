// SPDX-License-Identifier: BSL-1.0
// The text of a row where its template has no values.
#pragma once

#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a row says when none of the values that its template names are there.
constexpr std::string_view text_without_values(const RowData& row) noexcept
{
    if (!row.templated) return row.message;
    return row.plain.empty() ? reason_phrase(row.status) : row.plain;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
