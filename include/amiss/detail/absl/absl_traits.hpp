// SPDX-License-Identifier: BSL-1.0
// How the macros see an absl::Status and an absl::StatusOr, and how they are made.
#pragma once

#include <amiss/detail/absl/absl_status.hpp>
#include <amiss/detail/result/outside_error.hpp>
#include <amiss/detail/result/result_traits.hpp>
#include <amiss/error.hpp>

#include <absl/status/status.h>
#include <absl/status/statusor.h>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

struct AbslResult {
    template <class Result>
    static bool has_value(const Result& result) noexcept
    {
        return result.ok();
    }
    template <class Result>
    static decltype(auto) value(Result&& result)
    {
        return *std::forward<Result>(result);
    }
    template <class T>
    static absl::Status error(const absl::StatusOr<T>& result)
    {
        return result.status();
    }
    template <class T>
    static absl::Status error(absl::StatusOr<T>&& result)
    {
        return std::move(result).status();
    }
    static absl::Status error(absl::Status status) { return status; }
    static ApiError to_error(const absl::Status& status) noexcept { return error_of_absl(status, {}); }
    template <class Result>
    static auto failure(Result&& result)
    {
        return outside_failure<AbslResult>(std::forward<Result>(result));
    }

    template <class Result, class E>
    static constexpr bool takes = std::is_same_v<E, absl::Status> || std::is_convertible_v<E, ApiError>;

    template <class Result, class E>
    static Result make(E&& error)
    {
        if constexpr (std::is_same_v<std::decay_t<E>, absl::Status>)
            return Result(std::forward<E>(error));
        else if constexpr (std::is_base_of_v<ApiError, std::decay_t<E>>)
            return Result(to_absl_status(error, false));
        else
            return Result(to_absl_status(ApiError(std::forward<E>(error)), false));
    }
    // Not in place: later versions deprecate Abseil's name for that, and 20220623 may not take the standard's.
    template <class Result, class... T>
    static Result make_value(T&&... value)
    {
        Result made;
        if constexpr (sizeof...(T) != 0) made.emplace(std::forward<T>(value)...);
        return made;
    }
};

template <>
struct TraitsOfResult<absl::Status> {
    using Type = AbslResult;
};
template <class T>
struct TraitsOfResult<absl::StatusOr<T>> {
    using Type = AbslResult;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
