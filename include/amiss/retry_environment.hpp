// SPDX-License-Identifier: BSL-1.0
// The environment of a retry loop: its clock, sleep, random numbers, observer and budget.
#pragma once

#include <amiss/detail/retry/random_bits.hpp>
#include <amiss/detail/retry/sleep_for.hpp>
#include <amiss/retry_budget.hpp>
#include <amiss/retry_policy.hpp>

#include <chrono>
#include <cstdint>

namespace amiss {
inline namespace v0 {

/// One attempt of a retry loop, for an observer.
struct RetryEvent {
    int number = 1;                     ///< the attempt's, from 1
    std::chrono::nanoseconds elapsed{}; ///< since the first attempt began
    const ApiError* error = nullptr;    ///< its error, while the observer runs; nullptr after a success
    RetryDecision decision;             ///< whether it is repeated, when, and why
};

/// The environment of a retry loop: the steady clock, the thread's sleep, the system's entropy, and a budget or none.
///
/// To change a part, derive from it and hide that function; none is virtual, since the loop is a template:
///
///     struct Logged : amiss::RetryEnvironment {
///         void observe(const amiss::RetryEvent& event) { log(event.number, to_string(event.decision.reason)); }
///     };
struct RetryEnvironment {
    /// Without a budget.
    RetryEnvironment() = default;
    /// With a budget that other calls share. It is not owned, and must outlive the loop.
    explicit RetryEnvironment(RetryBudget* shared) noexcept : budget_(shared) {}

    /// The time on a clock that never goes back: a time point, or any duration.
    static std::chrono::steady_clock::time_point now() noexcept { return std::chrono::steady_clock::now(); }
    /// Waits before the next attempt.
    static void sleep(std::chrono::milliseconds delay) { detail::sleep_for(delay); }
    /// 64 random bits, or anything else that a `Random` is made from.
    static std::uint64_t random() noexcept { return detail::random_bits(); }
    /// Called after each attempt, before the delay.
    static void observe(const RetryEvent&) noexcept {}
    /// The budget that calls share; nullptr for none.
    RetryBudget* budget() const noexcept { return budget_; }

private:
    RetryBudget* budget_ = nullptr;
};

} // inline namespace v0
} // namespace amiss
