// SPDX-License-Identifier: BSL-1.0
// Tests that a lambda without captures can be called by its type alone, at compile time and at run time.
#include <amiss/detail/layout/call_stateless.hpp>

#include <gtest/gtest.h>

namespace {

constexpr auto answer = [] { return 42; };
static_assert(amiss::detail::call_stateless<decltype(answer)>() == 42);

TEST(call_stateless, calls_the_lambda_at_run_time)
{
    const auto text = [] { return "text"; };
    EXPECT_STREQ(amiss::detail::call_stateless<decltype(text)>(), "text");
}

} // namespace
