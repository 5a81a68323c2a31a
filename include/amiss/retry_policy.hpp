// SPDX-License-Identifier: BSL-1.0
// Decides whether to repeat an operation: from an error, an attempt and a policy it makes a decision with its reason.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/error.hpp>
#include <amiss/retry_class.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Whether an operation may be done twice (RFC 9110 §9.2.2).
enum class Idempotency : unsigned char {
    /// Doing it twice does more than doing it once: most POST and PATCH requests.
    not_idempotent = 1,
    /// Doing it twice is doing it once: by its method, or by an idempotency key.
    idempotent,
};

/// How a delay is spread around the backoff `b`, so that clients that failed together do not come back together.
enum class Jitter : unsigned char {
    none = 1,     ///< b itself
    full,         ///< from 0 to b
    equal,        ///< from b/2 to b
    decorrelated, ///< from the base to three times the last delay, for any attempt; the base for the first
};

/// A random number, as a fraction or as an integer: it decides where in its range a delay is.
///
/// A fraction is 0 or more and less than 1; a smaller one and NaN count as 0, a larger one as just below 1. The bits of
/// an integer are mixed, so 32 random bits in a wider type, as from std::mt19937, do as well as 64. Without a number it
/// is the end of the range: the longest delay.
class Random {
public:
    /// The end of the range.
    constexpr Random() noexcept = default;
    /// A fraction or an integer, as above.
    template <class Number, std::enable_if_t<std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>, int> = 0>
    constexpr Random(Number random_number) noexcept
        : bits_(bits_of(random_number)) // NOLINT(google-explicit-constructor)
    {}

    /// An integer from 0 to `count` - 1; `count` must not be 0.
    constexpr std::uint64_t below(std::uint64_t count) const noexcept
    {
        // The upper half of the 128-bit product.
        constexpr std::uint64_t half = 0xFFFFFFFF;
        const std::uint64_t low = (bits_ & half) * (count & half);
        const std::uint64_t left = (bits_ >> 32U) * (count & half) + (low >> 32U);
        const std::uint64_t right = (bits_ & half) * (count >> 32U) + (left & half);
        return (bits_ >> 32U) * (count >> 32U) + (left >> 32U) + (right >> 32U);
    }

private:
    template <class Number>
    static constexpr std::uint64_t bits_of(Number number) noexcept
    {
        if constexpr (std::is_floating_point_v<Number>) {
            if (!(number > 0)) return 0;
            if (number >= 1) return (std::numeric_limits<std::uint64_t>::max)();
            return static_cast<std::uint64_t>(number * static_cast<Number>(18446744073709551616.0));
        } else {
            // The finalizer of splitmix64: each bit of the number changes half of the bits of the result.
            auto bits = static_cast<std::uint64_t>(number);
            bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
            bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
            return bits ^ (bits >> 31U);
        }
    }

    std::uint64_t bits_ = (std::numeric_limits<std::uint64_t>::max)();
};

/// The attempt that has just failed.
struct Attempt {
    int number = 1;                                        ///< from 1; less counts as 1
    Idempotency idempotency = Idempotency::not_idempotent; ///< of the operation
    std::chrono::nanoseconds elapsed{};   ///< since the first attempt began, on a steady clock; negative counts as 0
    Random random{};                      ///< decides where in its range the delay is
    std::chrono::milliseconds previous{}; ///< the last delay, for `Jitter::decorrelated`
    bool budget = true;                   ///< whether the budget that calls share has a retry left
};

/// Why there is another attempt, or none.
enum class RetryReason : unsigned char {
    retry = 1,      ///< the error, the policy and the clock allow another attempt
    succeeded,      ///< there is nothing to repeat; never from `decide`
    cancelled,      ///< the caller gave up; never from `decide`
    final_code,     ///< repeating cannot succeed
    refetch,        ///< a conflict (409, 412): read the resource again, and submit anew
    not_idempotent, ///< the operation may have taken effect, and must not do so twice
    check_outcome,  ///< the same after a time-out: find out whether it was done before you repeat it
    attempts,       ///< the policy's attempts are used up
    budget,         ///< the budget that calls share has no retry left
    delay_too_long, ///< the server asks for a longer delay than the cap
    deadline,       ///< the delay would end after the deadline
};

