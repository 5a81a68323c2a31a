// SPDX-License-Identifier: BSL-1.0
// Tests of a response that nothing has been written into.
#include <amiss/response.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

static_assert(std::is_nothrow_copy_constructible_v<amiss::Response>);

TEST(response, is_a_500_without_a_body_at_first)
{
    const amiss::Response response{};
    EXPECT_EQ(response.status, 500);
    EXPECT_TRUE(response.body.empty());
    EXPECT_TRUE(response.headers.empty());
}

} // namespace
