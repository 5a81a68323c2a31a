// SPDX-License-Identifier: BSL-1.0
// Calls the handler of a method with what it takes, and puts its value into the reply.
#pragma once

#include <amiss/error.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A result as one without a value: what it holds goes to `take`.
template <class Result, class Take>
expected<void> without_value(Result&& result, Take take)
{
    using Value = typename std::decay_t<Result>::value_type;
    if (!result.has_value()) return unexpected<ApiError>(ApiError(std::forward<Result>(result).error()));
    if constexpr (!std::is_void_v<Value>) take(*std::forward<Result>(result));
    return {};
}

/// Calls the handler of a unary method with as much as it takes.
template <class Handler, class Message, class Reply, class Request>
expected<void> reply_with(Handler& handler, const Message& message, Reply& reply, const Request& request)
{
    const auto take = [&reply](auto&& value) { reply = std::forward<decltype(value)>(value); };
    if constexpr (std::is_invocable_v<Handler&, const Message&, Reply&, const Request&>)
        return without_value(handler(message, reply, request), take);
    else if constexpr (std::is_invocable_v<Handler&, const Message&, Reply&>)
        return without_value(handler(message, reply), take);
    else if constexpr (std::is_invocable_v<Handler&, const Message&, const Request&>)
        return without_value(handler(message, request), take);
    else
        return without_value(handler(message), take);
}

/// Calls the handler of any method; what it throws is an error, too.
template <class Handler, class Request>
expected<void> run_call(Handler& handler, const Request& request)
{
    const auto run = [&]() -> expected<void> {
        if constexpr (std::is_invocable_v<Handler&, const Request&>)
            return without_value(handler(request), [](auto&&) {});
        else
            return without_value(handler(), [](auto&&) {});
    };
#if defined(__cpp_exceptions)
    return capture(run);
#else
    return run();
#endif
}

/// Calls `f`; false where it throws.
template <class F>
bool run_quietly(F f)
{
#if defined(__cpp_exceptions)
    return capture([&] { f(); }).has_value();
#else
    f();
    return true;
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
