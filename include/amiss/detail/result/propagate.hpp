// SPDX-License-Identifier: BSL-1.0
// Returning the error of one result as another result: what AMISS_TRY and AMISS_ASSIGN return.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error that stays in its result until the result that is returned takes it.
///
/// An `unexpected` of the error itself would be one move more: into the `unexpected`, and out of it.
template <class E>
struct ErrorRvalue {
    E* error;

    operator E&&() const noexcept { return static_cast<E&&>(*error); }
    template <class Other, std::enable_if_t<!std::is_same_v<Other, E> && std::is_convertible_v<E&&, Other>, int> = 0>
    operator Other() const
    {
        return static_cast<E&&>(*error);
    }
};

/// Whether a lambda without a return type may return Other after an error: never. g++ asks for the conversion after it
/// has found the two types, so the answer can be a sentence.
template <class Other>
inline constexpr bool is_deducible_after_an_error = false;

} // namespace detail
} // inline namespace v0
} // namespace amiss

/// What AMISS_TRY and AMISS_ASSIGN return from a function; every `expected` whose error type takes an E is made from it.
template <class E>
class tl::unexpected<amiss::detail::ErrorRvalue<E>> {
public:
    constexpr explicit unexpected(E& error) noexcept : error_{&error} {}

    template <class Other, std::enable_if_t<!std::is_same_v<std::decay_t<Other>, unexpected>, int> = 0>
    explicit unexpected(Other&&) noexcept : error_{nullptr}
    {
        static_assert(amiss::detail::is_deducible_after_an_error<Other>,
                      "amiss: a lambda that returns errors needs a return type: [&]() -> amiss::expected<T> { … }");
    }

    constexpr const amiss::detail::ErrorRvalue<E>& value() const noexcept { return error_; }
    constexpr amiss::detail::ErrorRvalue<E>& value() noexcept { return error_; }

private:
    amiss::detail::ErrorRvalue<E> error_;
};

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Result, class = void>
struct HasUnexpected : std::false_type {};
template <class Result>
struct HasUnexpected<Result, std::void_t<typename Result::unexpected_type>> : std::true_type {};

template <class Result>
struct IsTlExpected : std::false_type {};
template <class T, class E>
struct IsTlExpected<tl::expected<T, E>> : std::true_type {};

/// The error of `result` as something that a function can return: a `tl::unexpected`, or what the result names as its
/// `unexpected_type`, or else the bare error.
template <class Result>
constexpr auto propagate(Result&& result)
{
    using Plain = std::decay_t<Result>;
    using Error = std::remove_reference_t<decltype(result.error())>;
    if constexpr (IsTlExpected<Plain>::value && !std::is_const_v<Error> && std::is_rvalue_reference_v<Result&&>) {
        return tl::unexpected<ErrorRvalue<Error>>(result.error());
    } else if constexpr (IsTlExpected<Plain>::value) {
        return tl::unexpected<std::remove_const_t<Error>>(result.error());
    } else if constexpr (HasUnexpected<Plain>::value) {
        return typename Plain::unexpected_type(std::forward<Result>(result).error());
    } else {
        return std::remove_const_t<Error>(std::forward<Result>(result).error());
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
