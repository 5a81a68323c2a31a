// SPDX-License-Identifier: BSL-1.0
// When an error is equal to a code, a status, a type, a retry class or a portable condition.
#pragma once

#include <amiss/category.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>

#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether `error`, whose row is `row`, is what it is compared with; a foreign one is its cause.
template <class Error, class T>
bool matches(const Error& error, const RowData* row, bool foreign, T what) noexcept
{
    if constexpr (is_catalogued_v<T>) {
        return row != nullptr && error.catalog()->id() == catalog_of<T>().id() && row->value == static_cast<int>(what);
    } else if constexpr (std::is_same_v<T, HttpStatus>) {
        return error.status() == what;
    } else if constexpr (std::is_same_v<T, Retry>) {
        return error.retry_class() == what;
    } else if constexpr (std::is_same_v<T, std::error_code>) {
        return same_code(foreign ? error.cause() : error.code(), what);
    } else if constexpr (std::is_same_v<T, std::errc>) {
        if (foreign) return error.cause() == what;
        const int errc = row != nullptr ? row->errc : default_errc(error.status());
        return errc != 0 && errc == static_cast<int>(what);
    } else {
        const std::string_view name = type_name(what);
        return !name.empty() && error.type() == name;
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