/// The reason as a word for logs and metrics, such as "final_code"; "unknown" for a value without an enumerator.
constexpr std::string_view to_string(RetryReason reason) noexcept
{
    switch (reason) {
    case RetryReason::retry: return "retry";
    case RetryReason::succeeded: return "succeeded";
    case RetryReason::cancelled: return "cancelled";
    case RetryReason::final_code: return "final_code";
    case RetryReason::refetch: return "refetch";
    case RetryReason::not_idempotent: return "not_idempotent";
    case RetryReason::check_outcome: return "check_outcome";
    case RetryReason::attempts: return "attempts";
    case RetryReason::budget: return "budget";
    case RetryReason::delay_too_long: return "delay_too_long";
    case RetryReason::deadline: return "deadline";
    }
    return "unknown";
}

/// Whether to try again, after which delay (0 if not), why, and whose word that rests on.
struct RetryDecision {
    bool retry = false;                           ///< whether to try again
    std::chrono::milliseconds delay{};            ///< before the next attempt; 0 if there is none
    RetryReason reason = RetryReason::final_code; ///< why
    RetryWord word = RetryWord::status;           ///< whose word the retry class is; without an error, no one's
};

/// The shortest and the longest delay that may be drawn.
struct DelayRange {
    std::chrono::milliseconds low{};  ///< the shortest
    std::chrono::milliseconds high{}; ///< the longest, included
};

