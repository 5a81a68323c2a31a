// SPDX-License-Identifier: BSL-1.0
// What BOOST_OUTCOME_TRY returns of an expected, and of Outcome's results with an ApiError.
#pragma once

#include <amiss/detail/outcome/library.hpp>
#include <amiss/detail/outcome/outcome_traits.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>

#include <type_traits>
#include <utility>

// Where Outcome looks for what the owner of a type has to say about it.
namespace AMISS_DETAIL_OUTCOME {

/// The same as AMISS_TRY returns, so it may be in a function that returns an expected.
template <class T, class E, std::enable_if_t<std::is_base_of_v<amiss::ApiError, E>, int> = 0>
auto try_operation_return_as(tl::expected<T, E>&& result)
{
    return amiss::detail::propagate(std::move(result));
}
/// The same for a `result<T, ApiError>`. By itself, Outcome makes no outcome of an error without a default constructor.
template <class T, class N>
auto try_operation_return_as(basic_result<T, amiss::ApiError, N>&& result)
{
    return amiss::detail::propagate(std::move(result));
}
/// The same for an outcome.
template <class T, class P, class N>
auto try_operation_return_as(basic_outcome<T, amiss::ApiError, P, N>&& result)
{
    return amiss::detail::propagate(std::move(result));
}

} // namespace AMISS_DETAIL_OUTCOME
