// SPDX-License-Identifier: BSL-1.0
// What Outcome calls for the explicit constructor of its results from an expected.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_error.hpp>
#include <amiss/detail/outcome/outcome_traits.hpp>
#include <amiss/detail/result/convert_result.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class E>
using DefaultOutcome = outcome::basic_result<T, E, outcome::policy::default_policy<T, E, void>>;

/// A specialisation of Outcome's convert::value_or_error derives from it.
template <class Outcome, class Expected>
struct OutcomeConversion {
    static constexpr bool enable_result_inputs = false;
    static constexpr bool enable_outcome_inputs = false;

    template <class From>
    static constexpr bool converts() noexcept
    {
        using T = typename Outcome::value_type;
        using U = typename Expected::value_type;
        using E = typename Outcome::error_type;
        if constexpr (!std::is_same_v<std::decay_t<From>, Expected> || std::is_void_v<E>
                      || std::is_void_v<T> != std::is_void_v<U>)
            return false;
        else if constexpr (std::is_void_v<T>)
            return is_outcome_error_from<E, typename Expected::error_type>;
        else
            return is_outcome_error_from<E, typename Expected::error_type>
                && std::is_constructible_v<T, decltype(*std::declval<From>())>;
    }

    template <class From, std::enable_if_t<converts<From>(), int> = 0>
    Outcome operator()(From&& from) const
    {
        return outside_result_of<Outcome>(std::forward<From>(from));
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss

// Where Outcome looks for what the owner of a type has to say about it.
namespace AMISS_DETAIL_OUTCOME {
namespace convert {

// The constructor `outcome::result<T, E>(expected)`, for each E that `to_outcome` makes, and that of an outcome.
template <class T, class S, class N, class U, class E>
struct value_or_error<basic_result<T, S, N>, tl::expected<U, E>>
    : amiss::detail::OutcomeConversion<basic_result<T, S, N>, tl::expected<U, E>> {};
template <class T, class S, class P, class N, class U, class E>
struct value_or_error<basic_outcome<T, S, P, N>, tl::expected<U, E>>
    : amiss::detail::OutcomeConversion<basic_outcome<T, S, P, N>, tl::expected<U, E>> {};

} // namespace convert
} // namespace AMISS_DETAIL_OUTCOME
