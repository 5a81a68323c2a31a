// SPDX-License-Identifier: BSL-1.0
// The error or the exception of an outcome, whatever its type is, as an ApiError, and an ApiError as the error of an outcome.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>

#include <exception>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not is_exception_ptr_available: every class of namespace std has a make_exception_ptr there.
namespace rethrown {
using std::rethrow_exception;
template <class Pointer>
using Type = decltype(rethrow_exception(std::declval<const Pointer&>()));
} // namespace rethrown
/// Whether `Pointer` is an exception_ptr, of the standard library, of Boost or of somebody else.
template <class Pointer, class = void>
struct IsExceptionPointer : std::false_type {};
template <class Pointer>
struct IsExceptionPointer<Pointer, std::void_t<rethrown::Type<Pointer>>> : std::true_type {};

/// An error about which nothing is known but this text: as `current_exception_error` makes it.
inline ApiError unknown_error(std::string_view context) noexcept
{
    return ApiError(std::errc::state_not_recoverable).with_context(context);
}

/// The exception as `capture` makes an error of it.
template <class Pointer>
ApiError error_of_exception([[maybe_unused]] const Pointer& exception) noexcept
{
    if (!exception) return unknown_error("no exception");
#if defined(__cpp_exceptions)
    try {
        using std::rethrow_exception;
        rethrow_exception(exception);
    } catch (...) {
        return current_exception_error();
    }
#endif
    return unknown_error("an exception");
}

/// What can be the error or the exception of an outcome that becomes an ApiError.
template <class E>
inline constexpr bool is_error_of_outcome = std::is_constructible_v<ApiError, E> || IsExceptionPointer<E>::value
    || std::is_convertible_v<const E&, std::string_view> || outcome::trait::is_error_code_available<E>::value;

template <class E>
ApiError error_of_outcome(E&& error) noexcept
{
    using Plain = std::decay_t<E>;
    static_assert(
        is_error_of_outcome<Plain>,
        "amiss: to_expected() takes an outcome whose error is an ApiError, an error code, a code of a catalogue, an "
        "exception_ptr, a text, or what has a make_error_code()");
    if constexpr (std::is_base_of_v<ApiError, Plain>)
        return static_cast<std::conditional_t<std::is_lvalue_reference_v<E>, const ApiError&, ApiError&&>>(error);
    else if constexpr (std::is_constructible_v<ApiError, Plain>)
        return ApiError(std::forward<E>(error));
    else if constexpr (IsExceptionPointer<Plain>::value)
        return error_of_exception(error);
    else if constexpr (std::is_convertible_v<const Plain&, std::string_view>)
        return unknown_error(error);
    else
        return ApiError(std::error_code(make_error_code(error)));
}

/// The code of an error for those who know codes only. Never 0, which is no error to them: for a network failure without a code,
/// and for a code of no catalogue, it is the cause.
inline std::error_code code_of(const ApiError& error) noexcept
{
    const bool foreign = (ErrorAccess::head(error).flags & ErrorHead::foreign) != 0;
    const std::error_code code = error.code();
    const std::error_code cause = error.cause();
    if ((foreign || !code) && cause) return cause;
    return code ? code : std::make_error_code(std::errc::state_not_recoverable);
}

/// Whether `To`, the error of an outcome, can be made of an `E`.
template <class To, class E>
inline constexpr bool is_outcome_error_from = std::is_constructible_v<To, E&&>
    || (std::is_base_of_v<ApiError, E> && std::is_constructible_v<To, std::error_code>);

template <class To, class E>
To outcome_error_from(E&& error)
{
    if constexpr (std::is_constructible_v<To, E&&>)
        return To(std::forward<E>(error));
    else
        return To(code_of(error));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
