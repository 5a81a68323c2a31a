// SPDX-License-Identifier: BSL-1.0
// An expected of an outcome, and an outcome of an expected.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_error.hpp>
#include <amiss/detail/outcome/outcome_traits.hpp>
#include <amiss/expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class Outcome>
expected<T> expected_of_outcome(Outcome&& from)
{
    if (!from.has_value()) return tl::unexpected<ApiError>(failure_of_outcome(std::forward<Outcome>(from)));
    if constexpr (std::is_void_v<T>)
        return {};
    else // not returned as it is: a greedy value could be made of something else
        return expected<T>(tl::in_place, std::forward<Outcome>(from).assume_value());
}

template <class T, class E>
using OutcomeOf = outcome::basic_result<T, E, outcome::policy::default_policy<T, E, void>>;

/// A result or an outcome of an expected.
template <class Outcome, class Expected>
Outcome outcome_of(Expected&& from)
{
    using Error = typename Outcome::error_type;
    using T = typename Outcome::value_type;
    static_assert(
        is_outcome_error_from<Error, typename std::decay_t<Expected>::error_type>,
        "amiss: to_outcome<E>() takes ApiError, std::error_code, boost::system::error_code, or what is made of one of them");
    if (!from.has_value())
        return Outcome(outcome::in_place_type<Error>, outcome_error_from<Error>(std::forward<Expected>(from).error()));
    if constexpr (std::is_void_v<T>)
        return Outcome(outcome::in_place_type<T>);
    else
        return Outcome(outcome::in_place_type<T>, *std::forward<Expected>(from));
}

/// What Outcome calls for its explicit constructor from a foreign result.
template <class Outcome, class Expected>
struct OutcomeConversion {
    static constexpr bool enable_result_inputs = false;
    static constexpr bool enable_outcome_inputs = false;

    template <class From>
    static constexpr bool converts() noexcept
    {
        using T = typename Outcome::value_type;
        if constexpr (!std::is_same_v<std::decay_t<From>, Expected> || std::is_void_v<typename Outcome::error_type>)
            return false;
        else if constexpr (!is_outcome_error_from<typename Outcome::error_type, typename Expected::error_type>)
            return false;
        else if constexpr (std::is_void_v<T>)
            return std::is_void_v<typename Expected::value_type>;
        else if constexpr (std::is_void_v<typename Expected::value_type>)
            return false;
        else
            return std::is_constructible_v<T, decltype(*std::declval<From>())>;
    }

    template <class From, std::enable_if_t<converts<From>(), int> = 0>
    Outcome operator()(From&& from) const
    {
        return outcome_of<Outcome>(std::forward<From>(from));
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
