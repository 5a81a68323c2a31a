// SPDX-License-Identifier: BSL-1.0
// Tests of a client with GoogleTest, without a network and without waiting: replies that it reads, and its retries.
#include <amiss/adapt/gtest.hpp>

#include <amiss.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <vector>

using namespace testing;
using namespace std::chrono_literals;
using amiss::FailsWith, amiss::HasRetryAfter, amiss::IsOk, amiss::IsOkAndHolds;
namespace cstar = amiss::cstar;
using cstar::Code;

TEST(client, reads_replies)
{
    // [replies]
    const amiss::Received limited{429,
                                  R"({"success":false,"error":{"code":"rate_limit_exceeded","message":"…"}})",
                                  {{"Retry-After", "3"}}};
    EXPECT_THAT(amiss::check(cstar::envelope, limited), FailsWith(Code::rate_limit_exceeded, HasRetryAfter(3s)));
    EXPECT_THAT(amiss::check(cstar::envelope, amiss::Received{502, "<html>Bad Gateway</html>"}),
                FailsWith(amiss::HttpStatus::bad_gateway, Property(&amiss::ApiError::malformed, true)));
    EXPECT_THAT(amiss::check(cstar::envelope, amiss::Received{201, "{}"}), IsOk());
    // [/replies]
}

// [clock]
struct TestTime : amiss::RetryEnvironment {
    std::chrono::milliseconds time{0};
    std::vector<std::chrono::milliseconds> sleeps;

    std::chrono::milliseconds now() const { return time; }
    void sleep(std::chrono::milliseconds delay) { time += delay, sleeps.push_back(delay); }
    double random() const { return 0.5; } // each delay is in the middle of its range
};
// [/clock]
TEST(client, repeats_what_may_be_repeated)
{
    // [retries]
    TestTime world;
    const amiss::RetryPolicy policy; // 3 attempts, 1 s doubled, full jitter
    const auto busy_once = [](int attempt) -> amiss::expected<int> {
        if (attempt == 1) return amiss::fail(Code::rate_limit_exceeded).with_retry_after(5s);
        return 7;
    };
    EXPECT_THAT(amiss::retry(policy, amiss::Idempotency::not_idempotent, busy_once, world), IsOkAndHolds(7));
    EXPECT_THAT(world.sleeps, ElementsAre(5500ms)); // 5 s, and half of the jitter of 1 s

    MockFunction<amiss::expected<int>()> create; // a 500 may have taken effect, so it is not repeated
    EXPECT_CALL(create, Call).WillOnce([] { return amiss::fail(Code::internal_error); });
    EXPECT_THAT(amiss::retry(policy, amiss::Idempotency::not_idempotent, create.AsStdFunction(), world),
                FailsWith(Code::internal_error));
    // [/retries]
}
