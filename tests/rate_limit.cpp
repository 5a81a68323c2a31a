// The state of a rate limit: unknown by default, compared by its three numbers.
#include <amiss/rate_limit.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::RateLimit;

static_assert(RateLimit{}.limit < 0 && RateLimit{}.remaining < 0 && RateLimit{}.reset < 0);
static_assert(RateLimit{1, 2, 3} == RateLimit{1, 2, 3} && !(RateLimit{1, 2, 3} != RateLimit{1, 2, 3}));

TEST(rate_limit, each_number_counts)
{
    const RateLimit limit{100, 0, 1774866600};
    EXPECT_NE(limit, (RateLimit{101, 0, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 1, 1774866600}));
    EXPECT_NE(limit, (RateLimit{100, 0, 1774866601}));
    EXPECT_EQ(limit, RateLimit(limit));
}

} // namespace
