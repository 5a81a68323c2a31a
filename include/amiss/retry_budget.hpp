// SPDX-License-Identifier: BSL-1.0
// A budget of retries that calls share: it keeps retries from multiplying the load of a service that is down.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <atomic>
#include <cstdint>

namespace amiss {
inline namespace v0 {

/// A bucket of tokens: each call adds a fraction of a token, each retry takes one.
///
/// Over any number of calls there are at most `ratio` × calls + `reserve` retries. Threads may share a budget; it has
/// no lock, it never allocates, and a global one needs no constructor at run time. Tokens are counted in millionths.
/// Arguments are limited to 0 … 1e9; NaN counts as 0.
///
///     amiss::RetryBudget budget;   // one for each service that is called
///     auto ticket = amiss::retry(policy, idempotency, call, amiss::RetryEnvironment(&budget));
class RetryBudget {
public:
    /// `ratio`: the tokens that a call adds. `reserve`: the tokens at first. `most`: the capacity.
    constexpr explicit RetryBudget(double ratio = 0.1, double reserve = 10, double most = 100) noexcept
        : ratio_(units(ratio)), most_(units(most)), tokens_(units(reserve) < units(most) ? units(reserve) : units(most))
    {}
    /// A budget is shared, not copied.
    RetryBudget(const RetryBudget&) = delete;
    /// A budget is shared, not copied.
    RetryBudget& operator=(const RetryBudget&) = delete;

    /// To be called before the first attempt of a call. Adds `ratio` tokens.
    void deposit() noexcept
    {
        std::int64_t tokens = tokens_.load(std::memory_order_relaxed);
        while (tokens < most_
               && !tokens_.compare_exchange_weak(tokens, ratio_ < most_ - tokens ? tokens + ratio_ : most_,
                                                 std::memory_order_relaxed)) {
        }
    }
    /// To be called before a retry. Takes one token; false, and nothing is taken, when there is no whole token.
    [[nodiscard]] bool withdraw() noexcept
    {
        std::int64_t tokens = tokens_.load(std::memory_order_relaxed);
        while (tokens >= token) {
            if (tokens_.compare_exchange_weak(tokens, tokens - token, std::memory_order_relaxed)) return true;
        }
        return false;
    }
    /// Whether there is a whole token; another thread may take it before this one does.
    bool available() const noexcept { return tokens_.load(std::memory_order_relaxed) >= token; }
    /// The number of tokens, which need not be an integer.
    double tokens() const noexcept
    {
        return static_cast<double>(tokens_.load(std::memory_order_relaxed)) / static_cast<double>(token);
    }

private:
    static constexpr std::int64_t token = 1'000'000;

    static constexpr std::int64_t units(double tokens) noexcept
    {
        constexpr double most = 1e9;
        if (!(tokens > 0)) return 0;
        return static_cast<std::int64_t>((tokens < most ? tokens : most) * static_cast<double>(token) + 0.5);
    }

    std::int64_t ratio_;
    std::int64_t most_;
    std::atomic<std::int64_t> tokens_;
};

} // inline namespace v0
} // namespace amiss
