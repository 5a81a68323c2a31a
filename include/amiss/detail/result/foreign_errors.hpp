// SPDX-License-Identifier: BSL-1.0
// What the results of other libraries hold besides an ApiError: a code for one, and an exception that is kept as one.
#pragma once

#include <amiss/detail/error/access.hpp>
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

/// The code of an error for those who know codes only. A code that is no row's and no status came from elsewhere, and goes there
/// again. It is never 0, which is no error to them.
inline std::error_code code_of_error(const ApiError& error) noexcept
{
    const bool is_foreign = (ErrorAccess::head(error).flags & ErrorHead::foreign) != 0;
    const std::error_code code = error.code();
    const std::error_code cause = error.cause();
    if ((is_foreign || !code) && cause) return cause;
    return code ? code : std::make_error_code(std::errc::state_not_recoverable);
}

/// An error about which nothing is known but this text: as `current_exception_error` makes it.
inline ApiError unknown_error(std::string_view context) noexcept
{
    return ApiError(std::errc::state_not_recoverable).with_context(context);
}

namespace kept { // the functions of std and those of the type's own namespace
using std::rethrow_exception;
template <class Pointer>
using Rethrown = decltype(rethrow_exception(std::declval<const Pointer&>()));
template <class Pointer>
void rethrow(const Pointer& exception)
{
    rethrow_exception(exception);
}
} // namespace kept

/// Whether `Pointer` is an exception_ptr: the standard library's, Boost's, or any that has a `rethrow_exception`.
template <class Pointer, class = void>
inline constexpr bool is_exception_pointer = false;
template <class Pointer>
inline constexpr bool is_exception_pointer<Pointer, std::void_t<kept::Rethrown<Pointer>>> = true;

/// Whether an ApiError can be kept as an exception in an `E`.
#if defined(__cpp_exceptions)
template <class E>
inline constexpr bool keeps_exceptions = std::is_same_v<E, std::exception_ptr>;
#else
template <class E>
inline constexpr bool keeps_exceptions = false;
#endif

/// The exception as `capture` makes an error of it.
template <class Pointer>
ApiError error_of_exception(const Pointer& exception) noexcept
{
    if (!exception) return unknown_error("no exception");
#if defined(__cpp_exceptions)
    try {
        kept::rethrow(exception);
    } catch (...) {
        return current_exception_error();
    }
#endif
    return unknown_error("an exception");
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
