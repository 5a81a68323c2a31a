// SPDX-License-Identifier: BSL-1.0
// How AMISS_TRY, AMISS_ASSIGN and fail() see the results of LEAF.
#pragma once

#include <amiss/detail/result/result_traits.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>

#include <boost/leaf/error.hpp>
#include <boost/leaf/result.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

namespace leaf = ::boost::leaf;

template <class>
inline constexpr bool can_take_an_error_of_leaf = false;

/// The error of a leaf::result on its way into another one. It is a number only: what belongs to it is with LEAF's handlers.
template <class Error>
struct LeafFailure {
    Error error; // cannot be copied, so no std::any takes it for a value

    template <class T>
    operator leaf::result<T>() && noexcept
    {
        return std::move(error);
    }
    operator leaf::error_id() && noexcept { return std::move(error); }

    template <class T, class E>
    operator tl::expected<T, E>() && noexcept
    {
        static_assert(can_take_an_error_of_leaf<T>,
                      "amiss: what belongs to the error of a leaf::result is with LEAF's handlers; put "
                      "amiss::leaf_capture([&] { return …; }) around the expression");
        return tl::expected<T, E>();
    }
};

/// The error that LEAF's handlers find: an ApiError, whatever class of it this is.
template <class E>
leaf::error_id new_leaf_error(E&& error) noexcept
{
    if constexpr (std::is_base_of_v<ApiError, std::decay_t<E>>) {
        using Base = std::conditional_t<std::is_lvalue_reference_v<E>, const ApiError&, ApiError&&>;
        return leaf::new_error(ApiError(static_cast<Base>(error)));
    } else {
        return leaf::new_error(ApiError(std::forward<E>(error)));
    }
}

/// The traits of LEAF's results.
struct LeafResult {
    template <class Result>
    static bool has_value(const Result& result) noexcept
    {
        return static_cast<bool>(result); // has_value() of a result<void> is private
    }
    template <class Result>
    static decltype(auto) value(Result&& result) noexcept
    {
        return *std::forward<Result>(result);
    }
    template <class Result>
    static auto failure(Result&& result) noexcept
    {
        return LeafFailure<decltype(result.error())>{result.error()};
    }
    template <class, class E>
    static constexpr bool takes = std::is_constructible_v<ApiError, E>;

    template <class Result, class E>
    static Result make(E&& error) noexcept
    {
        return Result(new_leaf_error(std::forward<E>(error)));
    }
    template <class Result, class... T>
    static Result make_value(T&&... value)
    {
        return Result(std::forward<T>(value)...);
    }
};

template <class T>
struct TraitsOfResult<leaf::result<T>> {
    using Type = LeafResult;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
