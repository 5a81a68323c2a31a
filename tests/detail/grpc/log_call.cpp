// SPDX-License-Identifier: BSL-1.0
// Tests of the line on stderr about an error of a call.
#include <amiss/detail/grpc/log_call.hpp>

#include <amiss/request_info.hpp>

#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::ApiError;

struct LoggedCall {
    amiss::RequestInfo info() const { return {"req_1"}; }
};

std::string line_of(const ApiError& error)
{
    testing::internal::CaptureStderr();
    amiss::detail::LogCall<decltype(rpc_api::envelope)>{rpc_api::envelope}(error, LoggedCall());
    return testing::internal::GetCapturedStderr();
}

TEST(log_call, one_line_with_id_and_context)
{
    const std::string line = line_of(ApiError(rpc_api::Code::slow_down).with_context("why\nso"));
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_NE(line.find("req_1"), std::string::npos);
    EXPECT_NE(line.find("why"), std::string::npos);
}

TEST(log_call, a_line_that_is_too_long_is_cut_and_still_one)
{
    const std::string line = line_of(ApiError(rpc_api::Code::slow_down).with_context(std::string(5000, 'x')));
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    EXPECT_LE(line.size(), 2048U);
}

} // namespace
