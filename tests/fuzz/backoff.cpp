// SPDX-License-Identifier: BSL-1.0
// Fuzzes the retry decision: compares it with a second implementation in wider numbers.
//
// It requires that the first reason that applies is given, that the backoff is exact within the precision of a double,
// that the delay is the one that the random number selects in its range, and that nothing wraps.
#include <amiss/retry_policy.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/detail/error/access.hpp>

#include "require.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <system_error>

namespace {

__extension__ using Wide = __int128;
__extension__ using WideUnsigned = unsigned __int128;
using amiss::ApiError;
using amiss::HttpStatus;
using amiss::Jitter;
using amiss::RetryReason;
using std::chrono::milliseconds;

// Takes values from the input, and zeros after its end.
struct Bytes {
    const std::uint8_t* data;
    std::size_t size;

    template <class T>
    T take()
    {
        T value{};
        const std::size_t used = size < sizeof value ? size : sizeof value;
        if (used != 0) std::memcpy(&value, data, used);
        data += used;
        size -= used;
        return value;
    }
    // Any 64 bits, a small number, or a number near either end of the range.
    std::int64_t number()
    {
        const auto kind = take<std::uint8_t>();
        if (kind < 64) return take<std::int64_t>();
        if (kind < 128) return take<std::int16_t>();
        if (kind < 192) return take<std::int32_t>();
        return (kind % 2 == 0 ? INT64_MAX : INT64_MIN) + (kind % 2 == 0 ? -1 : 1) * take<std::uint8_t>();
    }
};

Wide not_negative(Wide value) { return value < 0 ? 0 : value; }

ApiError error_of(Bytes& bytes)
{
    const auto kind = bytes.take<std::uint8_t>();
    switch (kind % 10) {
    case 0: return amiss::cstar::Code::rate_limit_exceeded;
    case 1: return amiss::cstar::Code::internal_error;
    case 2: return amiss::codespar::Code::gateway_timeout;
    case 3: return amiss::codespar::Code::service_unavailable;
    case 4: return amiss::codespar::Code::slug_conflict;
    case 5: return amiss::codespar::Code::provider_unavailable;
    case 6: return ApiError(std::errc::timed_out);
    case 7: return ApiError(std::errc::io_error);
    default: return ApiError(static_cast<HttpStatus>(bytes.take<std::int16_t>()));
    }
}

// Computes the backoff in another way: in integers for a small whole factor, otherwise with powl.
void check_backoff(const amiss::RetryPolicy& policy, int number)
{
    const std::int64_t got = policy.backoff(number).count();
    const Wide most = not_negative(policy.cap.count());
    const Wide base = not_negative(policy.base.count());
    const double factor = policy.factor >= 1 ? policy.factor : 1;
    const int exponent = number > 1 ? number - 1 : 0;
    require(got >= 0 && got <= most, "a backoff is between 0 and the cap");
    constexpr Wide exact = Wide{1} << 53;
    if (base == 0 || most == 0) {
        require(got == 0, "without a base there is no backoff");
    } else if (factor == std::floor(factor) && factor < 1000) {
        Wide wanted = base;
        for (int i = 0; i < exponent && factor > 1 && wanted < most; ++i) wanted *= static_cast<int>(factor);
        if (wanted > most) wanted = most;
        const Wide error = got > wanted ? got - wanted : wanted - got;
        // Beyond 2^53, each of at most 63 multiplications rounds once.
        require(error <= (wanted <= exact || exponent == 0 || factor <= 1 ? 0 : wanted / exact * 128),
                "the backoff of a whole factor is exact");
    } else {
        const long double wanted = static_cast<long double>(base)
            * std::pow(static_cast<long double>(factor), static_cast<long double>(exponent));
        const auto cut = wanted < static_cast<long double>(most) ? wanted : static_cast<long double>(most);
        const long double tolerance =
            0.5L + 1e-6L + cut * (static_cast<long double>(exponent) + 64) / 4503599627370496.0L;
        require(std::fabs(static_cast<long double>(got) - cut) <= tolerance, "a backoff is base times the power");
    }
}

struct Range {
    Wide low, high;
};

Range range_of(const amiss::RetryPolicy& policy, const amiss::Attempt& attempt, Wide floor)
{
    const Wide most = not_negative(policy.cap.count());
    const Wide backoff = policy.backoff(attempt.number).count();
    Range range{backoff, backoff};
    if (policy.jitter == Jitter::full) range.low = 0;
    if (policy.jitter == Jitter::equal) range.low = backoff / 2;
    if (policy.jitter == Jitter::decorrelated) {
        const Wide base = not_negative(policy.base.count());
        range.low = base < most ? base : most;
        range.high = 3 * not_negative(attempt.previous.count());
        if (range.high > most) range.high = most;
        if (range.high < range.low) range.high = range.low;
    }
    const Wide low = range.low > floor ? range.low : floor;
    Wide high = low + (range.high - range.low);
    const Wide end = most > floor ? most : floor;
    if (high > end) high = end;
    return {low, high};
}

amiss::RetryDecision wanted_of(const amiss::RetryPolicy& policy, const ApiError& error, const amiss::Attempt& attempt)
{
    const auto stop = [](RetryReason reason) { return amiss::RetryDecision{false, {}, reason}; };
    const int status = to_int(error.status());
    if (error.retry_class() == amiss::Retry::never)
        return stop(status == 409 || status == 412 ? RetryReason::refetch : RetryReason::final_code);
    if (error.retry_class() == amiss::Retry::if_idempotent && attempt.idempotency != amiss::Idempotency::idempotent)
        return stop(status == 504 || error == std::errc::timed_out ? RetryReason::check_outcome
                                                                   : RetryReason::not_idempotent);
    if (attempt.number >= policy.max_attempts || policy.max_attempts <= 1) return stop(RetryReason::attempts);
    if (!attempt.budget) return stop(RetryReason::budget);

    Wide floor = 0;
    if (const auto asked = error.retry_after())
        floor = Wide{asked->count()} * 1000;
    else if (error.retry_class() == amiss::Retry::after_delay)
        floor = not_negative(policy.default_delay.count());
    if (floor > INT64_MAX) floor = INT64_MAX;
    const Wide left = not_negative(policy.deadline.count()) * 1'000'000 - not_negative(attempt.elapsed.count()); // ns
    if (floor * 1'000'000 > left) return stop(RetryReason::deadline);
    if (floor > not_negative(policy.cap.count())) return stop(RetryReason::delay_too_long);

    const Range range = range_of(policy, attempt, floor);
    const amiss::DelayRange got = policy.delays(attempt, milliseconds(static_cast<std::int64_t>(floor)));
    require(got.low.count() == range.low && got.high.count() == range.high,
            "the range is that of the jitter, raised to the floor");
    const auto count = static_cast<std::uint64_t>(range.high - range.low) + 1;
    const Wide delay = range.low + static_cast<Wide>(attempt.random.below(count));
    require(delay >= range.low && delay <= range.high && delay >= floor, "a delay is in its range");
    if (delay * 1'000'000 > left) return stop(RetryReason::deadline);
    return {true, milliseconds(static_cast<std::int64_t>(delay)), RetryReason::retry};
}

// Checks a fraction of Random against a product of 128 bits.
void check_random(double fraction, const amiss::Random& random, std::uint64_t count)
{
    if (count == 0) return;
    require(random.below(count) < count, "a number is below its limit");
    std::uint64_t bits = 0;
    if (fraction >= 1)
        bits = UINT64_MAX;
    else if (fraction > 0)
        bits = static_cast<std::uint64_t>(std::ldexp(fraction, 64));
    require(amiss::Random(fraction).below(count) == static_cast<std::uint64_t>((WideUnsigned{bits} * count) >> 64U),
            "a fraction selects its place in the range");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes{data, size};
    amiss::RetryPolicy policy;
    policy.base = milliseconds(bytes.number());
    policy.cap = milliseconds(bytes.number());
    policy.deadline = milliseconds(bytes.number());
    policy.default_delay = milliseconds(bytes.number());
    policy.max_attempts = static_cast<int>(bytes.number());
    policy.factor = bytes.take<std::uint8_t>() % 2 == 0 ? bytes.take<std::uint8_t>() / 4.0 : bytes.take<double>();
    policy.jitter = static_cast<Jitter>(bytes.take<std::uint8_t>() % 6);

    amiss::Attempt attempt;
    attempt.number = static_cast<int>(bytes.number());
    attempt.elapsed = std::chrono::nanoseconds(bytes.number());
    attempt.previous = milliseconds(bytes.number());
    const auto flags = bytes.take<std::uint8_t>();
    attempt.idempotency = static_cast<amiss::Idempotency>(flags % 4);
    attempt.budget = flags % 16 != 15;
    const auto fraction = bytes.take<double>();
    if ((flags & 16U) != 0) attempt.random = fraction;
    if ((flags & 32U) != 0) attempt.random = bytes.take<std::uint64_t>();
    check_random(fraction, attempt.random, bytes.take<std::uint64_t>());

    ApiError error = error_of(bytes);
    if ((flags & 64U) != 0) {
        // Not by the setter, which keeps at most 10^9 s.
        const std::int64_t asked = bytes.number();
        amiss::detail::store_record(amiss::detail::ErrorAccess::records(error), amiss::FieldKind::retry_after,
                                    asked < 0 ? std::int64_t{0} : asked);
    }

    check_backoff(policy, attempt.number);
    const amiss::RetryDecision wanted = wanted_of(policy, error, attempt);
    const amiss::RetryDecision got = policy.decide(error, attempt);
    require(got.retry == wanted.retry && got.reason == wanted.reason && got.delay == wanted.delay,
            "the decision is that of the second implementation");
    return 0;
}
