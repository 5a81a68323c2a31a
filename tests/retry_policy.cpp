// SPDX-License-Identifier: BSL-1.0
// Tests of RetryPolicy::decide: every class of error and every reason, in the documented order.
#include <amiss/retry_policy.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/error/access.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

using namespace std::chrono_literals;
using amiss::ApiError;
using amiss::Attempt;
using amiss::HttpStatus;
using amiss::Idempotency;
using amiss::Jitter;
using amiss::RetryPolicy;
using amiss::RetryReason;
using std::chrono::milliseconds;
using std::chrono::seconds;
namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;
namespace cstar_v1 = amiss::cstar_v1;
namespace onestack = amiss::onestack;

static_assert(noexcept(std::declval<const RetryPolicy&>().decide(std::declval<const ApiError&>(),
                                                                 std::declval<const Attempt&>())));
static_assert(std::is_aggregate_v<RetryPolicy> && std::is_aggregate_v<Attempt>);
static_assert(std::is_trivially_copyable_v<RetryPolicy> && std::is_trivially_copyable_v<Attempt>);
static_assert(!std::is_constructible_v<amiss::Random, bool> && !std::is_constructible_v<amiss::Random, const char*>);
static_assert(to_string(RetryReason::check_outcome) == "check_outcome");

constexpr milliseconds longest = milliseconds::max();

RetryPolicy plain()
{
    RetryPolicy policy;
    policy.jitter = Jitter::none;
    return policy;
}

std::string_view reason(const ApiError& error, Idempotency idempotency)
{
    const amiss::RetryDecision decision = plain().decide(error, Attempt{1, idempotency});
    EXPECT_EQ(decision.retry, decision.reason == RetryReason::retry);
    EXPECT_EQ(decision.delay, decision.retry ? 1000ms : 0ms);
    return to_string(decision.reason);
}

TEST(retry_policy, defaults_are_the_documented_ones)
{
    const RetryPolicy policy;
    EXPECT_EQ(policy.max_attempts, 3);
    EXPECT_EQ(policy.base, 1s);
    EXPECT_EQ(policy.factor, 2);
    EXPECT_EQ(policy.cap, 30s);
    EXPECT_EQ(policy.deadline, 60s);
    EXPECT_EQ(policy.jitter, Jitter::full);
    EXPECT_EQ(policy.default_delay, 0s);
}

TEST(retry_policy, the_reason_depends_on_the_class_of_the_error_and_on_idempotency)
{
    const struct {
        ApiError error;
        std::string_view not_idempotent, idempotent;
    } cases[] = {
        {cstar::Code::rate_limit_exceeded, "retry", "retry"},
        {cstar_v1::Code::rate_limited, "retry", "retry"},
        {codespar::Code::rate_limited, "retry", "retry"},
        {onestack::Code::rate_limit_exceeded, "retry", "retry"},
        {codespar::Code::service_unavailable, "retry", "retry"},
        {ApiError(HttpStatus::too_many_requests), "retry", "retry"},
        {cstar::Code::internal_error, "not_idempotent", "retry"},
        {cstar::Code::database_error, "not_idempotent", "retry"},
        {cstar_v1::Code::server_error, "not_idempotent", "retry"},
        {codespar::Code::internal_error, "not_idempotent", "retry"},
        {codespar::Code::provider_error, "not_idempotent", "retry"},
        {onestack::Code::internal_error, "not_idempotent", "retry"},
        {ApiError(HttpStatus::service_unavailable), "not_idempotent", "retry"},
        {ApiError(HttpStatus::none), "not_idempotent", "retry"},
        {ApiError(std::errc::connection_reset), "not_idempotent", "retry"},
        {codespar::Code::gateway_timeout, "check_outcome", "retry"},
        {ApiError(HttpStatus::gateway_timeout), "check_outcome", "retry"},
        {ApiError(std::errc::timed_out), "check_outcome", "retry"},
        {codespar::Code::provider_unavailable, "final_code", "final_code"},
        {codespar::Code::quota_exceeded, "final_code", "final_code"},
        {cstar::Code::resource_not_found, "final_code", "final_code"},
        {cstar::Code::parameter_missing, "final_code", "final_code"},
        {onestack::Code::token_expired, "final_code", "final_code"},
        {ApiError(HttpStatus::ok), "final_code", "final_code"},
        {codespar::Code::slug_conflict, "refetch", "refetch"},
        {codespar::Code::webhook_url_conflict, "refetch", "refetch"},
        {onestack::Code::conflict, "refetch", "refetch"},
        {onestack::Code::duplicate_resource, "refetch", "refetch"},
        {ApiError(HttpStatus::conflict), "refetch", "refetch"},
        {ApiError(HttpStatus::precondition_failed), "refetch", "refetch"},
    };
    for (const auto& each : cases) {
        const auto what = [&each] {
            return testing::Message() << each.error.name() << ' ' << to_int(each.error.status());
        };
        EXPECT_EQ(reason(each.error, Idempotency::not_idempotent), each.not_idempotent) << what();
        EXPECT_EQ(reason(each.error, Idempotency()), each.not_idempotent) << what();
        EXPECT_EQ(reason(each.error, Idempotency::idempotent), each.idempotent) << what();
    }
}

