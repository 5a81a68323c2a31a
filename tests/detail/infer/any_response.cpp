// SPDX-License-Identifier: BSL-1.0
// Tests of reading a whole response of an unknown API: its envelope or none, and whether its body is JSON as it came.
#include <amiss/detail/infer/any_response.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::Received;
using amiss::detail::read_in_any;

TEST(any_response, says_whether_the_body_is_json_as_it_came)
{
    EXPECT_TRUE(read_in_any(Received{400, R"({"a":1})"}).is_json);
    EXPECT_TRUE(read_in_any(Received{400, R"({"error":{"code":"x"}})"}).is_json);
    EXPECT_FALSE(read_in_any(Received{400, R"({"a":NaN})"}).is_json) << "mended";
    EXPECT_FALSE(read_in_any(Received{400, "<Error><Code>X</Code></Error>"}).is_json);
    EXPECT_FALSE(read_in_any(Received{400, ""}).is_json);
}

TEST(any_response, what_was_mended_is_flagged)
{
    const auto reading =
        read_in_any(Received{403, ")]}'\n{\"error\":\"forbidden\",\"message\":\"No.\",\"status\":403}"});
    EXPECT_EQ(reading.error, amiss::codespar::Code::forbidden);
    EXPECT_TRUE(reading.error.malformed());
    EXPECT_FALSE(read_in_any(Received{403, R"({"error":"forbidden","message":"No.","status":403})"}).error.malformed());
}

} // namespace