AMISS_ALLOW_DEPRECATED_BEGIN
/// When and how often a failed operation is repeated: an aggregate of plain limits.
///
///     amiss::RetryPolicy policy;
///     policy.max_attempts = 5;
///
/// Any value is accepted: a negative duration counts as 0, a factor below 1 or NaN as 1, attempts below 1 as 1, an
/// unknown jitter as none. Nothing overflows: what is too large becomes the cap or the deadline.
struct RetryPolicy {
    int max_attempts = 3;                       ///< the first included; 1 never repeats
    std::chrono::milliseconds base{1000};       ///< the backoff after the first attempt
    double factor = 2;                          ///< how many times longer each backoff is than the one before
    std::chrono::milliseconds cap{30'000};      ///< no delay is longer
    std::chrono::milliseconds deadline{60'000}; ///< no attempt begins later, counted from the beginning of the first
    Jitter jitter = Jitter::full;               ///< how a delay is spread around its backoff
    std::chrono::milliseconds default_delay{0}; ///< the least delay after a refusal that names no delay
    /// The former name of `default_delay`; the longer of the two counts.
    [[deprecated("use default_delay")]] std::chrono::milliseconds unstated_delay{0};

    /// The delay before jitter: `base` × `factor` to the power of `number` - 1, at most `cap`.
    ///
    /// Rounded to the nearest millisecond; exact below 2^53 ms if the factor is an integer.
    constexpr std::chrono::milliseconds backoff(int number) const noexcept
    {
        if (number <= 1 || !(factor > 1)) return not_negative(base < cap ? base : cap);
        const auto most = static_cast<double>(cap.count());
        auto delay = static_cast<double>(base.count());
        if (!(most > 0 && delay > 0)) return {};
        // 1e19 exceeds any cap. A larger power would become infinite, which is not allowed in a constant expression.
        constexpr double enough = 1e19;
        double power = factor < enough ? factor : enough;
        for (auto left = static_cast<unsigned>(number) - 1; left != 0 && delay < most; left >>= 1U) {
            if ((left & 1U) != 0) delay *= power;
            power = power * power < enough ? power * power : enough;
        }
        if (!(delay < most)) return cap;
        // Not delay + 0.5, which is itself rounded above 2^52.
        std::chrono::milliseconds rounded(static_cast<std::chrono::milliseconds::rep>(delay));
        if (delay - static_cast<double>(rounded.count()) >= 0.5) ++rounded;
        return rounded < cap ? rounded : cap;
    }

    /// The range of the delay: that of the jitter around the backoff.
    ///
    /// If it begins before `floor`, it is shifted to begin there, and ends at `cap` at most. If the floor is above the
    /// cap, the range is the floor alone; `decide` gives up then.
    constexpr DelayRange delays(const Attempt& attempt, std::chrono::milliseconds floor = {}) const noexcept
    {
        const std::chrono::milliseconds most = not_negative(cap);
        const std::chrono::milliseconds delay = backoff(attempt.number);
        DelayRange range{delay, delay};
        switch (jitter) {
        case Jitter::none: break;
        case Jitter::full: range.low = {}; break;
        case Jitter::equal: range.low = delay / 2; break;
        case Jitter::decorrelated:
            range.low = backoff(1);
            range.high = attempt.previous > most / 3 ? most : 3 * not_negative(attempt.previous);
            if (range.high < range.low) range.high = range.low;
            break;
        }
        if (floor <= range.low) return range;
        const std::chrono::milliseconds width = range.high - range.low;
        const std::chrono::milliseconds room = floor < most ? most - floor : std::chrono::milliseconds{};
        return {floor, floor + (width < room ? width : room)};
    }

    /// Decides whether the operation that failed with `error` is tried again: a pure function.
    ///
    /// It considers, in this order, the error's retry class, on which a server can have the last word, and the operation's
    /// idempotency, the attempts, the budget, and the delay. The delay is drawn uniformly from `delays`, and is never
    /// shorter than the server's Retry-After (RFC 9110 §10.2.3). If that, or the delay drawn, does not fit before the
    /// deadline, the decision is to give up, not to come early. Never allocates.
    RetryDecision decide(const ApiError& error, const Attempt& attempt) const noexcept
    {
        RetryDecision decision = decide_reason(error, attempt);
        decision.word = error.retry_word();
        return decision;
    }

private:
    RetryDecision decide_reason(const ApiError& error, const Attempt& attempt) const noexcept
    {
        // The operation may have taken effect before a gateway's 504, whatever its code says.
        const bool refused = error.retry_class() == Retry::after_delay && error.status() != HttpStatus::gateway_timeout;
        switch (refused || !error.retryable() ? error.retry_class() : Retry::if_idempotent) {
        case Retry::after_delay: break;
        case Retry::if_idempotent:
            if (attempt.idempotency == Idempotency::idempotent) break;
            return stop(is_timeout(error) ? RetryReason::check_outcome : RetryReason::not_idempotent);
        case Retry::never:
        default: return stop(is_conflict(error) ? RetryReason::refetch : RetryReason::final_code);
        }
        if ((attempt.number > 1 ? attempt.number : 1) >= max_attempts) return stop(RetryReason::attempts);
        if (!attempt.budget) return stop(RetryReason::budget);

        const std::chrono::milliseconds floor = floor_of(error);
        // Rounded up, so that the time left is rounded down.
        const auto elapsed = not_negative(std::chrono::ceil<std::chrono::milliseconds>(attempt.elapsed));
        const std::chrono::milliseconds left = not_negative(deadline) - elapsed;
        if (floor > left) return stop(RetryReason::deadline);
        if (floor > not_negative(cap)) return stop(RetryReason::delay_too_long);
        const DelayRange range = delays(attempt, floor);
        const auto count = static_cast<std::uint64_t>((range.high - range.low).count()) + 1;
        const auto drawn = static_cast<std::chrono::milliseconds::rep>(attempt.random.below(count));
        const std::chrono::milliseconds delay = range.low + std::chrono::milliseconds(drawn);
        if (delay > left) return stop(RetryReason::deadline);
        return {true, delay, RetryReason::retry};
    }

    static constexpr RetryDecision stop(RetryReason reason) noexcept { return {false, {}, reason}; }
    static constexpr std::chrono::milliseconds not_negative(std::chrono::milliseconds delay) noexcept
    {
        return delay.count() < 0 ? std::chrono::milliseconds{} : delay;
    }
    static bool is_timeout(const ApiError& error) noexcept
    {
        return error == HttpStatus::gateway_timeout || error == std::errc::timed_out;
    }
    static bool is_conflict(const ApiError& error) noexcept
    {
        return error == HttpStatus::conflict || error == HttpStatus::precondition_failed;
    }
    std::chrono::milliseconds floor_of(const ApiError& error) const noexcept
    {
        if (const auto asked = error.retry_after()) {
            constexpr auto most = (std::chrono::milliseconds::max)();
            return *asked > std::chrono::floor<std::chrono::seconds>(most) ? most : std::chrono::milliseconds(*asked);
        }
        return error.retry_class() == Retry::after_delay ? least_delay() : std::chrono::milliseconds{};
    }
    std::chrono::milliseconds least_delay() const noexcept
    {
        return not_negative(default_delay < unstated_delay ? unstated_delay : default_delay);
    }
};
AMISS_ALLOW_DEPRECATED_END

} // inline namespace v0
} // namespace amiss
