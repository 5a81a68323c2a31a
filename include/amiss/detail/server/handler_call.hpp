// SPDX-License-Identifier: BSL-1.0
// Calls a handler with what it takes, and makes a reply of what it returns.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/server/body_text.hpp>
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

/// Whether a handler takes the framework's request, and both requests. A service without one has none to show.
template <class F, class Native>
using TakesNative =
    std::conjunction<std::negation<std::is_same<Native, NoNative>>, std::is_invocable<F&, const Native&>>;
template <class F, class Native>
using TakesBoth = std::conjunction<std::negation<std::is_same<Native, NoNative>>,
                                   std::is_invocable<F&, const Native&, const Request&>>;
template <class F>
using TakesRequest = std::is_invocable<F&, const Request&>;

/// Whether a handler can be called at all. In this order, since a generic lambda that is asked about a type compiles its
/// body for it: it gets a Request.
template <class F, class Native>
inline constexpr bool is_handler_v =
    std::disjunction_v<TakesBoth<F, Native>, TakesRequest<F>, TakesNative<F, Native>, std::is_invocable<F&>>;

/// Calls a handler with as much as it takes.
template <class Native, class F>
decltype(auto) call_handler(F& f, const Native& native, const Request& request)
{
    if constexpr (TakesBoth<F, Native>::value)
        return f(native, request);
    else if constexpr (TakesRequest<F>::value)
        return f(request);
    else if constexpr (TakesNative<F, Native>::value)
        return f(native);
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

/// Says in one sentence what is wrong with a handler; true where nothing is.
template <class F, class Native>
constexpr bool check_handler()
{
    static_assert(is_handler_v<F, Native>,
                  "amiss: a handler takes a const amiss::Request&, the framework's request, both, or nothing");
    if constexpr (is_handler_v<F, Native>) {
        using Result = std::decay_t<decltype(call_handler(std::declval<F&>(), std::declval<const Native&>(),
                                                          std::declval<const Request&>()))>;
        static_assert(IsResult<Result>::value, "amiss: a handler returns amiss::expected<T>: a T, or an error");
        if constexpr (IsResult<Result>::value) {
            using Value = typename Result::value_type;
            if constexpr (std::is_void_v<Value> || std::is_same_v<Value, Reply>)
                return true;
            else
                return check_body<Value>();
        }
    }
    return false;
}

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
