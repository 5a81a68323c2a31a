// SPDX-License-Identifier: BSL-1.0
// Calls a handler with what it takes, and makes a reply of what it returns.
#pragma once

#include <amiss/config.hpp>
#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>
#include <amiss/server/reply.hpp>
#include <amiss/server/request.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// In place of the framework's request where a service takes none.
struct NoNative {
    NoNative() noexcept = default;
    template <class Native>
    explicit NoNative(const Native& /*request*/) noexcept
    {}
};

/// Whether a handler can be called at all.
template <class F, class Native>
inline constexpr bool is_handler_v = std::is_invocable_v<F&, const Native&, const Request&>
    || std::is_invocable_v<F&, const Native&> || std::is_invocable_v<F&, const Request&> || std::is_invocable_v<F&>;

/// Calls a handler with as much as it takes.
template <class Native, class F>
decltype(auto) call_handler(F& f, const Native& native, const Request& request)
{
    if constexpr (std::is_invocable_v<F&, const Native&, const Request&>)
        return f(native, request);
    else if constexpr (std::is_invocable_v<F&, const Native&>)
        return f(native);
    else if constexpr (std::is_invocable_v<F&, const Request&>)
        return f(request);
    else
        return f();
}

template <class Result, class = void>
struct IsResult : std::false_type {};
template <class Result>
struct IsResult<Result,
                std::void_t<typename Result::value_type,
                            decltype(ApiError(std::declval<Result>().error()), std::declval<Result&>().has_value())>>
    : std::true_type {};

/// The reply that a value becomes: none is a 204.
template <class Result>
Reply reply_of(Result&& result)
{
    using Value = typename std::decay_t<Result>::value_type;
    if constexpr (std::is_void_v<Value>)
        return Reply(HttpStatus::no_content);
    else if constexpr (std::is_same_v<Value, Reply>)
        return *std::forward<Result>(result);
    else
        return Reply(HttpStatus::ok, *std::forward<Result>(result));
}

/// Calls a handler; what it throws, or what the writing of its value throws, is an error too.
template <class Native, class F>
expected<Reply> run_handler(F& f, const Native& native, const Request& request)
{
    using Result = std::decay_t<decltype(call_handler(f, native, request))>;
    static_assert(IsResult<Result>::value, "amiss: a handler returns amiss::expected<T>: a T, or an error");
    const auto run = [&]() -> expected<Reply> {
        auto result = call_handler(f, native, request);
        if (!result.has_value()) return unexpected<ApiError>(ApiError(std::move(result).error()));
        return reply_of(std::move(result));
    };
#if defined(__cpp_exceptions)
    return capture(run);
#else
    return run();
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