// A gateway that gave up does not know what became of the request, even where the code promises that nothing was done.
TEST(retry_policy, a_504_may_have_taken_effect_whatever_its_code_says)
{
    for (const ApiError& refusal : {ApiError(cstar::Code::rate_limit_exceeded), ApiError(codespar::Code::rate_limited),
                                    ApiError(codespar::Code::service_unavailable)}) {
        ApiError error = refusal;
        ASSERT_EQ(error.retry_class(), amiss::Retry::after_delay);
        ASSERT_EQ(reason(error, Idempotency::not_idempotent), "retry");
        amiss::detail::ErrorAccess::head(error).status = 504; // as when it was read from a response with that status
        EXPECT_EQ(reason(error, Idempotency::not_idempotent), "check_outcome") << error.name();
        EXPECT_EQ(reason(error, Idempotency::idempotent), "retry") << error.name();
    }
}

TEST(retry_policy, the_delay_doubles_from_1_second_until_there_are_no_attempts_left)
{
    RetryPolicy policy = plain();
    const ApiError error = codespar::Code::rate_limited;
    EXPECT_EQ(policy.decide(error, Attempt{1}).delay, 1s);
    EXPECT_EQ(policy.decide(error, Attempt{2}).delay, 2s);
    EXPECT_EQ(policy.decide(error, Attempt{3}).reason, RetryReason::attempts);
    policy.max_attempts = 4;
    EXPECT_EQ(policy.decide(error, Attempt{3}).delay, 4s);
    EXPECT_EQ(policy.decide(error, Attempt{4}).reason, RetryReason::attempts);
    EXPECT_EQ(policy.decide(error, Attempt{std::numeric_limits<int>::max()}).reason, RetryReason::attempts);
}

TEST(retry_policy, attempts_below_one_count_as_one)
{
    RetryPolicy policy = plain();
    const ApiError error = codespar::Code::rate_limited;
    for (const int number : {0, -1, std::numeric_limits<int>::min()})
        EXPECT_EQ(policy.decide(error, Attempt{number}).delay, 1s) << number;
    for (const int most : {1, 0, -1, std::numeric_limits<int>::min()}) {
        policy.max_attempts = most;
        EXPECT_EQ(policy.decide(error, Attempt{-5}).reason, RetryReason::attempts) << most;
    }
}

