// SPDX-License-Identifier: BSL-1.0
// How the macros see the results and the outcomes of Outcome, and how they are made.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_failure.hpp>
#include <amiss/detail/result/outside_error.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether what is in a `Result&&` is still needed, or const.
template <class Result>
inline constexpr bool is_copied = std::is_lvalue_reference_v<Result> || std::is_const_v<Result>;

/// The traits of results of any policy: nothing here calls it.
struct OutcomeResult {
    template <class Result>
    static constexpr bool has_value(const Result& result) noexcept
    {
        return result.has_value();
    }
    template <class Result>
    static constexpr decltype(auto) value(Result&& result)
    {
        return std::forward<Result>(result).assume_value();
    }
    template <class Result>
    static auto error(Result&& result)
    {
        using Plain = std::decay_t<Result>;
        if constexpr (IsOutcome<Plain>::value || std::is_void_v<typename Plain::error_type>)
            return OutcomeFailure<std::conditional_t<is_copied<Result>, const Plain, Plain>>{&result};
        else
            return std::forward<Result>(result).assume_error();
    }
    template <class E>
    static ApiError to_error(E&& error) noexcept
    {
        return error_of_outcome(std::forward<E>(error));
    }
    template <class From>
    static ApiError to_error(OutcomeFailure<From> failure) noexcept
    {
        return failure.to_error();
    }
    /// An ApiError stays where it is until the result that is returned takes it.
    template <class Result>
    static auto failure(Result&& result)
    {
        using Plain = std::decay_t<Result>;
        using E = typename Plain::error_type;
        if constexpr (!IsOutcome<Plain>::value && std::is_base_of_v<ApiError, E>) {
            using Rvalue = ErrorRvalue<std::conditional_t<is_copied<Result>, const E, E>>;
            return tl::unexpected<Rvalue>(Rvalue{&result.assume_error()});
        } else {
            return outside_failure<OutcomeResult>(std::forward<Result>(result));
        }
    }

    template <class Result, class E>
    static constexpr bool takes = takes_for_outcome<Result, E>();

    template <class Result, class E>
    static Result make(E&& error)
    {
        using Own = typename Result::error_type;
        return Result(outcome::in_place_type<Own>, outcome_error_from<Own>(std::forward<E>(error)));
    }
    template <class Result, class From>
    static Result make(OutcomeFailure<From> failure)
    {
        return failure.template to_outcome<Result>();
    }
    template <class Result, class... T>
    static Result make_value(T&&... value)
    {
        return Result(outcome::in_place_type<typename Result::value_type>, std::forward<T>(value)...);
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
