// SPDX-License-Identifier: BSL-1.0
// Tests of RetryBudget: what calls deposit, what retries withdraw, and that no token is spent twice.
#include <amiss/retry_budget.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <limits>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using amiss::RetryBudget;

static_assert(!std::is_copy_constructible_v<RetryBudget> && std::is_trivially_destructible_v<RetryBudget>);
static_assert(noexcept(std::declval<RetryBudget&>().deposit()) && noexcept(std::declval<RetryBudget&>().withdraw()));

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

int take_all(RetryBudget& budget)
{
    int taken = 0;
    while (budget.available()) {
        if (!budget.withdraw()) return -1;
        ++taken;
    }
    EXPECT_FALSE(budget.withdraw());
    return taken;
}

TEST(retry_budget, begins_with_its_reserve)
{
    RetryBudget budget;
    EXPECT_EQ(budget.tokens(), 10);
    EXPECT_EQ(take_all(budget), 10);
    EXPECT_EQ(budget.tokens(), 0);
}

TEST(retry_budget, ten_calls_pay_for_one_retry)
{
    RetryBudget budget(0.1, 0);
    for (int call = 1; call <= 100; ++call) {
        budget.deposit();
        EXPECT_EQ(budget.withdraw(), call % 10 == 0) << call;
    }
}

TEST(retry_budget, holds_no_more_than_its_capacity)
{
    RetryBudget budget(0.7, 1, 2.5);
    for (int call = 0; call < 100; ++call) budget.deposit();
    EXPECT_EQ(budget.tokens(), 2.5);
    EXPECT_EQ(take_all(budget), 2);
    EXPECT_EQ(budget.tokens(), 0.5);
    budget.deposit();
    EXPECT_EQ(budget.tokens(), 1.2);
}

TEST(retry_budget, invalid_values_count_as_the_nearest_valid_ones)
{
    EXPECT_EQ(RetryBudget(0.1, -1).tokens(), 0);
    EXPECT_EQ(RetryBudget(0.1, not_a_number).tokens(), 0);
    EXPECT_EQ(RetryBudget(0.1, 10, not_a_number).tokens(), 0);
    EXPECT_EQ(RetryBudget(0.1, 10, -infinity).tokens(), 0);
    EXPECT_EQ(RetryBudget(0.1, 10, 3).tokens(), 3);
    EXPECT_EQ(RetryBudget(0.1, infinity, infinity).tokens(), 1e9);
    for (const double ratio : {-1.0, -infinity, not_a_number}) {
        RetryBudget budget(ratio, 1);
        budget.deposit();
        EXPECT_EQ(budget.tokens(), 1) << ratio;
    }
    RetryBudget generous(infinity, 0, infinity);
    generous.deposit();
    generous.deposit();
    EXPECT_EQ(generous.tokens(), 1e9);
}

TEST(retry_budget, no_token_is_lost_or_spent_twice_among_threads)
{
    constexpr int threads = 4, calls = 20'000;
    RetryBudget budget(0.25, 100, 1e6);
    std::atomic<int> taken{0};
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&] {
            for (int call = 0; call < calls; ++call) {
                budget.deposit();
                if (budget.withdraw()) taken.fetch_add(1);
            }
        });
    for (std::thread& thread : running) thread.join();
    EXPECT_EQ(taken + take_all(budget), 100 + threads * calls / 4);
}

#if defined(__cpp_constinit)
constinit
#endif
    RetryBudget shared(0.5, 2);

TEST(retry_budget, can_be_a_global_constant_initialised) { EXPECT_EQ(shared.tokens(), 2); }

} // namespace
