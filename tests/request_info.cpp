// SPDX-License-Identifier: BSL-1.0
// Tests of RequestInfo: everything in it is optional, and its texts are views.
#include <amiss/request_info.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using amiss::RequestInfo;

TEST(request_info, everything_is_optional)
{
    const RequestInfo none{};
    EXPECT_TRUE(none.id.empty() && none.doc_base.empty() && none.trace_id.empty());
    EXPECT_FALSE(none.time || none.rate_limit);
    const RequestInfo id{"req_1"};
    EXPECT_EQ(id.id, "req_1");
    EXPECT_FALSE(id.time);
}

TEST(request_info, is_a_view)
{
    const std::string text = "req_1";
    const RequestInfo request{text, std::chrono::system_clock::time_point(), "https://x/", amiss::RateLimit{1, 2, 3}};
    EXPECT_EQ(request.id.data(), text.data());
    EXPECT_EQ(request.rate_limit->reset, 3);
}

} // namespace
