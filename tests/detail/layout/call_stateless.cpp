// SPDX-License-Identifier: BSL-1.0
// A lambda is called by its type alone, at compile time.
#include <amiss/detail/layout/call_stateless.hpp>

#include <gtest/gtest.h>

namespace {

constexpr auto answer = [] { return 42; };
static_assert(amiss::detail::call_stateless<decltype(answer)>() == 42);

TEST(call_stateless, calls_at_run_time_too)
{
    const auto text = [] { return "text"; };
    EXPECT_STREQ(amiss::detail::call_stateless<decltype(text)>(), "text");
}

} // namespace
