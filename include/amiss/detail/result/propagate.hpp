// SPDX-License-Identifier: BSL-1.0
// Returning the error of one result as another result: what AMISS_TRY and AMISS_ASSIGN return.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/detail/result/tl_expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error that stays in its result until the result that is returned takes it: moves it, or copies one that is const.
///
/// An `unexpected` of the error itself would be one move more: into the `unexpected`, and out of it.
template <class E>
struct ErrorRvalue {
    using Reference = std::conditional_t<std::is_const_v<E>, E&, E&&>;

    E* error;

    operator Reference() const noexcept { return static_cast<Reference>(*error); }
    // Not for a base of the error, which the conversion above is for already: two would be ambiguous.
    template <class Other,
              std::enable_if_t<!std::is_base_of_v<Other, E> && !std::is_same_v<Other, std::remove_const_t<E>>
                                   && std::is_convertible_v<Reference, Other>,
                               int> = 0>
    operator Other() const
    {
        return static_cast<Reference>(*error);
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
    constexpr explicit unexpected(amiss::detail::ErrorRvalue<E> error) noexcept : error_(error) {}

    template <class Other,
              std::enable_if_t<!std::is_same_v<std::decay_t<Other>, unexpected>
                                   && !std::is_same_v<std::decay_t<Other>, amiss::detail::ErrorRvalue<E>>,
                               int> = 0>
    explicit unexpected(Other&&) noexcept : error_{nullptr}
    {
        static_assert(amiss::detail::is_deducible_after_an_error<Other>,
                      "amiss: a lambda that returns errors needs a return type: [&]() -> amiss::expected<T> { … }");
    }

#if defined(__cpp_lib_expected)
    /// To that type alone: a std::unexpected would also go into a greedy value, and the failure would be a success.
    template <class T, class Error,
              std::enable_if_t<std::is_constructible_v<Error, const amiss::detail::ErrorRvalue<E>&>, int> = 0>
    constexpr operator std::expected<T, Error>() const
    {
        return std::expected<T, Error>(std::unexpect, error_);
    }
#endif

    /// To the result of another library, whose adapter is included.
    template <class Result, class Traits = amiss::detail::result_traits<Result>,
              std::enable_if_t<Traits::template takes<Result, std::remove_const_t<E>>, int> = 0>
    operator Result() const
    {
        return Traits::template make<Result>(static_cast<typename amiss::detail::ErrorRvalue<E>::Reference>(error_));
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
struct IsExpected : std::false_type {};
template <class T, class E>
struct IsExpected<tl::expected<T, E>> : std::true_type {};
#if defined(__cpp_lib_expected)
template <class T, class E>
struct IsExpected<std::expected<T, E>> : std::true_type {};
#endif

/// The traits of a result of no adapter: it has `has_value()`, `error()`, and `*` where it has a value.
struct PlainResult {
    template <class Result>
    static constexpr bool has_value(Result&& result)
    {
        return result.has_value();
    }
    template <class Result>
    static constexpr decltype(auto) value(Result&& result)
    {
        return *std::forward<Result>(result);
    }
    /// For tl::expected and std::expected what goes into either, for another result what it names as its
    /// `unexpected_type`, or else the bare error.
    template <class Result>
    static constexpr auto failure(Result&& result)
    {
        using Plain = std::decay_t<Result>;
        using Error = std::remove_reference_t<decltype(result.error())>;
        if constexpr (IsExpected<Plain>::value) {
            // The error of an lvalue is still needed.
            using From = std::conditional_t<std::is_rvalue_reference_v<Result&&>, Error, const Error>;
            return tl::unexpected<ErrorRvalue<From>>(ErrorRvalue<From>{&result.error()});
        } else if constexpr (HasUnexpected<Plain>::value) {
            return typename Plain::unexpected_type(std::forward<Result>(result).error());
        } else {
            return std::remove_const_t<Error>(std::forward<Result>(result).error());
        }
    }
    /// A function's result of no adapter takes the error by itself.
    template <class Result, class Error>
    static constexpr bool takes = false;
};

/// Whether a result has a value.
template <class Result, class Traits = result_traits<Result>>
constexpr bool is_value(Result&& result)
{
    return Traits::has_value(result);
}
/// Its value: that of an rvalue can be moved.
template <class Result, class Traits = result_traits<Result>>
constexpr decltype(auto) value_of(Result&& result)
{
    return Traits::value(std::forward<Result>(result));
}
/// Its error as something that a function can return.
template <class Result, class Traits = result_traits<Result>>
constexpr auto propagate(Result&& result)
{
    return Traits::failure(std::forward<Result>(result));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
