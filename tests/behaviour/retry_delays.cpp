// SPDX-License-Identifier: BSL-1.0
// Tests of the delays of RetryPolicy: backoff, the range of each jitter, and the distribution over that range.
#include <amiss/retry_policy.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>

namespace {

using namespace std::chrono_literals;
using amiss::ApiError;
using amiss::Attempt;
using amiss::DelayRange;
using amiss::Idempotency;
using amiss::Jitter;
using amiss::Random;
using amiss::RetryPolicy;
using std::chrono::milliseconds;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr milliseconds longest = milliseconds::max();
constexpr std::uint64_t all_ones = std::numeric_limits<std::uint64_t>::max();

constexpr RetryPolicy policy_of(milliseconds base, double factor, milliseconds cap, Jitter jitter = Jitter::none)
{
    RetryPolicy policy;
    policy.base = base;
    policy.factor = factor;
    policy.cap = cap;
    policy.jitter = jitter;
    return policy;
}

constexpr bool same(DelayRange range, milliseconds low, milliseconds high)
{
    return range.low == low && range.high == high;
}

// All of this is computed at compile time.
static_assert(RetryPolicy().backoff(1) == 1s && RetryPolicy().backoff(2) == 2s && RetryPolicy().backoff(3) == 4s);
static_assert(RetryPolicy().backoff(5) == 16s && RetryPolicy().backoff(6) == 30s);
static_assert(RetryPolicy().backoff(std::numeric_limits<int>::max()) == 30s);
static_assert(policy_of(1s, infinity, longest).backoff(2) == longest);
static_assert(same(RetryPolicy().delays(Attempt{2}), 0s, 2s));
static_assert(Random(0.5).below(1000) == 500 && Random().below(1000) == 999);

TEST(retry_delays, backoff_is_exact_for_whole_factors)
{
    for (const int factor : {1, 2, 3, 10}) {
        const RetryPolicy policy = policy_of(7ms, factor, longest);
        std::int64_t wanted = 7;
        for (int number = 1; wanted < (std::int64_t{1} << 53) && number < 100; ++number, wanted *= factor)
            ASSERT_EQ(policy.backoff(number).count(), wanted) << factor << ' ' << number;
    }
    EXPECT_EQ(policy_of(1'970'325'044'705'037ms, 3, longest).backoff(2), 5'910'975'134'115'111ms); // odd, above 2^52
    EXPECT_EQ(policy_of(longest - 1ms, 2, longest).backoff(1), longest - 1ms);
    EXPECT_EQ(policy_of(1000ms, 1.5, 30s).backoff(3), 2250ms);
    EXPECT_EQ(policy_of(1000ms, 1.1, 30s).backoff(4), 1331ms);                                  // 1330.9999… in binary
    EXPECT_EQ(policy_of(1ms, 1 + 1e-9, longest).backoff(std::numeric_limits<int>::max()), 9ms); // e^2.147 = 8.56
}

TEST(retry_delays, backoff_saturates)
{
    EXPECT_EQ(policy_of(1s, 2, longest).backoff(54), milliseconds(9'007'199'254'740'992'000));
    EXPECT_EQ(policy_of(1s, 2, longest).backoff(55), longest);
    EXPECT_EQ(policy_of(longest, 2, longest).backoff(1), longest);
    EXPECT_EQ(policy_of(longest, infinity, longest).backoff(9), longest);
    EXPECT_EQ(policy_of(1s, 1e300, 5s).backoff(2), 5s);
    EXPECT_EQ(policy_of(10s, 2, 5s).backoff(1), 5s);
    EXPECT_EQ(policy_of(milliseconds(longest.count() - 1), 1, longest - 1ms).backoff(3), longest - 1ms);
}

TEST(retry_delays, invalid_values_count_as_the_nearest_valid_ones)
{
    for (const double factor : {0.0, -0.0, 0.5, 1.0, -2.0, -infinity, not_a_number})
        EXPECT_EQ(policy_of(1s, factor, 30s).backoff(9), 1s) << factor;
    EXPECT_EQ(policy_of(0s, infinity, 30s).backoff(9), 0s);
    EXPECT_EQ(policy_of(milliseconds::min(), 2, 30s).backoff(9), 0s);
    EXPECT_EQ(policy_of(1s, 2, milliseconds::min()).backoff(9), 0s);
    EXPECT_EQ(policy_of(1s, 2, 0s).backoff(1), 0s);
    for (const int number : {0, -1, std::numeric_limits<int>::min()})
        EXPECT_EQ(policy_of(1s, 2, 30s).backoff(number), 1s) << number;
}

TEST(retry_delays, each_jitter_has_its_range)
{
    const auto range = [](Jitter jitter, int number, milliseconds previous = {}, milliseconds floor = {}) {
        Attempt attempt{number};
        attempt.previous = previous;
        return policy_of(1s, 2, 30s, jitter).delays(attempt, floor);
    };
    EXPECT_TRUE(same(range(Jitter::none, 3), 4s, 4s));
    EXPECT_TRUE(same(range(Jitter::full, 3), 0s, 4s));
    EXPECT_TRUE(same(range(Jitter::equal, 3), 2s, 4s));
    EXPECT_TRUE(same(range(Jitter::full, 9), 0s, 30s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 1), 1s, 1s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 3, 100ms), 1s, 1s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 3, 2s), 1s, 6s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 3, 20s), 1s, 30s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 3, longest), 1s, 30s));
    EXPECT_TRUE(same(range(Jitter::decorrelated, 3, milliseconds::min()), 1s, 1s));

    // A floor raises the range, which keeps its width unless the cap narrows it.
    EXPECT_TRUE(same(range(Jitter::none, 3, {}, 10s), 10s, 10s));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, 10s), 10s, 14s));
    EXPECT_TRUE(same(range(Jitter::equal, 3, {}, 10s), 10s, 12s));
    EXPECT_TRUE(same(range(Jitter::equal, 3, {}, 1s), 2s, 4s));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, 28s), 28s, 30s));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, 30s), 30s, 30s));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, 31s), 31s, 31s));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, longest), longest, longest));
    EXPECT_TRUE(same(range(Jitter::full, 3, {}, milliseconds::min()), 0s, 4s));
    EXPECT_TRUE(same(policy_of(longest, 2, longest, Jitter::full).delays(Attempt{9}, 1ms), 1ms, longest));
}

