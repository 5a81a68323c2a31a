// SPDX-License-Identifier: BSL-1.0
// What an outcome has instead of a value: an error, an exception, or both.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_error.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Result>
struct IsOutcome : std::false_type {};
template <class T, class E, class P, class N>
struct IsOutcome<outcome::basic_outcome<T, E, P, N>> : std::true_type {};

/// The failure of an outcome, or of a result without an error type, for as long as that lives. A const one is copied.
template <class From>
struct OutcomeFailure {
    using Plain = std::remove_const_t<From>;
    using Moved = std::conditional_t<std::is_const_v<From>, From&, From&&>;
    From* from;

    ApiError to_error() const noexcept
    {
        if constexpr (has_exceptions) {
            if (from->has_exception()) {
                ApiError exception = error_of_outcome(static_cast<Moved>(*from).assume_exception());
                if (!from->has_error()) return exception;
                ApiError error = error_alone();
                if (error.context().empty()) error.with_context(exception.context());
                return error;
            }
        }
        return error_alone();
    }

    template <class Outcome>
    Outcome to_outcome() const
    {
        if constexpr (has_exceptions) {
            if (from->has_exception()) {
                using Exception = typename Outcome::exception_type;
                if (!from->has_error())
                    return Outcome(outcome::in_place_type<Exception>, static_cast<Moved>(*from).assume_exception());
                Outcome made = with_error<Outcome>();
                outcome::hooks::override_outcome_exception(&made, static_cast<Moved>(*from).assume_exception());
                return made;
            }
        }
        return with_error<Outcome>();
    }

private:
    template <class Any, bool = IsOutcome<Any>::value>
    struct ExceptionOf {
        using Type = void;
    };
    template <class Any>
    struct ExceptionOf<Any, true> {
        using Type = typename Any::exception_type;
    };
    static constexpr bool has_exceptions = !std::is_void_v<typename ExceptionOf<Plain>::Type>;
    static constexpr bool has_errors = !std::is_void_v<typename Plain::error_type>;

    ApiError error_alone() const noexcept
    {
        if constexpr (has_errors)
            return error_of_outcome(static_cast<Moved>(*from).assume_error());
        else
            return unknown_error("an outcome without an error");
    }
    template <class Outcome>
    Outcome with_error() const
    {
        if constexpr (has_errors)
            return Outcome(outcome::in_place_type<typename Outcome::error_type>,
                           static_cast<Moved>(*from).assume_error());
        else
            return Outcome(outcome::in_place_type<void>);
    }
};

/// Whether a `Result` of Outcome can be made of an `E`. A failure goes whole into an outcome of the same types only.
template <class Result, class E>
struct TakesForOutcome {
    static constexpr bool value = is_outcome_error_from<typename Result::error_type, E>;
};
template <class Result, class From>
struct TakesForOutcome<Result, OutcomeFailure<From>> : std::false_type {};
template <class T, class E, class P, class N, class U, class M>
struct TakesForOutcome<outcome::basic_outcome<T, E, P, N>, OutcomeFailure<outcome::basic_outcome<U, E, P, M>>>
    : std::true_type {};
template <class T, class E, class P, class N, class U, class M>
struct TakesForOutcome<outcome::basic_outcome<T, E, P, N>, OutcomeFailure<const outcome::basic_outcome<U, E, P, M>>>
    : std::true_type {};

template <class Result, class E>
constexpr bool takes_for_outcome() noexcept
{
    if constexpr (std::is_void_v<typename Result::error_type> && !IsOutcome<Result>::value)
        return false;
    else
        return TakesForOutcome<Result, E>::value;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
