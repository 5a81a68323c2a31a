// SPDX-License-Identifier: BSL-1.0
// The error of another library's result on its way into the result of a function: as it is, or as an ApiError.
#pragma once

#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error of a result whose traits are `Traits`. It becomes what it converts to, or else what an ApiError converts to.
template <class E, class Traits>
struct OutsideError {
    E error;

    template <class Other>
    static constexpr bool becomes = !std::is_same_v<std::decay_t<Other>, OutsideError>
        && (std::is_convertible_v<E&&, Other> || std::is_convertible_v<ApiError&&, Other>);

    template <class Other, std::enable_if_t<becomes<Other>, int> = 0>
    operator Other() &&
    {
        if constexpr (std::is_convertible_v<E&&, Other>)
            return static_cast<E&&>(error);
        else
            return Traits::to_error(static_cast<E&&>(error));
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss

/// What AMISS_TRY and AMISS_ASSIGN return for a result of another library: it goes into every result that takes the error, and
/// into every one that takes an ApiError. An rvalue alone does, because the error is moved.
template <class E, class Traits>
class tl::unexpected<amiss::detail::OutsideError<E, Traits>> {
    using Outside = amiss::detail::OutsideError<E, Traits>;

public:
    constexpr explicit unexpected(Outside&& error) : error_(std::move(error)) {}

    template <
        class Other,
        std::enable_if_t<
            !std::is_same_v<std::decay_t<Other>, unexpected> && !std::is_same_v<std::decay_t<Other>, Outside>, int> = 0>
    explicit unexpected(Other&&)
    {
        static_assert(amiss::detail::is_deducible_after_an_error<Other>,
                      "amiss: a lambda that returns errors needs a return type: [&]() -> amiss::expected<T> { … }");
    }

    Outside&& value() && noexcept { return std::move(error_); }
    Outside& value() & noexcept { return error_; }
    const Outside& value() const& noexcept { return error_; }

#if defined(__cpp_lib_expected)
    /// To that type alone: a std::unexpected would also go into a greedy value, and the failure would be a success.
    template <class T, class Error, std::enable_if_t<std::is_constructible_v<Error, Outside&&>, int> = 0>
    operator std::expected<T, Error>() &&
    {
        return std::expected<T, Error>(std::unexpect, std::move(error_));
    }
#endif
    /// To a result of the same library as it is, and to one of another library by way of an ApiError.
    template <class Result, class To = amiss::detail::result_traits<Result>,
              std::enable_if_t<To::template takes<Result, amiss::ApiError> || To::template takes<Result, E>, int> = 0>
    operator Result() &&
    {
        if constexpr (To::template takes<Result, E>)
            return To::template make<Result>(static_cast<E&&>(error_.error));
        else
            return To::template make<Result>(Traits::to_error(static_cast<E&&>(error_.error)));
    }

private:
    Outside error_;
};

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Traits, class Result>
auto outside_failure(Result&& result)
{
    using E = std::decay_t<decltype(Traits::error(std::forward<Result>(result)))>;
    return tl::unexpected<OutsideError<E, Traits>>(
        OutsideError<E, Traits>{Traits::error(std::forward<Result>(result))});
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
