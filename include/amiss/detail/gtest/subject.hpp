// SPDX-License-Identifier: BSL-1.0
// What a matcher of errors is asked about: an error, or a result that may have one.
#pragma once

#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a `T` has `has_value()` and `error()`: tl::expected, std::expected, and what is made like them.
template <class T, class = void>
inline constexpr bool is_result_v = false;
template <class T>
inline constexpr bool is_result_v<
    T, std::void_t<decltype(std::declval<const T&>().has_value()), decltype(std::declval<const T&>().error())>> = true;

/// Whether a `T` holds an ApiError as its `error()`, always: ApiException, std::unexpected.
template <class T, class = void>
inline constexpr bool has_error_v = false;
template <class T>
inline constexpr bool has_error_v<T, std::void_t<decltype(std::declval<const T&>().error())>> =
    !is_result_v<T> && std::is_base_of_v<ApiError, std::decay_t<decltype(std::declval<const T&>().error())>>;

/// Whether a `T` is an error on its way into an expected, as `fail` makes it.
template <class T>
inline constexpr bool is_failure_v = false;
template <class E>
inline constexpr bool is_failure_v<tl::unexpected<E>> = std::is_base_of_v<ApiError, E>;

/// Whether an error of type `E` can be looked at as an ApiError: it is one, or a code that makes one.
template <class E>
inline constexpr bool is_error_v = std::is_base_of_v<ApiError, E> || std::is_constructible_v<ApiError, const E&>;

/// Calls `f(const ApiError&)` with an error, or with what a code makes.
template <class E, class F>
auto with_error(const E& error, const F& f)
{
    if constexpr (std::is_base_of_v<ApiError, E>)
        return f(static_cast<const ApiError&>(error));
    else
        return f(ApiError(error));
}

/// Calls `f(const ApiError*)` with the error of `subject`, or with nullptr where that has a value.
template <class Subject, class F>
bool with_error_of(const Subject& subject, const F& f)
{
    const auto found = [&f](const ApiError& error) { return f(&error); };
    if constexpr (std::is_base_of_v<ApiError, Subject>) {
        return found(subject);
    } else if constexpr (is_result_v<Subject>) {
        using Error = std::decay_t<decltype(subject.error())>;
        static_assert(is_error_v<Error>,
                      "amiss: this matcher takes an expected<T, E> whose E is an ApiError, or a code");
        if constexpr (is_error_v<Error>)
            return subject.has_value() ? f(static_cast<const ApiError*>(nullptr)) : with_error(subject.error(), found);
        else
            return false;
    } else if constexpr (has_error_v<Subject>) {
        return found(subject.error());
    } else if constexpr (is_failure_v<Subject>) {
        return found(subject.value());
    } else {
        static_assert(is_failure_v<Subject>, "amiss: this matcher takes an ApiError or an expected<T>");
        return false;
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
