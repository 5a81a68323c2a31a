// SPDX-License-Identifier: BSL-1.0
// Boost.Asio: the retry loop for asynchronous operations, with completion tokens and with coroutines.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/retry.hpp>

#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>
#if defined(BOOST_ASIO_HAS_CO_AWAIT)
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#endif

#include <memory>
#include <optional>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The timer that an environment names, so that a test can bring one of a clock of its own; else Asio's steady one.
template <class Environment, class = void>
struct RetryTimer {
    using type = boost::asio::steady_timer;
};
template <class Environment>
struct RetryTimer<Environment, std::void_t<typename Environment::Timer>> {
    using type = typename Environment::Timer;
};

template <class Result>
Result cancelled_result()
{
    using Error = std::decay_t<decltype(std::declval<const Result&>().error())>;
    return typename Result::unexpected_type(Error(std::error_code(client::Code::cancelled)));
}

/// The implementation of the composed operation; what must not move while an attempt is under way is on the heap.
template <class Result, class Operation, class Environment>
class AsyncRetry {
public:
    template <class Executor>
    AsyncRetry(const Executor& executor, const RetryPolicy& policy, Idempotency idempotency, Operation&& operation,
               Environment&& environment)
        : state_(new State{policy, idempotency, std::move(operation), std::move(environment), {}, Timer(executor)})
    {}

    /// Begins. Only here does the deadline start: a lazy completion token may have kept the operation for long.
    template <class Self>
    void operator()(Self& self)
    {
        self.reset_cancellation_state(boost::asio::enable_partial_cancellation());
        state_->run.emplace(state_->policy, state_->idempotency, state_->environment);
        attempt(self);
    }
    /// An attempt has ended.
    template <class Self>
    void operator()(Self& self, Result result)
    {
        State& state = *state_;
        const RetryDecision decision = state.run->after(result, is_cancelled(self));
        if (decision.reason == RetryReason::cancelled) return complete(self, cancelled_result<Result>());
        if (!decision.retry) return complete(self, std::move(result));
        state.timer.expires_after(decision.delay);
        state.timer.async_wait(std::move(self));
    }
    /// A delay has ended.
    template <class Self>
    void operator()(Self& self, const boost::system::error_code& failure)
    {
        if (failure || is_cancelled(self)) return complete(self, cancelled_result<Result>());
        attempt(self);
    }

private:
    using Timer = typename RetryTimer<Environment>::type;
    struct State {
        RetryPolicy policy;
        Idempotency idempotency;
        Operation operation;
        Environment environment;
        std::optional<RetryRun<Environment>> run;
        Timer timer;
    };

    template <class Self>
    static bool is_cancelled(const Self& self) noexcept
    {
        return self.cancelled() != boost::asio::cancellation_type::none;
    }
    template <class Self>
    void attempt(Self& self)
    {
        State& state = *state_;
        const int number = state.run->number();
        if constexpr (std::is_invocable_v<Operation&, Self, int>) {
            state.operation(std::move(self), number);
        } else {
            state.operation(std::move(self));
        }
    }
    // Asio's rule: what the operation holds is gone before its handler runs.
    template <class Self>
    void complete(Self& self, Result&& result)
    {
        state_.reset();
        self.complete(std::move(result));
    }

    std::unique_ptr<State> state_;
};

} // namespace detail

/// Retries an asynchronous operation; completes with its last `Result`: `void(Result)` is the signature.
///
///     amiss::async_retry<amiss::expected<Ticket>>(
///         executor, policy, amiss::Idempotency::idempotent,
///         [&client](auto handler) { client.async_get(7, std::move(handler)); }, token);
///
/// `operation` begins one attempt and returns; it takes the attempt's completion handler, which is called with a
/// `Result`, may only be moved, and carries executor, allocator and cancellation slot, and if it likes the attempt's
/// number. The delays are a timer's on `executor`. `environment` is copied; its `sleep` is not used, and a member type
/// `Timer` replaces `steady_timer`. One allocation for the whole.
///
/// Cancellation, terminal and partial, reaches the attempt that is under way or the timer. Unless that attempt still
/// succeeds, the result is then `client::Code::cancelled`, which is also `std::errc::operation_canceled`.
template <class Result, class Executor, class Operation, class CompletionToken, class Environment = RetryEnvironment>
auto async_retry(const Executor& executor, const RetryPolicy& policy, Idempotency idempotency, Operation operation,
                 CompletionToken&& token, Environment environment = Environment())
{
    return boost::asio::async_compose<CompletionToken, void(Result)>(
        detail::AsyncRetry<Result, Operation, Environment>(executor, policy, idempotency, std::move(operation),
                                                           std::move(environment)),
        token, executor);
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)

/// Retries a coroutine; gives its last result.
///
///     auto ticket = co_await amiss::co_retry(policy, amiss::Idempotency::idempotent,
///         [&]() -> boost::asio::awaitable<amiss::expected<Ticket>> { co_return co_await client.get(7); });
///
/// As `amiss::retry`, with a timer of the coroutine's executor for the delays; arguments are copied, and exceptions of
/// `f` pass through. Cancelled during a delay, or during an attempt that then fails, its result is
/// `client::Code::cancelled`. An attempt that Asio itself ends by an exception, `throw_if_cancelled`, passes that on.
template <class F, class Environment = RetryEnvironment>
detail::AttemptResult<F> co_retry(RetryPolicy policy, Idempotency idempotency, F f,
                                  Environment environment = Environment())
{
    using Awaitable = detail::AttemptResult<F>;
    using Result = typename Awaitable::value_type;
    namespace asio = boost::asio;

    detail::RetryRun<Environment> run(policy, idempotency, environment);
    typename detail::RetryTimer<Environment>::type timer(co_await asio::this_coro::executor);
    for (;;) {
        Result result = co_await detail::call_attempt(f, run.number());
        const asio::cancellation_state attempted = co_await asio::this_coro::cancellation_state;
        const RetryDecision decision = run.after(result, attempted.cancelled() != asio::cancellation_type::none);
        if (decision.reason == RetryReason::cancelled) co_return detail::cancelled_result<Result>();
        if (!decision.retry) co_return result;

        boost::system::error_code failure;
        const asio::use_awaitable_t<typename Awaitable::executor_type> token;
        timer.expires_after(decision.delay);
        co_await timer.async_wait(asio::redirect_error(token, failure));
        const asio::cancellation_state waited = co_await asio::this_coro::cancellation_state;
        const bool cancelled = failure || waited.cancelled() != asio::cancellation_type::none;
        if (cancelled) co_return detail::cancelled_result<Result>();
    }
}

#endif

} // inline namespace v0
} // namespace amiss
