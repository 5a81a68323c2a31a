// SPDX-License-Identifier: BSL-1.0
// Tests of retry: how often it calls, how long it waits, what it returns, and what an environment can replace.
#include <amiss/retry.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <any>
#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

static_assert(std::is_same_v<amiss::result_of_attempt_t<amiss::expected<int> (*)()>, amiss::expected<int>>);
static_assert(std::is_same_v<amiss::result_of_attempt_t<const amiss::expected<void>& (*)(int)>, amiss::expected<void>>);

using namespace std::chrono_literals;
using amiss::ApiError;
using amiss::expected;
using amiss::Idempotency;
using amiss::RetryPolicy;
using amiss::RetryReason;
using std::chrono::milliseconds;
namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;

// An environment in virtual time, which only its sleep and the operation advance. It records what happened.
struct Virtual : amiss::RetryEnvironment {
    using RetryEnvironment::RetryEnvironment;

    std::chrono::nanoseconds now() const { return time; }
    void sleep(milliseconds delay)
    {
        time += delay;
        slept.push_back(delay);
    }
    std::uint64_t random() { return ++numbers; }
    void observe(const amiss::RetryEvent& event)
    {
        EXPECT_EQ(event.error == nullptr, event.decision.reason == RetryReason::succeeded);
        story += std::to_string(event.number) + ' ' + std::to_string(event.elapsed / 1ms) + ' '
            + (event.error != nullptr ? std::string(event.error->name()) + ' ' : std::string())
            + std::string(to_string(event.decision.reason)) + '\n';
    }

    std::chrono::nanoseconds time{0};
    std::uint64_t numbers = 0;
    std::vector<milliseconds> slept;
    std::string story;
};

RetryPolicy plain()
{
    RetryPolicy policy;
    policy.jitter = amiss::Jitter::none;
    return policy;
}

TEST(retry, a_success_is_not_repeated)
{
    Virtual world;
    int calls = 0;
    const expected<int> result =
        amiss::retry(plain(), Idempotency::not_idempotent, [&]() -> expected<int> { return ++calls; }, world);
    EXPECT_EQ(result.value(), 1);
    EXPECT_EQ(calls, 1);
    EXPECT_TRUE(world.slept.empty());
    EXPECT_EQ(world.story, "1 0 succeeded\n");
}

TEST(retry, the_default_is_three_attempts_with_waits_of_1_and_2_seconds)
{
    Virtual world;
    const expected<int> result = amiss::retry(
        plain(), Idempotency::not_idempotent,
        [&]() -> expected<int> {
            world.time += 10ms;
            return amiss::fail(codespar::Code::rate_limited);
        },
        world);
    EXPECT_EQ(result.error(), codespar::Code::rate_limited);
    EXPECT_EQ(world.slept, (std::vector<milliseconds>{1s, 2s}));
    EXPECT_EQ(world.story, "1 10 rate_limited retry\n2 1020 rate_limited retry\n3 3030 rate_limited attempts\n");
}

TEST(retry, a_success_ends_it_and_the_operation_may_take_the_attempts_number)
{
    Virtual world;
    const expected<std::string> result = amiss::retry(
        plain(), Idempotency::idempotent,
        [](int number) -> expected<std::string> {
            if (number < 3) return amiss::fail(cstar::Code::database_error);
            return std::to_string(number);
        },
        world);
    EXPECT_EQ(result.value(), "3");
    EXPECT_EQ(world.story, "1 0 database_error retry\n2 1000 database_error retry\n3 3000 succeeded\n");
}

TEST(retry, an_operation_that_may_have_taken_effect_is_not_repeated)
{
    Virtual world;
    int calls = 0;
    const auto create = [&]() -> expected<void> {
        ++calls;
        return amiss::fail(codespar::Code::gateway_timeout);
    };
    EXPECT_FALSE(amiss::retry(plain(), Idempotency::not_idempotent, create, world));
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(world.story, "1 0 gateway_timeout check_outcome\n");
    EXPECT_FALSE(amiss::retry(plain(), Idempotency::idempotent, create, world));
    EXPECT_EQ(calls, 4);
}

