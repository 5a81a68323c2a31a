// SPDX-License-Identifier: BSL-1.0
// How the macros see a boost::system::result, and how one is made.
#pragma once

#include <amiss/detail/boost_result/error_types.hpp>
#include <amiss/detail/result/outside_error.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/error.hpp>

#include <boost/system/result.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

struct BoostResult {
    template <class Result>
    static constexpr bool has_value(const Result& result) noexcept
    {
        return result.has_value();
    }
    // Boost deletes the value of an rvalue that is const, which can only be copied.
    template <class Result>
    static constexpr decltype(auto) value(Result&& result)
    {
        if constexpr (std::is_const_v<std::remove_reference_t<Result>>)
            return *static_cast<const std::decay_t<Result>&>(result);
        else
            return *std::forward<Result>(result);
    }
    template <class Result>
    static auto error(Result&& result)
    {
        return std::forward<Result>(result).error();
    }
    template <class E>
    static ApiError to_error(E&& error) noexcept
    {
        return error_from_boost(std::forward<E>(error));
    }
    template <class Result>
    static auto failure(Result&& result)
    {
        return outside_failure<BoostResult>(std::forward<Result>(result));
    }

    template <class Result, class E>
    static constexpr bool takes = std::is_convertible_v<E, typename Result::error_type>
        || (std::is_convertible_v<E, ApiError> && is_made_of_error<typename Result::error_type>);

    template <class Result, class E>
    static Result make(E&& error)
    {
        using Own = typename Result::error_type;
        if constexpr (std::is_convertible_v<E&&, Own>)
            return Result(boost::system::in_place_error, std::forward<E>(error));
        else
            return Result(boost::system::in_place_error, error_to_boost<Own>(ApiError(std::forward<E>(error))));
    }
    template <class Result, class... T>
    static Result make_value(T&&... value)
    {
        return Result(boost::system::in_place_value, std::forward<T>(value)...);
    }
};

template <class T, class E>
struct TraitsOfResult<boost::system::result<T, E>> {
    using Type = BoostResult;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
