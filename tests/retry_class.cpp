// SPDX-License-Identifier: BSL-1.0
// Tests of retry classes: their values, and the class that each status gives.
#include <amiss/retry_class.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::HttpStatus;
using amiss::Retry;

static_assert(static_cast<int>(Retry::never) == 1 && static_cast<int>(Retry::if_idempotent) == 2
              && static_cast<int>(Retry::after_delay) == 3);
static_assert(amiss::default_retry(HttpStatus::too_many_requests) == Retry::after_delay);

TEST(retry_class, every_status_has_its_class)
{
    for (int value = 100; value <= 699; ++value) {
        const Retry retry = amiss::default_retry(static_cast<HttpStatus>(value));
        switch (value) {
        case 429: EXPECT_EQ(retry, Retry::after_delay); break;
        case 408:
        case 425: EXPECT_EQ(retry, Retry::if_idempotent) << value; break;
        case 501:
        case 505:
        case 506:
        case 508:
        case 510:
        case 511: EXPECT_EQ(retry, Retry::never) << value; break;
        default:
            // RFC 9110 §15: what is not registered is the x00 of its class. 507 is registered, and passes.
            EXPECT_EQ(retry, value >= 500 && value <= 599 ? Retry::if_idempotent : Retry::never) << value;
        }
    }
}

TEST(retry_class, without_a_response_the_operation_may_have_taken_effect)
{
    EXPECT_EQ(amiss::default_retry(HttpStatus::none), Retry::if_idempotent);
    EXPECT_EQ(amiss::default_retry(static_cast<HttpStatus>(-5)), Retry::never);
}

TEST(retry_class, has_a_name)
{
    EXPECT_EQ(to_string(Retry::never), "never");
    EXPECT_EQ(to_string(Retry::if_idempotent), "if_idempotent");
    EXPECT_EQ(to_string(Retry::after_delay), "after_delay");
    EXPECT_EQ(to_string(static_cast<Retry>(0)), "unknown");
}

TEST(retry_class, whose_word_it_is_has_a_name)
{
    using amiss::RetryWord;
    EXPECT_EQ(to_string(RetryWord::code), "code");
    EXPECT_EQ(to_string(RetryWord::status), "status");
    EXPECT_EQ(to_string(RetryWord::server), "server");
    EXPECT_EQ(to_string(static_cast<RetryWord>(0)), "unknown");
}

} // namespace