TEST(retry_delays, a_random_number_selects_a_fraction_of_the_range)
{
    EXPECT_EQ(Random(0.0).below(10), 0U);
    EXPECT_EQ(Random(-1.0).below(10), 0U);
    EXPECT_EQ(Random(-infinity).below(10), 0U);
    EXPECT_EQ(Random(not_a_number).below(10), 0U);
    EXPECT_EQ(Random(0.25F).below(100), 25U);
    EXPECT_EQ(Random(0.99L).below(100), 99U);
    EXPECT_EQ(Random(1.0).below(10), 9U);
    EXPECT_EQ(Random(infinity).below(10), 9U);
    EXPECT_EQ(Random(1.0).below(all_ones), all_ones - 1);
    EXPECT_EQ(Random(0.5).below(all_ones), all_ones / 2);
    EXPECT_EQ(Random(0.75).below(std::uint64_t{1} << 63), std::uint64_t{3} << 61);
    EXPECT_EQ(Random(0).below(10), 0U);
    EXPECT_EQ(Random(std::nextafter(1.0, 0.0)).below(1000), 999U);
    EXPECT_EQ(Random(1e-18).below(1000), 0U);
    // A caller that forgets the random number gets the longest delay.
    EXPECT_EQ(RetryPolicy().decide(amiss::cstar::Code::rate_limit_exceeded, Attempt{2}).delay, 2s);
}

