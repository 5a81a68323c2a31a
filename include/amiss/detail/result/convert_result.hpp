// SPDX-License-Identifier: BSL-1.0
// A result of another library as an expected, and the other way: the value is moved or copied, the error is converted.
#pragma once

#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class Result>
expected<T> expected_of(Result&& result)
{
    using Traits = result_traits<Result>;
    if (!Traits::has_value(result))
        return unexpected<ApiError>(Traits::to_error(Traits::error(std::forward<Result>(result))));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return expected<T>(tl::in_place, Traits::value(std::forward<Result>(result)));
}

/// `result` is one of ours.
template <class To, class Result>
To outside_result_of(Result&& result)
{
    using Traits = result_traits<To>;
    if (!result.has_value()) return Traits::template make<To>(std::forward<Result>(result).error());
    if constexpr (std::is_void_v<typename std::decay_t<Result>::value_type>)
        return Traits::template make_value<To>();
    else
        return Traits::template make_value<To>(*std::forward<Result>(result));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