TEST(retry_policy, the_first_reason_in_the_documented_order_is_given)
{
    RetryPolicy policy = plain();
    policy.max_attempts = 2;
    policy.deadline = 10s;
    policy.cap = 5s;
    ApiError fatal = cstar::Code::parameter_missing;
    ApiError faulty = cstar::Code::internal_error;
    ApiError refused = cstar::Code::rate_limit_exceeded;
    for (ApiError* const error : {&fatal, &faulty, &refused}) error->with_retry_after(60s);

    // Each step removes the reason of the step before.
    Attempt attempt{2, Idempotency::not_idempotent, 11s};
    attempt.budget = false;
    EXPECT_EQ(policy.decide(fatal, attempt).reason, RetryReason::final_code);
    EXPECT_EQ(policy.decide(faulty, attempt).reason, RetryReason::not_idempotent);
    EXPECT_EQ(policy.decide(refused, attempt).reason, RetryReason::attempts);
    attempt.number = 1;
    EXPECT_EQ(policy.decide(refused, attempt).reason, RetryReason::budget);
    attempt.budget = true;
    EXPECT_EQ(policy.decide(refused, attempt).reason, RetryReason::deadline);
    attempt.elapsed = 0s;
    EXPECT_EQ(policy.decide(refused, attempt).reason, RetryReason::deadline);
    EXPECT_EQ(policy.decide(refused.with_retry_after(6s), attempt).reason, RetryReason::delay_too_long);
    EXPECT_EQ(policy.decide(refused.with_retry_after(5s), attempt).reason, RetryReason::retry);
}

TEST(retry_policy, the_delay_is_never_shorter_than_the_server_asks)
{
    const RetryPolicy policy = plain();
    const auto delay = [&policy](seconds asked, int number) {
        return policy.decide(ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(asked), Attempt{number}).delay;
    };
    EXPECT_EQ(delay(0s, 1), 1s);
    EXPECT_EQ(delay(1s, 1), 1s);
    EXPECT_EQ(delay(7s, 1), 7s);
    EXPECT_EQ(delay(1s, 2), 2s);
    EXPECT_EQ(delay(30s, 2), 30s);
    // This also holds after an error that may have taken effect.
    EXPECT_EQ(policy
                  .decide(ApiError(cstar::Code::internal_error).with_retry_after(7s),
                          Attempt{1, Idempotency::idempotent})
                  .delay,
              7s);
}

TEST(retry_policy, default_delay_is_used_after_a_refusal_without_a_delay)
{
    RetryPolicy policy = plain();
    policy.default_delay = 5s;
    const auto delay = [&policy](const ApiError& error) {
        return policy.decide(error, Attempt{1, Idempotency::idempotent}).delay;
    };
    EXPECT_EQ(delay(onestack::Code::rate_limit_exceeded), 5s);
    EXPECT_EQ(delay(ApiError(onestack::Code::rate_limit_exceeded).with_retry_after(2s)), 2s);
    EXPECT_EQ(delay(ApiError(onestack::Code::rate_limit_exceeded).with_retry_after(0s)), 1s);
    EXPECT_EQ(delay(onestack::Code::internal_error), 1s);
    policy.default_delay = -5s;
    EXPECT_EQ(delay(onestack::Code::rate_limit_exceeded), 1s);
}

TEST(retry_policy, no_attempt_begins_after_the_deadline)
{
    const RetryPolicy policy = plain();
    const auto decide = [&policy](std::chrono::nanoseconds elapsed, seconds asked) {
        return policy
            .decide(ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(asked),
                    Attempt{1, Idempotency::idempotent, elapsed})
            .reason;
    };
    EXPECT_EQ(decide(59s, 0s), RetryReason::retry);
    EXPECT_EQ(decide(59s + 1ns, 0s), RetryReason::deadline);
    EXPECT_EQ(decide(40s, 20s), RetryReason::retry);
    EXPECT_EQ(decide(40s + 1ns, 20s), RetryReason::deadline);
    EXPECT_EQ(decide(60s, 0s), RetryReason::deadline);
    EXPECT_EQ(decide(std::chrono::nanoseconds::max(), 0s), RetryReason::deadline);
    EXPECT_EQ(decide(-1s, 30s), RetryReason::retry);
    EXPECT_EQ(decide(std::chrono::nanoseconds::min(), 30s), RetryReason::retry);
    EXPECT_EQ(decide(0s, 61s), RetryReason::deadline);
    EXPECT_EQ(decide(0s, 60s), RetryReason::delay_too_long);
    EXPECT_EQ(decide(0s, 31s), RetryReason::delay_too_long);
    EXPECT_EQ(decide(0s, seconds::max()), RetryReason::deadline);
}

