// SPDX-License-Identifier: BSL-1.0
// What a retry loop asks of its surroundings: the time, a pause, a random number, an observer, a budget.
#pragma once

#include <amiss/retry_budget.hpp>
#include <amiss/retry_policy.hpp>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>

#if defined(__unix__) || defined(__APPLE__)
#include <ctime> // of a program's compile time, <thread> would be 0.06 s, and <random> 0.1 s
#else
#include <thread>
#endif
#if defined(__linux__) || defined(__FreeBSD__)
#include <sys/random.h>
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

/// 64 bits that differ between calls, threads and processes, made of the clocks, an address and a count.
inline std::uint64_t random_without_entropy() noexcept
{
    static std::atomic<std::uint64_t> calls{0};
    const std::uint64_t parts[] = {
        calls.fetch_add(1, std::memory_order_relaxed) + 1,
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()),
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()),
        static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(&parts)), // where the system randomizes addresses
    };
    std::uint64_t bits = 0;
    for (const std::uint64_t part : parts) {
        bits = (bits ^ part) * 0x9E3779B97F4A7C15U;
        bits ^= bits >> 32U;
    }
    return bits;
}

/// 64 bits from the system. Nothing is kept: nothing to seed, to lock, or to have twice after a fork.
inline std::uint64_t random_bits() noexcept
{
#if defined(__linux__) || defined(__FreeBSD__)
    std::uint64_t bits = 0;
    if (::getrandom(&bits, sizeof bits, GRND_NONBLOCK) == ssize_t{sizeof bits}) return bits;
#endif
    return random_without_entropy();
}

/// The whole delay, whatever signals arrive.
inline void sleep_for(std::chrono::milliseconds delay)
{
#if defined(__unix__) || defined(__APPLE__)
    if (delay.count() <= 0) return;
    constexpr std::int64_t most = 0x7FFFFFFF; // seconds: enough for any delay, and in every time_t
    const std::int64_t seconds = delay.count() / 1000;
    timespec left{};
    left.tv_sec = static_cast<std::time_t>(seconds < most ? seconds : most);
    left.tv_nsec = static_cast<long>(delay.count() % 1000) * 1000000L;
    while (::nanosleep(&left, &left) == -1 && errno == EINTR) {
    }
#else
    std::this_thread::sleep_for(delay);
#endif
}

} // namespace detail

/// One attempt of a retry loop, as an observer sees it.
struct RetryEvent {
    int number = 1;                     ///< the attempt's, from 1
    std::chrono::nanoseconds elapsed{}; ///< since the first attempt began
    const ApiError* error = nullptr;    ///< what it failed with, as long as the observer runs; nullptr after a success
    RetryDecision decision;             ///< what comes of it
};

/// The surroundings of a retry loop: the steady clock, the thread's sleep, the system's entropy, a budget or none.
///
/// Derive from it and hide what is to be different; nothing is virtual, since the loop is a template:
///
///     struct Logged : amiss::RetryEnvironment {
///         void observe(const amiss::RetryEvent& event) { log(event.number, to_string(event.decision.reason)); }
///     };
struct RetryEnvironment {
    RetryEnvironment() = default;
    /// `shared` is not owned and outlives the loop.
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
