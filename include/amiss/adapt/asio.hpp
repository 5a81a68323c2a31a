// SPDX-License-Identifier: BSL-1.0
// Boost.Asio: the retry loop for asynchronous operations, with completion tokens and with coroutines.
#pragma once

#include <amiss/detail/asio/async_retry.hpp>
#include <amiss/detail/retry/retry_run.hpp>
#include <amiss/retry.hpp>

#include <boost/asio/compose.hpp>
#if defined(BOOST_ASIO_HAS_CO_AWAIT)
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>
#endif

#include <utility>

namespace amiss {
inline namespace v0 {

/// Retries an asynchronous operation; completes with its last `Result`, so the signature is `void(Result)`.
///
///     amiss::async_retry<amiss::expected<Ticket>>(
///         executor, policy, amiss::Idempotency::idempotent,
///         [&client](auto handler) { client.async_get(7, std::move(handler)); }, token);
///
/// `operation` starts one attempt and returns. It takes the attempt's completion handler, which is called with a
/// `Result`, can only be moved, and carries executor, allocator and cancellation slot. It may take the attempt's number
/// too. A timer on `executor` waits for the delays. `environment` is copied; its `sleep` is not used, and its member
/// type `Timer`, if it has one, replaces `steady_timer`. One allocation in all.
///
/// Terminal and partial cancellation reaches the current attempt, or the timer. Unless that attempt still succeeds, the
/// result is then `client::Code::cancelled`, which is also `std::errc::operation_canceled`.
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

/// Retries a coroutine; its result is that of the last attempt.
///
///     auto ticket = co_await amiss::co_retry(policy, amiss::Idempotency::idempotent,
///         [&]() -> boost::asio::awaitable<amiss::expected<Ticket>> { co_return co_await client.get(7); });
///
/// Like `amiss::retry`, with a timer on the coroutine's executor for the delays. `f` returns an awaitable of a result.
/// The arguments are copied; exceptions of `f` pass through. When it is cancelled during a delay, or during an attempt
/// that then fails, the result is `client::Code::cancelled`. When Asio itself ends an attempt by an exception
/// (`throw_if_cancelled`), that exception passes through.
template <class F, class Environment = RetryEnvironment>
result_of_attempt_t<F> co_retry(RetryPolicy policy, Idempotency idempotency, F f,
                                Environment environment = Environment())
{
    using Awaitable = result_of_attempt_t<F>;
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
