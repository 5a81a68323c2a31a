// SPDX-License-Identifier: BSL-1.0
// Counts, decides on and reports the attempts of one call. The loop that makes them waits between them.
#pragma once

#include <amiss/error.hpp>
#include <amiss/retry_budget.hpp>
#include <amiss/retry_environment.hpp>
#include <amiss/retry_policy.hpp>

#include <chrono>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An error of any kind as an ApiError: the same object if it is one, else a new one.
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

/// Makes one attempt; passes its number to an operation that takes it.
template <class F>
decltype(auto) call_attempt(F& f, int number)
{
    if constexpr (std::is_invocable_v<F&, int>) {
        return f(number);
    } else {
        return f();
    }
}

template <class Environment>
class RetryRun {
public:
    RetryRun(const RetryPolicy& run_policy, Idempotency run_idempotency, Environment& run_environment)
        : policy_(run_policy), environment_(run_environment), start_(run_environment.now())
    {
        attempt_.idempotency = run_idempotency;
        if (RetryBudget* const budget = environment_.budget()) budget->deposit();
    }

    /// The number of the current or next attempt, from 1.
    int number() const noexcept { return attempt_.number; }

    /// What follows an attempt with this result. A decision to retry starts the next attempt.
    template <class Result>
    RetryDecision after(const Result& result, bool cancelled = false)
    {
        attempt_.elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(environment_.now() - start_);
        if (result.has_value()) return report(nullptr, {false, {}, RetryReason::succeeded});
        const auto& raw = result.error(); // lives until the observer has seen it, even if it is returned by value
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
        return {false, {}, RetryReason::budget, decision.word}; // another thread was faster
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
} // inline namespace v0
} // namespace amiss