TEST(retry, waits_as_long_as_the_server_asks_and_keeps_the_deadline)
{
    Virtual world;
    const auto result = amiss::retry(
        plain(), Idempotency::not_idempotent,
        [&]() -> expected<int> {
            world.time += 100ms;
            return amiss::fail(cstar::Code::rate_limit_exceeded).with_retry_after(30s);
        },
        world);
    EXPECT_EQ(world.slept, std::vector<milliseconds>{30s});
    EXPECT_EQ(result.error().retry_after(), 30s);
    EXPECT_EQ(world.story, "1 100 rate_limit_exceeded retry\n2 30200 rate_limit_exceeded deadline\n");
}

TEST(retry, decorrelated_jitter_depends_on_the_last_delay)
{
    Virtual world;
    RetryPolicy policy;
    policy.jitter = amiss::Jitter::decorrelated;
    policy.max_attempts = 6;
    policy.deadline = 1h;
    const auto result = amiss::retry(
        policy, Idempotency::idempotent, []() -> expected<int> { return amiss::fail(cstar::Code::internal_error); },
        world);
    EXPECT_FALSE(result);
    ASSERT_EQ(world.slept.size(), 5U);
    EXPECT_EQ(world.slept[0], 1s);
    milliseconds last = 1s;
    bool above_the_first = false;
    for (const milliseconds delay : world.slept) {
        EXPECT_GE(delay, 1s);
        EXPECT_LE(delay, std::min<milliseconds>(3 * last, 30s));
        above_the_first = above_the_first || delay > 3s;
        last = delay;
    }
    EXPECT_TRUE(above_the_first);
    EXPECT_EQ(world.numbers, 6U);
}

TEST(retry, a_shared_budget_ends_it)
{
    amiss::RetryBudget budget(0.1, 3);
    Virtual world(&budget);
    int calls = 0;
    for (int i = 0; i < 20; ++i)
        static_cast<void>(amiss::retry(
            plain(), Idempotency::idempotent,
            [&]() -> expected<int> {
                ++calls;
                return amiss::fail(cstar::Code::internal_error);
            },
            world));
    EXPECT_EQ(calls, 20 + 3 + 2);
    EXPECT_NE(world.story.find(" budget\n"), std::string::npos);
    EXPECT_EQ(budget.tokens(), 0);
}

TEST(retry, an_empty_budget_is_checked_before_the_deadline)
{
    amiss::RetryBudget budget(0, 0);
    Virtual world(&budget);
    const auto result = amiss::retry(
        plain(), Idempotency::idempotent,
        []() -> expected<int> { return amiss::fail(cstar::Code::rate_limit_exceeded).with_retry_after(99s); }, world);
    EXPECT_FALSE(result);
    EXPECT_EQ(world.story, "1 0 rate_limit_exceeded budget\n");
}

TEST(retry, a_budget_that_another_thread_empties_in_between_ends_it_too)
{
    struct Racing : Virtual {
        using Virtual::Virtual;
        // retry() calls this after it has seen that there is a token.
        std::uint64_t random() { return budget()->withdraw() ? 1U : 0U; }
    };
    amiss::RetryBudget budget(0, 1);
    Racing world(&budget);
    int calls = 0;
    const auto result = amiss::retry(
        plain(), Idempotency::idempotent,
        [&]() -> expected<int> {
            ++calls;
            return amiss::fail(cstar::Code::internal_error);
        },
        world);
    EXPECT_FALSE(result);
    EXPECT_EQ(calls, 1);
    EXPECT_EQ(world.story, "1 0 internal_error budget\n");
}

TEST(retry, an_exception_passes_through)
{
    Virtual world;
    EXPECT_THROW(static_cast<void>(amiss::retry(
                     plain(), Idempotency::idempotent,
                     [](int number) -> expected<int> {
                         if (number == 2) throw std::runtime_error("second");
                         return amiss::fail(cstar::Code::internal_error);
                     },
                     world)),
                 std::runtime_error);
    EXPECT_EQ(world.slept.size(), 1U);
}

// The result has the type that the operation returns.
template <class T>
class retry_results : public testing::Test {};
using Values =
    testing::Types<void, int, std::unique_ptr<int>, std::any, std::string, ApiError, std::vector<expected<int>>>;
