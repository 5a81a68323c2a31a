// SPDX-License-Identifier: BSL-1.0
// Tests of the status of a call as an error: typed, or of no catalogue, and as a result.
#include <amiss/adapt/grpc_client.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::ApiError;
using rpc_api::Code;

grpc::Status slow_down_status()
{
    const std::string info = proto::bytes(1, "SLOW_DOWN") + proto::bytes(2, "rpc.example.com");
    return {grpc::StatusCode::RESOURCE_EXHAUSTED, "Slow.", proto::number(1, 8) + proto::any("ErrorInfo", info)};
}

TEST(grpc_client, a_status_is_read_with_the_codes_of_a_catalogue)
{
    const ApiError error = amiss::read_status<Code>(slow_down_status());
    EXPECT_EQ(error, Code::slow_down);
    EXPECT_EQ(error.message(), "Slow.");
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
}

TEST(grpc_client, or_without_any)
{
    const ApiError error = amiss::error_from(slow_down_status());
    EXPECT_EQ(error.name(), "SLOW_DOWN");
    EXPECT_EQ(error.status(), amiss::HttpStatus::too_many_requests);
    EXPECT_EQ(amiss::error_from({grpc::StatusCode::UNAVAILABLE, "no server"}).provenance(),
              amiss::Provenance::synthesized);
}

TEST(grpc_client, ok_is_a_value)
{
    EXPECT_TRUE(amiss::check_status<Code>(grpc::Status::OK));
    const auto result = amiss::check_status<Code>(slow_down_status());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), Code::slow_down);
    EXPECT_TRUE(amiss::read_status(grpc::Status::OK).malformed()) << "and no error, if it is asked for one";
}

TEST(grpc_client, a_call_that_has_no_trailing_metadata)
{
    const grpc::ClientContext context;
    EXPECT_TRUE(amiss::check_status<Code>(grpc::Status::OK, context));
    EXPECT_EQ(amiss::check_status<Code>(slow_down_status(), context).error(), Code::slow_down);
}

} // namespace
