// SPDX-License-Identifier: BSL-1.0
// What an error compares with.
#pragma once

#include <amiss/category.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>

#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Whether an ApiError compares with a `T` by `==`: a catalogued enum, an enum of error types, HttpStatus, Retry,
/// std::errc or std::error_code.
template <class T>
inline constexpr bool is_comparable_v =
    is_catalogued_v<T> || detail::IsErrorType<T>::value || std::is_same_v<T, HttpStatus> || std::is_same_v<T, Retry>
    || std::is_same_v<T, std::errc> || std::is_same_v<T, std::error_code>;

} // inline namespace v0
} // namespace amiss