TEST(retry_policy, gives_up_instead_of_shortening_a_delay)
{
    RetryPolicy policy;
    policy.deadline = 10s;
    const ApiError error = cstar::Code::rate_limit_exceeded;
    EXPECT_EQ(policy.decide(error, Attempt{1, Idempotency::idempotent, 9500ms, 0.499}).delay, 499ms);
    EXPECT_EQ(policy.decide(error, Attempt{1, Idempotency::idempotent, 9500ms, 0.51}).reason, RetryReason::deadline);
}

TEST(retry_policy, a_policy_without_limits_does_not_overflow)
{
    RetryPolicy policy = plain();
    policy.max_attempts = std::numeric_limits<int>::max();
    policy.cap = policy.deadline = longest;
    const auto asked = [](std::int64_t delay) { // more than the setter keeps
        ApiError made = cstar::Code::rate_limit_exceeded;
        amiss::detail::store_record(amiss::detail::ErrorAccess::records(made), amiss::FieldKind::retry_after, delay);
        return made;
    };
    const ApiError error = asked(seconds::max().count());
    EXPECT_EQ(policy.decide(error, Attempt{1}).delay, longest);
    EXPECT_EQ(policy.decide(error, Attempt{1, Idempotency::idempotent, 1ns}).reason, RetryReason::deadline);
    const ApiError large = asked(longest.count() / 1000);
    EXPECT_EQ(policy.decide(large, Attempt{1}).delay, seconds(longest.count() / 1000));
    EXPECT_EQ(policy.decide(cstar::Code::rate_limit_exceeded, Attempt{2'000'000'000}).delay, longest);
    policy.jitter = Jitter::full;
    EXPECT_EQ(policy.decide(error, Attempt{100, Idempotency::idempotent, 0s, 0.5}).delay, longest);
}

TEST(retry_policy, invalid_values_count_as_the_nearest_valid_ones)
{
    const ApiError error = cstar::Code::rate_limit_exceeded;
    RetryPolicy policy = plain();
    policy.deadline = -1s;
    EXPECT_EQ(policy.decide(error, Attempt{1}).reason, RetryReason::deadline);
    policy.base = -1s;
    EXPECT_EQ(policy.decide(error, Attempt{1}).reason, RetryReason::retry); // no delay, and no time has passed
    EXPECT_EQ(policy.decide(error, Attempt{1, Idempotency::idempotent, 1ns}).reason, RetryReason::deadline);

    policy = plain();
    policy.cap = -1s;
    EXPECT_EQ(policy.decide(error, Attempt{1}).delay, 0s);
    EXPECT_TRUE(policy.decide(error, Attempt{1}).retry);
    EXPECT_EQ(policy.decide(ApiError(error).with_retry_after(1s), Attempt{1}).reason, RetryReason::delay_too_long);

    policy = plain();
    policy.jitter = Jitter();
    EXPECT_EQ(policy.decide(error, Attempt{2, Idempotency::idempotent, 0s, 0.1}).delay, 2s);
}

TEST(retry_policy, reasons_have_names)
{
    std::string_view last;
    for (int value = 1; value <= static_cast<int>(RetryReason::deadline); ++value) {
        const std::string_view name = to_string(static_cast<RetryReason>(value));
        EXPECT_NE(name, "unknown") << value;
        EXPECT_NE(name, last);
        last = name;
    }
    EXPECT_EQ(last, "deadline");
    EXPECT_EQ(to_string(RetryReason()), "unknown");
    EXPECT_EQ(to_string(static_cast<RetryReason>(200)), "unknown");
}

} // namespace