TYPED_TEST_SUITE(retry_results, Values, ); // -Wpedantic asks for the last comma

TYPED_TEST(retry_results, values_and_errors_are_returned_unchanged)
{
    Virtual world;
    const auto call = [](int number) -> expected<TypeParam> {
        if (number < 2) return amiss::fail(cstar::Code::internal_error).with_request_id("req_1");
        if constexpr (std::is_void_v<TypeParam>) {
            return {};
        } else if constexpr (std::is_same_v<TypeParam, ApiError>) {
            return ApiError(cstar::Code::key_expired);
        } else {
            return TypeParam();
        }
    };
    auto good = amiss::retry(plain(), Idempotency::idempotent, call, world);
    static_assert(std::is_same_v<decltype(good), expected<TypeParam>>);
    EXPECT_TRUE(good.has_value());
    const auto bad = amiss::retry(plain(), Idempotency::not_idempotent, call, world);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().request_id(), "req_1");
}

TEST(retry, errors_of_other_types_are_converted_for_the_decision)
{
    Virtual world;
    const auto by_code = amiss::retry(
        plain(), Idempotency::not_idempotent,
        []() -> tl::expected<int, std::error_code> {
            return tl::make_unexpected(std::error_code(codespar::Code::rate_limited));
        },
        world);
    EXPECT_EQ(by_code.error(), std::error_code(codespar::Code::rate_limited));
    EXPECT_EQ(world.slept.size(), 2U);

    const auto by_enum = amiss::retry(
        plain(), Idempotency::idempotent,
        []() -> tl::expected<void, cstar::Code> { return tl::make_unexpected(cstar::Code::invalid_json); }, world);
    EXPECT_EQ(by_enum.error(), cstar::Code::invalid_json);
    EXPECT_EQ(world.slept.size(), 2U);

    struct Detailed : ApiError {
        using ApiError::ApiError;
    };
    const auto derived = amiss::retry(
        plain(), Idempotency::idempotent,
        [](int number) -> tl::expected<int, Detailed> {
            if (number == 2) return 2;
            return tl::make_unexpected(Detailed(cstar::Code::internal_error));
        },
        world);
    EXPECT_EQ(derived.value(), 2);
}

// Any result type with has_value() and error() works, even if error() returns by value.
struct OwnResult {
    int left;
    bool has_value() const { return left == 0; }
    std::error_code error() const { return std::make_error_code(std::errc::connection_reset); }
};

TEST(retry, works_with_other_result_types)
{
    Virtual world;
    int left = 3;
    const OwnResult result =
        amiss::retry(plain(), Idempotency::idempotent, [&left] { return OwnResult{--left}; }, world);
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(world.story, "1 0  retry\n2 1000  retry\n3 3000 succeeded\n");
}

TEST(retry, an_environment_need_not_derive_from_the_default_one)
{
    struct Bare {
        std::chrono::milliseconds now() { return slept; }
        void sleep(milliseconds delay) { slept += delay; }
        double random() { return 0.5; }
        void observe(const amiss::RetryEvent&) { ++observed; }
        amiss::RetryBudget* budget() { return nullptr; }
        milliseconds slept{};
        int observed = 0;
    } world;
    const auto result = amiss::retry(
        RetryPolicy(), Idempotency::idempotent,
        []() -> expected<int> { return amiss::fail(cstar::Code::internal_error); }, world);
    EXPECT_FALSE(result);
    EXPECT_EQ(world.slept, 500ms + 1000ms);
    EXPECT_EQ(world.observed, 3);
}

TEST(retry, waits_on_the_real_clock)
{
    RetryPolicy policy = plain();
    policy.base = 3ms;
    const auto start = std::chrono::steady_clock::now();
    const expected<int> result = amiss::retry(policy, Idempotency::idempotent, [](int number) -> expected<int> {
        if (number == 1) return amiss::fail(cstar::Code::internal_error);
        return number;
    });
    EXPECT_EQ(result.value(), 2);
    EXPECT_GE(std::chrono::steady_clock::now() - start, 3ms);
}

} // namespace
