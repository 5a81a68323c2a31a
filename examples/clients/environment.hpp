// SPDX-License-Identifier: BSL-1.0
// The environment of a client's retries, with parts that a test replaces while it runs.
#pragma once

#include <amiss/retry_environment.hpp>
#include <amiss/retry_policy.hpp>

#include <chrono>
#include <functional>

namespace clients {

/// The clock, the sleep, the random numbers and the observer; those of the library unless they are replaced.
struct Environment : amiss::RetryEnvironment {
    std::function<std::chrono::steady_clock::time_point()> now = amiss::RetryEnvironment::now;
    std::function<void(std::chrono::milliseconds)> sleep = amiss::RetryEnvironment::sleep;
    std::function<amiss::Random()> random = amiss::RetryEnvironment::random;
    /// Called after each attempt, with its error and the decision.
    std::function<void(const amiss::RetryEvent&)> observe = amiss::RetryEnvironment::observe;
};

} // namespace clients
