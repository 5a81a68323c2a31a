// SPDX-License-Identifier: BSL-1.0
// Simulates a million calls to an overloaded server: the deadline, Retry-After and the budget hold for each of them.
#include <amiss/retry.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace std::chrono_literals;
using amiss::ApiError;
using amiss::Attempt;
using amiss::Idempotency;
using amiss::RetryPolicy;
using amiss::RetryReason;
using std::chrono::milliseconds;

// splitmix64, which is fast even without optimization and gives the same numbers everywhere.
struct Numbers {
    std::uint64_t state;
    std::uint64_t operator()()
    {
        std::uint64_t bits = state += 0x9E3779B97F4A7C15U;
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        return bits ^ (bits >> 31U);
    }
};

// Serves `rate` requests each millisecond and refuses the others, with a Retry-After that grows with their number.
class Server {
public:
    Server(int rate, int burst) : rate_(rate), burst_(burst), tokens_(burst)
    {
        for (int seconds = 0; seconds < 100; ++seconds)
            refusals_.push_back(
                ApiError(amiss::cstar::Code::rate_limit_exceeded).with_retry_after(std::chrono::seconds(seconds)));
    }

    void tick()
    {
        tokens_ = std::min(tokens_ + rate_, burst_);
        backlog_ = std::max(backlog_ - rate_, 0);
    }
    // Returns null if the request is served.
    const ApiError* ask()
    {
        if (tokens_ > 0) {
            --tokens_;
            return nullptr;
        }
        ++backlog_;
        const auto seconds = static_cast<std::size_t>(1 + backlog_ / (rate_ * 1000));
        return &refusals_[std::min(seconds, refusals_.size() - 1)];
    }

private:
    int rate_, burst_, tokens_, backlog_ = 0;
    std::vector<ApiError> refusals_;
};

struct Call {
    int start;
    int not_before; // when the attempt may begin, by the server's Retry-After
    int number;
    milliseconds previous;
};

struct Outcome {
    int calls = 0, served = 0, retries = 0, too_early = 0, too_late = 0, too_long = 0, over_budget = 0;
    std::array<int, 16> reasons{};
    int operator[](RetryReason reason) const { return reasons[static_cast<std::size_t>(reason)]; }
};

// Makes `per_millisecond` calls each millisecond for `seconds` seconds. Calls that wait are kept in a timer wheel.
Outcome simulate(const RetryPolicy& policy, amiss::RetryBudget* budget, Server server, int per_millisecond, int seconds)
{
    constexpr std::size_t wheel_size = 1U << 17U; // in milliseconds; longer than any deadline here
    std::vector<std::vector<Call>> wheel(wheel_size);
    Numbers numbers{42};
    Outcome outcome;
    const auto deadline = static_cast<int>(policy.deadline.count());

    const auto attempt = [&](Call call, int now) {
        outcome.too_early += now < call.not_before;
        outcome.too_late += now - call.start > deadline;
        const ApiError* const error = server.ask();
        if (error == nullptr) {
            ++outcome.served;
            return;
        }
        Attempt failed{call.number, Idempotency::not_idempotent, milliseconds(now - call.start), numbers(),
                       call.previous};
        failed.budget = budget == nullptr || budget->available();
        const amiss::RetryDecision decision = policy.decide(*error, failed);
        ++outcome.reasons[static_cast<std::size_t>(decision.reason)];
        if (!decision.retry) return;
        ++outcome.retries;
        if (budget != nullptr && !budget->withdraw()) ++outcome.over_budget;
        outcome.too_long += decision.delay > policy.cap;
        const int floor = static_cast<int>(milliseconds(*error->retry_after()).count());
        const int due = now + static_cast<int>(decision.delay.count());
        wheel[static_cast<std::size_t>(due) % wheel_size].push_back(
            {call.start, now + floor, call.number + 1, decision.delay});
    };
    for (int now = 0; now < seconds * 1000 + static_cast<int>(wheel_size); ++now) {
        server.tick();
        std::vector<Call> due;
        due.swap(wheel[static_cast<std::size_t>(now) % wheel_size]);
        for (const Call& call : due) attempt(call, now);
        for (int i = 0; i < per_millisecond && now < seconds * 1000; ++i) {
            ++outcome.calls;
            if (budget != nullptr) budget->deposit();
            attempt({now, now, 1, {}}, now);
        }
    }
    return outcome;
}

