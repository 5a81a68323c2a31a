// SPDX-License-Identifier: BSL-1.0
// Tests of RetryEnvironment: a steady clock, a sleep that is long enough, and random numbers that do not repeat.
#include <amiss/retry_environment.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <set>
#include <thread>
#include <type_traits>

#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using amiss::RetryEnvironment;

static_assert(noexcept(RetryEnvironment::random()) && noexcept(RetryEnvironment::now()));
static_assert(std::is_constructible_v<amiss::Random, decltype(RetryEnvironment::random())>);
static_assert(!std::is_polymorphic_v<RetryEnvironment>);
static_assert(decltype(RetryEnvironment::now())::clock::is_steady);

TEST(retry_environment, sleeps_by_its_own_clock)
{
    const auto start = RetryEnvironment::now();
    RetryEnvironment::sleep(2ms);
    EXPECT_GE(RetryEnvironment::now() - start, 2ms);
    const auto again = RetryEnvironment::now();
    RetryEnvironment::sleep(0ms);
    RetryEnvironment::sleep(-1h);
    EXPECT_LT(RetryEnvironment::now() - again, 1min);
}

TEST(retry_environment, has_a_budget_or_none)
{
    amiss::RetryBudget budget;
    EXPECT_EQ(RetryEnvironment().budget(), nullptr);
    EXPECT_EQ(RetryEnvironment(&budget).budget(), &budget);
}

// Each of the 64 bits is set about half of the time, and no number appears twice.
void expect_random(std::uint64_t (*next)())
{
    constexpr int draws = 2000;
    std::set<std::uint64_t> seen;
    int set_bits[64] = {};
    for (int i = 0; i < draws; ++i) {
        const std::uint64_t bits = next();
        seen.insert(bits);
        for (unsigned bit = 0; bit < 64; ++bit) set_bits[bit] += static_cast<int>(bits >> bit & 1U);
    }
    EXPECT_EQ(seen.size(), std::size_t{draws});
    for (const int count : set_bits) EXPECT_NEAR(count, draws / 2, draws / 5); // 18 standard deviations
}

TEST(retry_environment, random_numbers_are_random) { expect_random(&RetryEnvironment::random); }

TEST(retry_environment, random_numbers_without_entropy_are_random_enough)
{
    expect_random(+[] { return amiss::Random(amiss::detail::random_without_entropy()).below(UINT64_MAX); });
}

TEST(retry_environment, a_forked_process_gets_other_random_numbers)
{
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    const std::uint64_t own = RetryEnvironment::random();
    if (child == 0) _exit(write(ends[1], &own, sizeof own) == static_cast<ssize_t>(sizeof own) ? 0 : 1);
    std::uint64_t other = 0;
    ASSERT_EQ(read(ends[0], &other, sizeof other), static_cast<ssize_t>(sizeof other));
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
    EXPECT_NE(own, other);
    close(ends[0]);
    close(ends[1]);
}

} // namespace
