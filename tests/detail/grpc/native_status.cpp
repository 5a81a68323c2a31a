// SPDX-License-Identifier: BSL-1.0
// Tests of what is between grpc::Status and amiss: codes, metadata, trailers.
#include <amiss/detail/grpc/native_status.hpp>

#include "support/rpc_api.hpp"

#include <grpcpp/test/server_context_test_spouse.h>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::ApiError;
using amiss::Grpc;
using amiss::detail::CallMetadata;
using amiss::detail::metadata_value;
using rpc_api::Code;

TEST(native_status, codes_have_the_same_numbers)
{
    for (int code = 1; code <= 16; ++code)
        EXPECT_EQ(static_cast<int>(amiss::detail::code_of({static_cast<grpc::StatusCode>(code), ""})), code);
    EXPECT_EQ(amiss::detail::code_of(grpc::Status::OK), Grpc::ok);
    EXPECT_EQ(amiss::detail::code_of({grpc::StatusCode::DO_NOT_USE, ""}), Grpc::unknown);
    EXPECT_EQ(static_cast<int>(Grpc::unauthenticated), grpc::StatusCode::UNAUTHENTICATED);
}

TEST(native_status, the_first_value_of_a_name)
{
    const CallMetadata metadata = {{"a", "1"}, {"b", "2"}, {"b", "3"}};
    EXPECT_EQ(metadata_value(metadata, "b"), "2");
    EXPECT_EQ(metadata_value(metadata, "c"), "");
}

TEST(native_status, trailers_of_the_call_are_read)
{
    const CallMetadata trailers = {{"grpc-retry-pushback-ms", "2500"}, {"x-request-id", "req_9"}};
    const ApiError error = amiss::detail::read_native({grpc::StatusCode::UNAVAILABLE, "busy"}, &trailers);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(3));
    EXPECT_EQ(error.request_id(), "req_9");
    EXPECT_EQ(error.message(), "busy");
    EXPECT_EQ(amiss::detail::read_native({grpc::StatusCode::UNAVAILABLE, ""}, nullptr).retry_after(), std::nullopt);
}

TEST(native_status, a_status_goes_out_with_its_trailers)
{
    grpc::ServerContext context;
    const ApiError error = ApiError(Code::slow_down).with_retry_after(3);
    const grpc::Status status = amiss::detail::native_status(&context, rpc_api::envelope, error, {"req_1"});
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_EQ(status.error_message(), "Slow down.");
    EXPECT_EQ(amiss::read_rpc_status<Code>(status.error_details()), Code::slow_down);
    const auto trailers = grpc::testing::ServerContextTestSpouse(&context).GetTrailingMetadata();
    ASSERT_EQ(trailers.size(), 2U);
    EXPECT_EQ(trailers.find("grpc-retry-pushback-ms")->second, "3000");
    EXPECT_EQ(trailers.find("x-request-id")->second, "req_1");
}

} // namespace
