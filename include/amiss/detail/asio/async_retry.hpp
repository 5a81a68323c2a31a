// SPDX-License-Identifier: BSL-1.0
// The composed operation of Boost.Asio that makes the attempts of async_retry, and its result when it is cancelled.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/retry/retry_run.hpp>
#include <amiss/retry_policy.hpp>

#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <memory>
#include <optional>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The environment's own timer, so that a test can have one with its own clock; without one, Asio's steady timer.
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

/// The state is on the heap, since it must not move during an attempt.
template <class Result, class Operation, class Environment>
class AsyncRetry {
public:
    template <class Executor>
    AsyncRetry(const Executor& executor, const RetryPolicy& policy, Idempotency idempotency, Operation&& operation,
               Environment&& environment)
        : state_(new State{policy, idempotency, std::move(operation), std::move(environment), {}, Timer(executor)})
    {}

    /// Begins. Only now the deadline starts: a lazy completion token may have delayed the operation.
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
    // Asio requires that the operation's memory is released before its handler runs.
    template <class Self>
    void complete(Self& self, Result&& result)
    {
        state_.reset();
        self.complete(std::move(result));
    }

    std::unique_ptr<State> state_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
