// SPDX-License-Identifier: BSL-1.0
// How AMISS_TRY, AMISS_ASSIGN and fail() see the results of Outcome.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_error.hpp>
#include <amiss/detail/result/outside_error.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/result_traits.hpp>
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

/// What an outcome has instead of a value: its error, its exception, or both.
template <class Outcome>
ApiError failure_of_outcome(Outcome&& from) noexcept
{
    using Plain = std::decay_t<Outcome>;
    if constexpr (IsOutcome<Plain>::value) {
        if constexpr (!std::is_void_v<typename Plain::exception_type>) {
            if (from.has_exception()) {
                ApiError exception = error_of_outcome(std::forward<Outcome>(from).assume_exception());
                if constexpr (!std::is_void_v<typename Plain::error_type>) {
                    if (from.has_error()) { // then the exception is what one may want to read
                        ApiError error = error_of_outcome(std::forward<Outcome>(from).assume_error());
                        if (error.context().empty()) error.with_context(exception.context());
                        return error;
                    }
                }
                return exception;
            }
        }
    }
    if constexpr (std::is_void_v<typename Plain::error_type>)
        return unknown_error("an outcome without an error");
    else
        return error_of_outcome(std::forward<Outcome>(from).assume_error());
}

/// What an outcome has instead of a value, for as long as the outcome lives.
template <class Outcome>
struct OutcomeFailure {
    Outcome* from;
};
template <class E>
struct IsOutcomeFailure : std::false_type {};
template <class Outcome>
struct IsOutcomeFailure<OutcomeFailure<Outcome>> : std::true_type {};

/// Whether a `Result` of Outcome can be made of the failure of an `Outcome`: both its error and its exception are needed.
template <class Result, class Outcome>
constexpr bool takes_outcome() noexcept
{
    if constexpr (IsOutcome<Result>::value)
        return std::is_same_v<typename Result::exception_type, typename std::decay_t<Outcome>::exception_type>
            && std::is_same_v<typename Result::error_type, typename std::decay_t<Outcome>::error_type>;
    else
        return false;
}

/// The traits of Outcome's results, of any policy: nothing here calls it.
struct OutcomeResult {
    template <class Result>
    static constexpr bool has_value(const Result& result)
    {
        return result.has_value();
    }
    template <class Result>
    static constexpr decltype(auto) value(Result&& result)
    {
        return std::forward<Result>(result).assume_value();
    }
    /// An ApiError stays where it is, and so does what an outcome has; any other error is moved or copied.
    template <class Result>
    static auto failure(Result&& result)
    {
        using Plain = std::decay_t<Result>;
        using From = std::conditional_t<std::is_rvalue_reference_v<Result&&>, Plain, const Plain>;
        using E = typename Plain::error_type;
        if constexpr (IsOutcome<Plain>::value || std::is_void_v<E>) {
            using Outside = OutsideError<OutcomeFailure<From>, OutcomeResult>;
            return tl::unexpected<Outside>(Outside{{&result}});
        } else if constexpr (std::is_base_of_v<ApiError, E>) {
            using Rvalue = ErrorRvalue<std::conditional_t<std::is_const_v<From>, const E, E>>;
            return tl::unexpected<Rvalue>(Rvalue{&result.assume_error()});
        } else {
            using Outside = OutsideError<E, OutcomeResult>;
            return tl::unexpected<Outside>(Outside{std::forward<Result>(result).assume_error()});
        }
    }
    template <class E>
    static ApiError to_error(E&& error) noexcept
    {
        if constexpr (IsOutcomeFailure<std::decay_t<E>>::value) {
            using From = std::remove_reference_t<decltype(*error.from)>;
            return failure_of_outcome(
                static_cast<std::conditional_t<std::is_const_v<From>, From&, From&&>>(*error.from));
        } else {
            return error_of_outcome(std::forward<E>(error));
        }
    }

private:
    template <class Result, class E>
    static constexpr bool takes_one() noexcept
    {
        if constexpr (IsOutcomeFailure<E>::value)
            return takes_outcome<Result, std::remove_pointer_t<decltype(E::from)>>();
        else if constexpr (std::is_void_v<typename Result::error_type>)
            return false;
        else
            return is_outcome_error_from<typename Result::error_type, E>;
    }
    template <class Result, class Outcome>
    static Result with_error_of(Outcome&& from)
    {
        using Error = typename Result::error_type;
        if constexpr (std::is_void_v<Error>)
            return Result(outcome::in_place_type<Error>);
        else
            return Result(outcome::in_place_type<Error>, std::forward<Outcome>(from).assume_error());
    }

public:
    template <class Result, class E>
    static constexpr bool takes = takes_one<Result, E>();

    template <class Result, class E>
    static Result make(E&& error)
    {
        using Error = typename Result::error_type;
        if constexpr (IsOutcomeFailure<std::decay_t<E>>::value) {
            auto& from = *error.from;
            using Exception = typename Result::exception_type;
            if constexpr (!std::is_void_v<Exception>) {
                if (from.has_exception()) {
                    if (!from.has_error())
                        return Result(outcome::in_place_type<Exception>, std::move(from).assume_exception());
                    Result made = with_error_of<Result>(std::move(from));
                    outcome::hooks::override_outcome_exception(&made, std::move(from).assume_exception());
                    return made;
                }
            }
            return with_error_of<Result>(std::move(from));
        } else {
            return Result(outcome::in_place_type<Error>, outcome_error_from<Error>(std::forward<E>(error)));
        }
    }
};

template <class T, class E, class N>
struct TraitsOfResult<outcome::basic_result<T, E, N>> {
    using Type = OutcomeResult;
};
template <class T, class E, class P, class N>
struct TraitsOfResult<outcome::basic_outcome<T, E, P, N>> {
    using Type = OutcomeResult;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
