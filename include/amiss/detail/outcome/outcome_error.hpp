// SPDX-License-Identifier: BSL-1.0
// The error or the exception of an outcome, whatever its type is, as an ApiError, and an ApiError as the error of an outcome.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/result/foreign_errors.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#if defined(AMISS_DETAIL_OUTCOME_IS_BOOST)
#include <amiss/detail/boost_result/error_types.hpp>
#endif

#include <exception>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What can be the error or the exception of an outcome that becomes an ApiError.
template <class E>
inline constexpr bool is_error_of_outcome = std::is_constructible_v<ApiError, E> || is_exception_pointer<E>
    || std::is_convertible_v<const E&, std::string_view> || outcome::trait::is_error_code_available<E>::value;

template <class E>
ApiError error_of_outcome(E&& error) noexcept
{
    using Plain = std::decay_t<E>;
    static_assert(
        is_error_of_outcome<Plain>,
        "amiss: the error of this outcome is no ApiError, error code, enumerator of a catalogue, HttpStatus, exception_ptr "
        "or text, and has no make_error_code(); convert it by hand");
#if defined(AMISS_DETAIL_OUTCOME_IS_BOOST) // it knows its place
    if constexpr (is_boost_code<Plain>) return error_of_code(error);
#endif
    if constexpr (std::is_base_of_v<ApiError, Plain>)
        return static_cast<std::conditional_t<std::is_lvalue_reference_v<E>, const ApiError&, ApiError&&>>(error);
    else if constexpr (std::is_constructible_v<ApiError, Plain>)
        return ApiError(std::forward<E>(error));
    else if constexpr (is_exception_pointer<Plain>)
        return error_of_exception(error);
    else if constexpr (std::is_convertible_v<const Plain&, std::string_view>)
        return unknown_error(error);
    else
        return ApiError(std::error_code(make_error_code(error)));
}

/// The code of an error as the `To` of an outcome.
template <class To>
To outcome_code(const std::error_code& code)
{
#if defined(AMISS_DETAIL_OUTCOME_IS_BOOST)
    if constexpr (is_boost_code<To>) return boost_code_of(code);
#endif
    return To(code);
}

/// Whether `To`, the error of an outcome, can be made of an `E`.
template <class To, class E>
inline constexpr bool is_outcome_error_from = std::is_constructible_v<To, E&&>
    || (std::is_convertible_v<E, ApiError> && (std::is_constructible_v<To, std::error_code> || keeps_exceptions<To>));

template <class To, class E>
To outcome_error_from(E&& error)
{
    static_assert(
        is_outcome_error_from<To, std::decay_t<E>>,
        "amiss: an ApiError becomes itself, an error code or a std::exception_ptr in an outcome; an enumerator cannot "
        "say each error");
#if defined(__cpp_exceptions)
    if constexpr (keeps_exceptions<To>) return std::make_exception_ptr(ApiException(ApiError(std::forward<E>(error))));
#endif
    if constexpr (std::is_constructible_v<To, E&&>)
        return To(std::forward<E>(error));
    else if constexpr (!keeps_exceptions<To>)
        return outcome_code<To>(code_of_error(ApiError(std::forward<E>(error))));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
