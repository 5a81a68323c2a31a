// SPDX-License-Identifier: BSL-1.0
// Lists of errors as types: whether a code is in one, their union, and the list of a function.
#pragma once

#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

template <auto... Codes>
class raises;

namespace detail {

/// Any error on its way into a result that lists its errors: one that is not listed becomes `Otherwise` there.
template <auto Otherwise>
struct NarrowedError : ApiError {
    explicit NarrowedError(ApiError&& error) noexcept : ApiError(std::move(error)) {}
};

template <auto Left, auto Right>
constexpr bool is_same_code() noexcept
{
    if constexpr (std::is_same_v<decltype(Left), decltype(Right)>)
        return Left == Right;
    else
        return false;
}

/// The codes of all lists, each once: those of the others are added to the first, one after the other.
template <class... Lists>
struct UnionOfRaises;
template <auto... Codes>
struct UnionOfRaises<raises<Codes...>> {
    using Type = raises<Codes...>;
};
template <auto... Codes, class... Lists>
struct UnionOfRaises<raises<Codes...>, raises<>, Lists...> : UnionOfRaises<raises<Codes...>, Lists...> {};
template <auto... Codes, auto Code, auto... More, class... Lists>
struct UnionOfRaises<raises<Codes...>, raises<Code, More...>, Lists...>
    : std::conditional_t<(is_same_code<Code, Codes>() || ...),
                         UnionOfRaises<raises<Codes...>, raises<More...>, Lists...>,
                         UnionOfRaises<raises<Codes..., Code>, raises<More...>, Lists...>> {};

/// The list of a result, and of a function that returns one.
template <class Result>
struct ErrorsOf {};
template <class T, auto... Codes>
struct ErrorsOf<tl::expected<T, raises<Codes...>>> {
    using Type = raises<Codes...>;
};
template <class R, class... Arguments>
struct ErrorsOf<R (*)(Arguments...)> : ErrorsOf<R> {};
template <class R, class... Arguments>
struct ErrorsOf<R (*)(Arguments...) noexcept> : ErrorsOf<R> {};
template <class R, class C, class... Arguments>
struct ErrorsOf<R (C::*)(Arguments...)> : ErrorsOf<R> {};
template <class R, class C, class... Arguments>
struct ErrorsOf<R (C::*)(Arguments...) const> : ErrorsOf<R> {};

} // namespace detail
} // inline namespace v0
} // namespace amiss
