// SPDX-License-Identifier: BSL-1.0
// Tests of RetryEnvironment: a steady clock, a sleep that is long enough, and random numbers that do not repeat.
#include <amiss/retry_environment.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <type_traits>

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

TEST(retry_environment, random_numbers_differ) { EXPECT_NE(RetryEnvironment::random(), RetryEnvironment::random()); }

} // namespace
