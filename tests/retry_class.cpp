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
    for (int value = 100; value <= 599; ++value) {
        const Retry retry = amiss::default_retry(static_cast<HttpStatus>(value));
        switch (value) {
        case 429: EXPECT_EQ(retry, Retry::after_delay); break;
        case 408:
        case 425:
        case 500:
        case 502:
        case 503:
        case 504: EXPECT_EQ(retry, Retry::if_idempotent) << value; break;
        default: EXPECT_EQ(retry, Retry::never) << value;
        }
    }
}

TEST(retry_class, without_a_response_the_operation_may_have_taken_effect)
{
    EXPECT_EQ(amiss::default_retry(HttpStatus::none), Retry::if_idempotent);
    EXPECT_EQ(amiss::default_retry(static_cast<HttpStatus>(-5)), Retry::never);
}

} // namespace
