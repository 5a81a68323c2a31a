// SPDX-License-Identifier: BSL-1.0
// The attempts of one call: how they are numbered, decided on, reported, and charged to a budget.
#include <amiss/detail/retry/retry_run.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <system_error>
#include <type_traits>

namespace {

using namespace std::chrono_literals;
using amiss::ApiError;
using amiss::expected;
using amiss::Idempotency;
using amiss::RetryReason;
using amiss::detail::as_api_error;
using amiss::detail::call_attempt;

struct Recorded {
    std::chrono::nanoseconds now() const { return time; }
    static double random() { return 1; }
    void observe(const amiss::RetryEvent& event)
    {
        story += std::to_string(event.number) + ' ' + std::to_string(event.elapsed / 1ms) + ' '
            + std::string(to_string(event.decision.reason)) + (event.error != nullptr ? "!" : "") + '\n';
    }
    amiss::RetryBudget* budget() const { return shared; }

    std::chrono::nanoseconds time{};
    std::string story;
    amiss::RetryBudget* shared = nullptr;
};
using Attempts = amiss::detail::RetryRun<Recorded>;

expected<int> failed() { return amiss::fail(amiss::cstar::Code::internal_error); }

TEST(retry_run, counts_the_attempts_that_are_decided_on)
{
    Recorded world;
    world.time = 7h; // the call begins now, whenever that is
    Attempts run({}, Idempotency::idempotent, world);
    EXPECT_EQ(run.number(), 1);
    world.time += 5ms;
    EXPECT_TRUE(run.after(failed()).retry);
    EXPECT_EQ(run.number(), 2);
    world.time += 5ms;
    EXPECT_EQ(run.after(expected<int>(1)).reason, RetryReason::succeeded);
    EXPECT_EQ(run.number(), 2);
    EXPECT_EQ(world.story, "1 5 retry!\n2 10 succeeded\n");
}

TEST(retry_run, a_cancelled_failure_is_the_last_attempt_and_a_success_still_counts)
{
    Recorded world;
    Attempts run({}, Idempotency::idempotent, world);
    EXPECT_EQ(run.after(failed(), true).reason, RetryReason::cancelled);
    EXPECT_EQ(run.after(expected<int>(1), true).reason, RetryReason::succeeded);
}

TEST(retry_run, each_retry_takes_a_token_of_the_budget)
{
    amiss::RetryBudget budget(0, 1, 1);
    Recorded world;
    world.shared = &budget;
    Attempts run({}, Idempotency::idempotent, world);
    EXPECT_TRUE(run.after(failed()).retry);
    EXPECT_FALSE(budget.available());
    EXPECT_EQ(run.after(failed()).reason, RetryReason::budget);
}

TEST(retry_run, errors_of_other_kinds_are_decided_on_as_what_they_become)
{
    const ApiError error(amiss::HttpStatus::gone);
    EXPECT_EQ(&as_api_error(error), &error);
    EXPECT_EQ(as_api_error(std::make_error_code(std::errc::io_error)).cause(), std::errc::io_error);
    EXPECT_EQ(as_api_error(amiss::cstar::Code::key_expired), amiss::cstar::Code::key_expired);
}

TEST(retry_run, an_operation_gets_its_attempts_number_if_it_takes_one)
{
    auto numbered = [](int number) { return number; };
    auto plain = [] { return -1; };
    EXPECT_EQ(call_attempt(numbered, 3), 3);
    EXPECT_EQ(call_attempt(plain, 3), -1);
}

} // namespace
