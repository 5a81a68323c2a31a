// SPDX-License-Identifier: BSL-1.0
// The error types of boost::system::result as an ApiError, and an ApiError as one of them.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/result/foreign_errors.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/error.hpp>
#include <amiss/error_code.hpp>
#include <amiss/exception.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_code.hpp>

#include <exception>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The code, and where Boost knows it, the place where it was made.
inline ApiError error_of_code(const boost::system::error_code& code) noexcept
{
    ApiError error(static_cast<std::error_code>(code));
    ErrorHead& head = ErrorAccess::head(error);
    if (code.has_location()) head.set_location(code.location().file_name(), code.location().line());
    if (!code.failed()) head.flags |= ErrorHead::malformed;
    return error;
}

/// Boost's own categories become the standard's on the way to a std::error_code, and would not come back.
inline boost::system::error_code boost_code_of(const std::error_code& code) noexcept
{
    if (code.category() == std::generic_category()) return {code.value(), boost::system::generic_category()};
    if (code.category() == std::system_category()) return {code.value(), boost::system::system_category()};
    return code;
}

template <class E>
inline constexpr bool is_boost_code = std::is_same_v<E, boost::system::error_code>;

/// Whether an E can be an ApiError, and whether an ApiError can be an E.
template <class E>
inline constexpr bool is_error_of_boost_result = std::is_constructible_v<ApiError, E&&> || is_exception_pointer<E>;
template <class E>
inline constexpr bool is_made_of_error =
    std::is_convertible_v<ApiError, E> || std::is_convertible_v<std::error_code, E> || keeps_exceptions<E>;

template <class E>
ApiError error_from_boost(E&& from) noexcept
{
    using Error = std::decay_t<E>;
    static_assert(
        is_error_of_boost_result<Error>,
        "amiss: the error of this boost::system::result is no error code, ApiError, enumerator of a catalogue, "
        "HttpStatus or std::exception_ptr; convert it by hand");
    if constexpr (is_exception_pointer<Error>)
        return error_of_exception(from);
    else if constexpr (is_boost_code<Error>)
        return error_of_code(from);
    else
        return ApiError(std::forward<E>(from));
}

template <class E>
E error_to_boost(ApiError&& error)
{
    static_assert(
        is_made_of_error<E>,
        "amiss: an ApiError becomes itself, an error code or a std::exception_ptr in a boost::system::result; an "
        "enumerator cannot say each error");
#if defined(__cpp_exceptions)
    if constexpr (keeps_exceptions<E>) return std::make_exception_ptr(ApiException(std::move(error)));
#endif
    if constexpr (std::is_convertible_v<ApiError, E>)
        return std::move(error);
    else if constexpr (is_boost_code<E>)
        return boost_code_of(code_of_error(error));
    else if constexpr (!keeps_exceptions<E>)
        return code_of_error(error);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