TEST(retry_delays, the_product_of_128_bits_is_exact)
{
    __extension__ using Wide = unsigned __int128;
    std::mt19937_64 numbers(1);
    for (int i = 0; i < 10'000; ++i) {
        const auto fraction = static_cast<double>(numbers()) / 18446744073709551616.0;
        const std::uint64_t count = numbers() >> (numbers() % 64);
        const auto bits = static_cast<Wide>(static_cast<std::uint64_t>(fraction * 18446744073709551616.0));
        ASSERT_EQ(Random(fraction).below(count), static_cast<std::uint64_t>((bits * count) >> 64U))
            << fraction << ' ' << count;
    }
}

// Checks by chi-squared that the delays are spread evenly over ten bins: a value above 27.9 has a probability of 0.1 %.
template <class Draw>
void expect_even(milliseconds low, milliseconds high, Draw draw)
{
    constexpr int draws = 20'000;
    std::array<int, 10> bins{};
    milliseconds least = longest, most{};
    double sum = 0;
    for (int i = 0; i < draws; ++i) {
        const milliseconds delay = draw();
        ASSERT_GE(delay, low);
        ASSERT_LE(delay, high);
        least = std::min(least, delay);
        most = std::max(most, delay);
        sum += static_cast<double>(delay.count());
        ++bins[static_cast<std::size_t>((delay - low).count() * 10 / ((high - low).count() + 1))];
    }
    double chi_squared = 0;
    for (const int bin : bins) chi_squared += (bin - draws / 10.0) * (bin - draws / 10.0) / (draws / 10.0);
    EXPECT_LT(chi_squared, 27.9);
    const milliseconds width = high - low;
    EXPECT_LT(least, low + width / 200);
    EXPECT_GT(most, high - width / 200);
    const auto wanted = static_cast<double>((low + high).count()) / 2;
    EXPECT_NEAR(sum / draws, wanted, 0.01 * static_cast<double>(width.count()));
}

TEST(retry_delays, delays_spread_evenly_over_their_range)
{
    std::mt19937_64 wide(2);
    std::mt19937 narrow(3); // 32 random bits, in a type that has 64 on most systems
    std::uint64_t counter = 0;
    std::uniform_real_distribution<double> fraction(0, 1);
    const ApiError refused = amiss::cstar::Code::rate_limit_exceeded;
    const ApiError refused_for_9s = ApiError(refused).with_retry_after(9s);
    const auto from = [](Jitter jitter, const ApiError& error, auto next) {
        return [&error, next, policy = policy_of(1s, 2, 30s, jitter)]() mutable {
            return policy.decide(error, Attempt{2, Idempotency::not_idempotent, 0s, next(), 1s}).delay;
        };
    };
    expect_even(0s, 2s, from(Jitter::full, refused, [&] { return wide(); }));
    expect_even(0s, 2s, from(Jitter::full, refused, [&] { return narrow(); }));
    expect_even(0s, 2s, from(Jitter::full, refused, [&] { return ++counter; }));
    expect_even(0s, 2s, from(Jitter::full, refused, [&] { return fraction(wide); }));
    expect_even(1s, 2s, from(Jitter::equal, refused, [&] { return wide(); }));
    expect_even(1s, 3s, from(Jitter::decorrelated, refused, [&] { return wide(); }));
    expect_even(9s, 11s, from(Jitter::full, refused_for_9s, [&] { return wide(); }));
    expect_even(9s, 10s, from(Jitter::equal, refused_for_9s, [&] { return fraction(wide); }));
}

TEST(retry_delays, the_smallest_range_reaches_both_ends)
{
    const RetryPolicy policy = policy_of(1ms, 1, 1ms, Jitter::full);
    std::mt19937_64 numbers(4);
    int longer = 0;
    for (int i = 0; i < 1000; ++i)
        longer +=
            policy.decide(amiss::cstar::Code::rate_limit_exceeded, Attempt{1, Idempotency::idempotent, 0s, numbers()})
                .delay
            == 1ms;
    EXPECT_NEAR(longer, 500, 60);
}

} // namespace
