// SPDX-License-Identifier: BSL-1.0
// boost::system::result: as an expected and back, in AMISS_TRY, and its value() with an ApiError. Tried with Boost 1.81.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/boost_result/boost_traits.hpp>
#include <amiss/detail/boost_result/error_types.hpp>
#include <amiss/detail/result/convert_result.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The error of Boost's code: a code of a catalogue has its row, any other is a 500 with this code as its `cause()`.
///
/// The place where Boost says that the code was made is its `location()`. A code that says success is no error, and asking for
/// one is a mistake: it is a 500 that is `malformed()`. Never allocates.
[[nodiscard]] inline ApiError error_from(const boost::system::error_code& code) noexcept
{
    return detail::error_of_code(code);
}

/// Boost's result as one of ours: the value is moved out of an rvalue, or copied.
///
/// `E` is an error code of Boost or of the standard library, an ApiError, an enumerator of a catalogue, or a
/// std::exception_ptr, of which ApiException gives its error (`current_exception_error`). AMISS_TRY and AMISS_ASSIGN do this by
/// themselves where the function returns an expected.
///
///     return amiss::to_expected(read_config(path));   // boost::system::result<std::string> to expected<std::string>
template <class T, class E>
[[nodiscard]] expected<T> to_expected(boost::system::result<T, E>&& result)
{
    return detail::expected_of<T>(std::move(result));
}
/// The same for an lvalue.
template <class T, class E>
[[nodiscard]] expected<T> to_expected(const boost::system::result<T, E>& result)
{
    return detail::expected_of<T>(result);
}

/// A result of ours as Boost's, with an ApiError, or with another type of error.
///
/// As an error code, what is left is the code of the row or the status, or the cause of an error that was made of a code
/// without either. As a std::exception_ptr it is an ApiException. An enumerator does not compile: it cannot say each error.
///
///     return amiss::to_boost_result(find(id));                              // result<Ticket, amiss::ApiError>
///     return amiss::to_boost_result<boost::system::error_code>(find(id));   // result<Ticket>
template <class E = ApiError, class Expected, std::enable_if_t<is_expected_v<std::decay_t<Expected>>, int> = 0>
[[nodiscard]] auto to_boost_result(Expected&& result)
{
    using T = typename std::decay_t<Expected>::value_type;
    return detail::outside_result_of<boost::system::result<T, E>>(std::forward<Expected>(result));
}

/// What `value()` of a `result<T, ApiError>` calls: throws an ApiException, with the place of the call as Boost has it
/// (`boost::get_throw_location`). Without exceptions it is a std::system_error for `boost::throw_exception`.
[[noreturn]] inline void throw_exception_from_error(const ApiError& error, const boost::source_location& where)
{
#if defined(__cpp_exceptions)
    boost::throw_with_location(ApiException(error), where);
#else
    boost::throw_exception(std::system_error(error.code()), where);
#endif
}

} // inline namespace v0
} // namespace amiss

namespace boost {

/// The same for an enumerator of a catalogue. `value()` finds it by the place of the call: the enum's own namespace is a
/// program's, and Boost's functions for both kinds of error codes would take it, so that the call would be ambiguous.
template <class Code, std::enable_if_t<amiss::is_catalogued_v<Code>, int> = 0>
[[noreturn]] void throw_exception_from_error(const Code& code, const source_location& where)
{
    amiss::throw_exception_from_error(amiss::ApiError(code), where);
}

} // namespace boost
