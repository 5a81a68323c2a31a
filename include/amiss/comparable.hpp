// SPDX-License-Identifier: BSL-1.0
// What an error compares with, and its operators for that.
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

/// The operators `==` and `!=` of ApiError with a code, a status, a type, a retry class, std::errc or std::error_code, in
/// both orders. Never by address.
template <class Derived>
class ErrorComparisons {
public:
    /// Whether the error is that.
    template <class T, std::enable_if_t<is_comparable_v<T>, int> = 0>
    friend bool operator==(const Derived& error, T what) noexcept
    {
        return is(error, what);
    }
    /// Whether it is not.
    template <class T, std::enable_if_t<is_comparable_v<T>, int> = 0>
    friend bool operator!=(const Derived& error, T what) noexcept
    {
        return !is(error, what);
    }
    /// The same in the other order.
    template <class T, std::enable_if_t<is_comparable_v<T>, int> = 0>
    friend bool operator==(T what, const Derived& error) noexcept
    {
        return is(error, what);
    }
    /// Whether it is not.
    template <class T, std::enable_if_t<is_comparable_v<T>, int> = 0>
    friend bool operator!=(T what, const Derived& error) noexcept
    {
        return !is(error, what);
    }

private:
    template <class T>
    static bool is(const Derived& error, T what) noexcept
    {
        return error.is(what); // a friend of this class is no friend of Derived
    }
};

} // inline namespace v0
} // namespace amiss
