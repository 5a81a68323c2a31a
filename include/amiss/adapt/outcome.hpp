// SPDX-License-Identifier: BSL-1.0
// Outcome's results: conversions both ways, AMISS_TRY of an outcome::result, and BOOST_OUTCOME_TRY of an amiss::expected.
#pragma once

#include <amiss/detail/outcome/conversions.hpp>
#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_error.hpp>
#include <amiss/detail/outcome/outcome_traits.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <system_error>
#include <type_traits>
#include <utility>

// Include this before the first outcome::result<T, ApiError> is named: what its value() does is decided there.

namespace amiss {
inline namespace v0 {

/// The code of an error, for Outcome's conversions: `code()`, or the cause where there is no code. It is never 0.
///
/// With this, Outcome makes a `result<T, std::error_code>` of a `result<T, ApiError>`. Never allocates.
inline std::error_code make_error_code(const ApiError& error) noexcept { return detail::code_of(error); }

/// What `value()` of a `result<T, ApiError>` calls where there is an error: throws it as ApiException.
///
/// Without exceptions, what Outcome does with the code: `boost::throw_exception`, which the program defines.
inline void outcome_throw_as_system_error_with_payload(const ApiError& error)
{
#if defined(__cpp_exceptions)
    throw ApiException(error);
#else
    detail::outcome::policy::outcome_throw_as_system_error_with_payload(detail::code_of(error));
#endif
}

/// A result of Outcome as an `expected<T>`, its value and its error moved; of any policy.
///
/// The error may be an ApiError, a code of a catalogue, any error code, an exception_ptr (which becomes what `capture` makes
/// of the exception), a text (the context), or something with a `make_error_code`. Only an ApiError and a code of a catalogue say anything to the
/// outside.
template <class T, class E, class NoValuePolicy>
expected<T> to_expected(detail::outcome::basic_result<T, E, NoValuePolicy>&& result)
{
    return detail::expected_of_outcome<T>(std::move(result));
}
/// The same of an lvalue: copied.
template <class T, class E, class NoValuePolicy>
expected<T> to_expected(const detail::outcome::basic_result<T, E, NoValuePolicy>& result)
{
    return detail::expected_of_outcome<T>(result);
}
/// The same of an outcome. Where it has an error and an exception, the exception's text is the context of the error.
template <class T, class E, class P, class NoValuePolicy>
expected<T> to_expected(detail::outcome::basic_outcome<T, E, P, NoValuePolicy>&& outcome)
{
    return detail::expected_of_outcome<T>(std::move(outcome));
}
/// The same of an lvalue: copied.
template <class T, class E, class P, class NoValuePolicy>
expected<T> to_expected(const detail::outcome::basic_outcome<T, E, P, NoValuePolicy>& outcome)
{
    return detail::expected_of_outcome<T>(outcome);
}

/// An expected as a `result<T, ApiError>` of Outcome, with the same value or the same error.
///
/// `to_outcome<std::error_code>(…)` and `to_outcome<boost::system::error_code>(…)` keep only the error's code, or its cause where
/// it has no code.
template <class E = ApiError, class T, class F>
detail::OutcomeOf<T, E> to_outcome(expected<T, F>&& from)
{
    return detail::outcome_of<detail::OutcomeOf<T, E>>(std::move(from));
}
/// The same of an lvalue: copied.
template <class E = ApiError, class T, class F>
detail::OutcomeOf<T, E> to_outcome(const expected<T, F>& from)
{
    return detail::outcome_of<detail::OutcomeOf<T, E>>(from);
}

} // inline namespace v0
} // namespace amiss

// Where Outcome looks for what others have to say about their types.
namespace AMISS_DETAIL_OUTCOME {
namespace convert {

/// `outcome::result<T, E>(expected)`: for each E that can be made of the error, and for void too.
template <class T, class S, class N, class U, class E>
struct value_or_error<basic_result<T, S, N>, tl::expected<U, E>>
    : amiss::detail::OutcomeConversion<basic_result<T, S, N>, tl::expected<U, E>> {};
/// The same for an outcome.
template <class T, class S, class P, class N, class U, class E>
struct value_or_error<basic_outcome<T, S, P, N>, tl::expected<U, E>>
    : amiss::detail::OutcomeConversion<basic_outcome<T, S, P, N>, tl::expected<U, E>> {};

} // namespace convert

/// What BOOST_OUTCOME_TRY returns of an `expected`: it goes into results, into outcomes, and into an `expected` too.
template <class T, class E, std::enable_if_t<std::is_base_of_v<amiss::ApiError, E>, int> = 0>
auto try_operation_return_as(tl::expected<T, E>&& result)
{
    return amiss::detail::propagate(std::move(result));
}
/// The same of a `result<T, ApiError>`; by itself, Outcome makes no outcome of an error that has no default constructor.
template <class T, class N>
auto try_operation_return_as(basic_result<T, amiss::ApiError, N>&& result)
{
    return amiss::detail::propagate(std::move(result));
}
/// The same of an outcome.
template <class T, class P, class N>
auto try_operation_return_as(basic_outcome<T, amiss::ApiError, P, N>&& result)
{
    return amiss::detail::propagate(std::move(result));
}

} // namespace AMISS_DETAIL_OUTCOME
