// SPDX-License-Identifier: BSL-1.0
// The retry loop: calls an operation until it succeeds or its policy decides against another attempt.
#pragma once

#include <amiss/detail/retry/retry_run.hpp>
#include <amiss/retry_environment.hpp>
#include <amiss/retry_policy.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// What an operation of `retry` or `co_retry` returns, called with nothing or with the attempt's number.
template <class F>
using result_of_attempt_t = std::decay_t<decltype(detail::call_attempt(std::declval<F&>(), 1))>;

/// Calls `f` until it succeeds or `policy` decides against another attempt; returns its last result.
///
///     auto ticket = amiss::retry(policy, amiss::Idempotency::idempotent, [&] { return client.get(id); });
///
/// `f` takes nothing, or the attempt's number, which starts at 1. It returns an expected, or anything with
/// `has_value()` and `error()`; the error is an ApiError, or something from which one can be made, such as a
/// std::error_code. This thread sleeps during the delays. The deadline counts from the call. An exception of `f` passes
/// through. Allocates nothing of its own. `environment` is a RetryEnvironment or has its members: see there for an
/// observer, a budget, or a clock for tests.
template <class F, class Environment = RetryEnvironment>
[[nodiscard]] result_of_attempt_t<F> retry(const RetryPolicy& policy, Idempotency idempotency, F&& f,
                                           Environment&& environment = Environment())
{
    detail::RetryRun<std::remove_reference_t<Environment>> run(policy, idempotency, environment);
    for (;;) {
        result_of_attempt_t<F> result = detail::call_attempt(f, run.number());
        const RetryDecision decision = run.after(result);
        if (!decision.retry) return result;
        environment.sleep(decision.delay);
    }
}

} // inline namespace v0
} // namespace amiss
