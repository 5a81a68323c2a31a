// SPDX-License-Identifier: BSL-1.0
// Outcome: its results as an expected and back, in AMISS_TRY, BOOST_OUTCOME_TRY of an expected, and value() with an ApiError.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_conversion.hpp>
#include <amiss/detail/outcome/outcome_traits.hpp>
#include <amiss/detail/outcome/outcome_try.hpp>
#include <amiss/detail/result/convert_result.hpp>
#include <amiss/detail/result/foreign_errors.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <system_error>
#include <type_traits>
#include <utility>

// Include this before the first result<T, ApiError> is named: Outcome decides there what its value() does. It is for
// Boost.Outcome, tried with 1.81, or for the standalone Outcome where its header comes first.

namespace amiss {
inline namespace v0 {

/// Outcome's result, of any policy.
template <class T, class E, class NoValuePolicy>
using OutcomeResult = detail::outcome::basic_result<T, E, NoValuePolicy>;
/// Outcome's outcome, of any policy.
template <class T, class E, class P, class NoValuePolicy>
using OutcomeOutcome = detail::outcome::basic_outcome<T, E, P, NoValuePolicy>;

/// Outcome's result as one of ours: the value is moved out of an rvalue, or copied.
///
/// `E` is an error code of Boost or of the standard library, an ApiError, an enumerator of a catalogue, an exception_ptr, of
/// which ApiException gives its error (`current_exception_error`), a text, which is the context, or void, or what has a
/// `make_error_code`. AMISS_TRY and AMISS_ASSIGN do this by themselves where the function returns an expected.
///
///     return amiss::to_expected(read_config(path));   // outcome::result<std::string> to expected<std::string>
template <class T, class E, class NoValuePolicy>
[[nodiscard]] expected<T> to_expected(OutcomeResult<T, E, NoValuePolicy>&& result)
{
    return detail::expected_of<T>(std::move(result));
}
/// The same for an lvalue.
template <class T, class E, class NoValuePolicy>
[[nodiscard]] expected<T> to_expected(const OutcomeResult<T, E, NoValuePolicy>& result)
{
    return detail::expected_of<T>(result);
}
/// The same for an outcome. Of one with an error and an exception, the exception's text is the context of the error.
template <class T, class E, class P, class NoValuePolicy>
[[nodiscard]] expected<T> to_expected(OutcomeOutcome<T, E, P, NoValuePolicy>&& outcome)
{
    return detail::expected_of<T>(std::move(outcome));
}
/// The same for an lvalue.
template <class T, class E, class P, class NoValuePolicy>
[[nodiscard]] expected<T> to_expected(const OutcomeOutcome<T, E, P, NoValuePolicy>& outcome)
{
    return detail::expected_of<T>(outcome);
}

/// A result of ours as Outcome's, with an ApiError, or with another type of error.
///
/// As an error code, what is left is the code of the row or the status, or the cause of an error that was made of a code
/// without either. As a std::exception_ptr it is an ApiException. An enumerator does not compile: it cannot say each error.
///
///     return amiss::to_outcome(find(id));                              // result<Ticket, amiss::ApiError>
///     return amiss::to_outcome<boost::system::error_code>(find(id));   // result<Ticket>
template <class E = ApiError, class Expected, std::enable_if_t<is_expected_v<std::decay_t<Expected>>, int> = 0>
[[nodiscard]] auto to_outcome(Expected&& result)
{
    using T = typename std::decay_t<Expected>::value_type;
    return detail::outside_result_of<detail::DefaultOutcome<T, E>>(std::forward<Expected>(result));
}

/// The code of an error, for Outcome: it makes a `result<T, std::error_code>` of a `result<T, ApiError>` with it.
///
/// The code of the row or the status, or the cause of an error that was made of a code without either. Never 0.
inline std::error_code make_error_code(const ApiError& error) noexcept { return detail::code_of_error(error); }

/// What `value()` of a `result<T, ApiError>` calls: throws an ApiException. Without exceptions it is a std::system_error for
/// `boost::throw_exception`.
inline void outcome_throw_as_system_error_with_payload(const ApiError& error)
{
#if defined(__cpp_exceptions)
    throw ApiException(error);
#else
    detail::outcome::policy::outcome_throw_as_system_error_with_payload(detail::code_of_error(error));
#endif
}

} // inline namespace v0
} // namespace amiss
