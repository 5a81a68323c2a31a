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
///
/// No ApiError itself: a plain result would take it as it is, and nothing would have been narrowed.
template <auto Otherwise>
struct NarrowedError {
    ApiError error;

    template <class Plain, std::enable_if_t<std::is_same_v<Plain, ApiError>, int> = 0>
    operator Plain() const noexcept
    {
        static_assert(!std::is_same_v<Plain, ApiError>,
                      "amiss: narrow<…>(…) is for results that list their errors; a plain one takes the result itself");
        return error;
    }
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
struct ErrorsOf {
    static_assert(!std::is_same_v<Result, Result>,
                  "amiss: raised_by<…> takes a result that lists its errors, or a function that returns one");
    using Type = void;
};
template <class T, auto... Codes>
struct ErrorsOf<tl::expected<T, raises<Codes...>>> {
    using Type = raises<Codes...>;
};
template <class R, class... Arguments>
struct ErrorsOf<R(Arguments...)> : ErrorsOf<R> {};
template <class R, class... Arguments>
struct ErrorsOf<R(Arguments...) noexcept> : ErrorsOf<R> {};
template <class R, class... Arguments>
struct ErrorsOf<R(Arguments...) const> : ErrorsOf<R> {};
template <class R, class... Arguments>
struct ErrorsOf<R(Arguments...) const noexcept> : ErrorsOf<R> {};
template <class Function>
struct ErrorsOf<Function*> : ErrorsOf<Function> {};
template <class Function, class C>
struct ErrorsOf<Function C::*> : ErrorsOf<Function> {};

} // namespace detail
} // inline namespace v0
} // namespace amiss
