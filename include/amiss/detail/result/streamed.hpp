// SPDX-License-Identifier: BSL-1.0
// Which values and results a std::ostream takes.
#pragma once

#include <amiss/detail/result/printed_text.hpp>

#include <ostream>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Also true for void, of which there is nothing to print.
template <class T, class = void>
struct HasOstream : std::is_void<T> {};
template <class T>
struct HasOstream<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const T&>())>>
    : std::true_type {};

/// Whether `Result` is an expected whose error has a text, and whose value a std::ostream takes.
template <class Result, bool = IsPrintedResult<Result>::value>
struct IsStreamedResult : HasOstream<typename Result::value_type> {};
template <class Result>
struct IsStreamedResult<Result, false> : std::false_type {};

} // namespace detail
} // inline namespace v0
} // namespace amiss