void expect_bounds(const Outcome& outcome)
{
    EXPECT_EQ(outcome.too_early, 0);
    EXPECT_EQ(outcome.too_late, 0);
    EXPECT_EQ(outcome.too_long, 0);
    EXPECT_EQ(outcome.over_budget, 0);
    // Each call ends once.
    int ends = outcome.served;
    for (const int count : outcome.reasons) ends += count;
    EXPECT_EQ(ends - outcome[RetryReason::retry], outcome.calls);
    EXPECT_EQ(outcome[RetryReason::retry], outcome.retries);
}

TEST(retry_simulation, a_million_calls_stay_within_their_budget)
{
    amiss::RetryBudget budget(0.1, 10, 100);
    const Outcome outcome = simulate(RetryPolicy(), &budget, Server(7, 1000), 10, 100);
    expect_bounds(outcome);
    EXPECT_EQ(outcome.calls, 1'000'000);
    EXPECT_LE(outcome.retries, outcome.calls / 10 + 10);
    EXPECT_GT(outcome.retries, outcome.calls / 20);
    EXPECT_GT(outcome[RetryReason::budget], 0);
    // The server was never idle, so the retries cost no capacity.
    EXPECT_GE(outcome.served, 700'000);
}

TEST(retry_simulation, without_a_budget_the_deadline_and_the_cap_still_hold)
{
    for (const amiss::Jitter jitter :
         {amiss::Jitter::none, amiss::Jitter::full, amiss::Jitter::equal, amiss::Jitter::decorrelated}) {
        RetryPolicy policy;
        policy.jitter = jitter;
        policy.max_attempts = 5;
        policy.deadline = 20s;
        policy.cap = 8s;
        const Outcome outcome = simulate(policy, nullptr, Server(1, 100), 3, 30);
        expect_bounds(outcome);
        EXPECT_GT(outcome[RetryReason::deadline], 0) << static_cast<int>(jitter);
        EXPECT_GT(outcome[RetryReason::delay_too_long], 0) << static_cast<int>(jitter);
        EXPECT_GT(outcome.retries, outcome.calls / 10) << static_cast<int>(jitter);
    }
}

// The environment of one client in virtual time, which only its sleep advances.
struct Virtual : amiss::RetryEnvironment {
    using RetryEnvironment::RetryEnvironment;
    std::chrono::nanoseconds now() const { return time; }
    void sleep(milliseconds delay)
    {
        time += delay;
        slept += delay;
    }
    std::uint64_t random() { return numbers(); }
    void observe(const amiss::RetryEvent& event)
    {
        late += event.elapsed > 60s;
        if (!event.decision.retry) return;
        ++retries;
        early += event.decision.delay < *event.error->retry_after();
    }

    std::chrono::nanoseconds time{0};
    milliseconds slept{};
    Numbers numbers{7};
    int retries = 0, early = 0, late = 0;
};

// The smallest result type that retry() accepts; it does not copy the error.
struct Answer {
    const ApiError* refusal;
    bool has_value() const { return refusal == nullptr; }
    const ApiError& error() const { return *refusal; }
};

TEST(retry_simulation, the_loop_keeps_the_same_bounds)
{
    amiss::RetryBudget budget(0.1, 10, 100);
    Virtual world(&budget);
    const ApiError refused = ApiError(amiss::cstar::Code::rate_limit_exceeded).with_retry_after(3s);
    Numbers numbers{1};
    constexpr int calls = 50'000;
    int attempts = 0, served = 0;
    for (int i = 0; i < calls; ++i) {
        const Answer answer = amiss::retry(
            RetryPolicy(), Idempotency::not_idempotent,
            [&]() -> Answer {
                ++attempts;
                return {numbers() % 5 == 0 ? &refused : nullptr};
            },
            world);
        served += answer.has_value();
    }
    EXPECT_EQ(attempts, calls + world.retries);
    EXPECT_LE(world.retries, calls / 10 + 10);
    EXPECT_GT(world.retries, calls / 10 - 100);
    EXPECT_EQ(world.early, 0);
    EXPECT_EQ(world.late, 0);
    EXPECT_GE(world.slept, world.retries * 3s);
    EXPECT_GT(served, calls * 4 / 5);
}

} // namespace
