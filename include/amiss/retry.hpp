// SPDX-License-Identifier: BSL-1.0
// The retry loop: calls an operation until it succeeds or its policy says that it is enough.
#pragma once

#include <amiss/retry_environment.hpp>
#include <amiss/retry_policy.hpp>

#include <chrono>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error of any kind as an ApiError: itself, or what is made from it.
template <class Error>
decltype(auto) as_api_error(const Error& error)
{
    if constexpr (std::is_base_of_v<ApiError, Error>) {
        return static_cast<const ApiError&>(error);
    } else {
        static_assert(std::is_constructible_v<ApiError, const Error&>,
                      "amiss: retry() decides on an ApiError, or on what one can be made from");
        return ApiError(error);
    }
}

/// Makes one attempt; an operation that takes its number gets it.
template <class F>
decltype(auto) call_attempt(F& f, int number)
{
    if constexpr (std::is_invocable_v<F&, int>) {
        return f(number);
    } else {
        return f();
    }
}

template <class F>
using AttemptResult = std::decay_t<decltype(call_attempt(std::declval<F&>(), 1))>;

/// The attempts of one call: counts them, and decides and reports after each. Waiting is left to the loop.
template <class Environment>
class RetryRun {
public:
    RetryRun(const RetryPolicy& policy, Idempotency idempotency, Environment& environment)
        : policy_(policy), environment_(environment), start_(environment.now())
    {
        attempt_.idempotency = idempotency;
        if (RetryBudget* const budget = environment_.budget()) budget->deposit();
    }

    /// Of the attempt that is next, or under way.
    int number() const noexcept { return attempt_.number; }

    /// Where the decision is to retry, the next attempt is counted from here.
    template <class Result>
    RetryDecision after(const Result& result, bool cancelled = false)
    {
        attempt_.elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(environment_.now() - start_);
        if (result.has_value()) return report(nullptr, {false, {}, RetryReason::succeeded});
        const auto& raw = result.error(); // alive until the observer has seen it, also when it is returned by value
        const ApiError& error = as_api_error(raw);
        return report(&error, cancelled ? RetryDecision{false, {}, RetryReason::cancelled} : decide(error));
    }

private:
    RetryDecision decide(const ApiError& error)
    {
        RetryBudget* const budget = environment_.budget();
        attempt_.budget = budget == nullptr || budget->available();
        attempt_.random = environment_.random();
        const RetryDecision decision = policy_.decide(error, attempt_);
        if (!decision.retry || budget == nullptr || budget->withdraw()) return decision;
        return {false, {}, RetryReason::budget}; // another thread was faster
    }
    RetryDecision report(const ApiError* error, const RetryDecision& decision)
    {
        environment_.observe(RetryEvent{attempt_.number, attempt_.elapsed, error, decision});
        if (decision.retry) {
            ++attempt_.number;
            attempt_.previous = decision.delay;
        }
        return decision;
    }

    RetryPolicy policy_;
    Environment& environment_;
    decltype(std::declval<Environment&>().now()) start_;
    Attempt attempt_;
};

} // namespace detail

/// Calls `f` until it succeeds or `policy` decides against another attempt; gives its last result.
///
///     auto ticket = amiss::retry(policy, amiss::Idempotency::idempotent, [&] { return client.get(id); });
///
/// `f` takes nothing, or the attempt's number from 1, and returns an expected: anything with `has_value()` and
/// `error()`, of an ApiError or of what one can be made from, such as a std::error_code. The delays are slept on this
/// thread; the deadline counts from here. An exception of `f` passes through. Allocates nothing of its own.
/// `environment` is a RetryEnvironment or has its members: see there for an observer, a budget, or a clock for tests.
template <class F, class Environment = RetryEnvironment>
[[nodiscard]] detail::AttemptResult<F> retry(const RetryPolicy& policy, Idempotency idempotency, F&& f,
                                             Environment&& environment = Environment())
{
    detail::RetryRun<std::remove_reference_t<Environment>> run(policy, idempotency, environment);
    for (;;) {
        detail::AttemptResult<F> result = detail::call_attempt(f, run.number());
        const RetryDecision decision = run.after(result);
        if (!decision.retry) return result;
        environment.sleep(decision.delay);
    }
}

} // inline namespace v0
} // namespace amiss
