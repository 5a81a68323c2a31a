// SPDX-License-Identifier: BSL-1.0
// Tests of handlers as methods of a service: status, reply, ids, traces, and what is told of an error.
#include <amiss/adapt/grpc_server.hpp>

#include "support/rpc_api.hpp"

#include <grpcpp/test/server_context_test_spouse.h>

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::grpc_call;
using amiss::GrpcRequest;
using rpc_api::Code;

constexpr auto& api = rpc_api::envelope;

/// A call with metadata of its client.
class GrpcServer : public testing::Test {
public:
    std::string trailer(const std::string& name) const
    {
        const auto all = spouse_.GetTrailingMetadata();
        const auto found = all.find(name);
        return found == all.end() ? "" : found->second;
    }

protected:
    grpc::ServerContext context_;
    grpc::testing::ServerContextTestSpouse spouse_{&context_};
    std::vector<std::string> told_;
    std::string reply_;
};

TEST_F(GrpcServer, a_value_is_ok_and_has_an_id)
{
    const auto handler = [](const int& number) -> expected<std::string> { return std::to_string(number); };
    EXPECT_TRUE(grpc_call(context_, api, 7, reply_, handler).ok());
    EXPECT_EQ(reply_, "7");
    EXPECT_EQ(trailer("x-request-id").substr(0, 4), "req_");
}

TEST_F(GrpcServer, an_error_is_a_status_and_is_told_once)
{
    spouse_.AddClientMetadata("x-request-id", "of_client");
    const auto handler = [](const int&) -> expected<std::string> {
        return fail(Code::slow_down).with_retry_after(2).with_context("secret");
    };
    const auto tell = [&](const ApiError& error, const GrpcRequest& request) {
        told_.push_back(std::string(error.context()) + " " + std::string(request.id()));
    };
    const grpc::Status status = grpc_call(context_, api, 7, reply_, handler, tell);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    const ApiError back = amiss::read_rpc_status<Code>(status.error_details());
    EXPECT_EQ(back, Code::slow_down);
    EXPECT_EQ(back.request_id(), "of_client");
    EXPECT_EQ(trailer("x-request-id"), "of_client");
    EXPECT_EQ(trailer("grpc-retry-pushback-ms"), "2000");
    EXPECT_EQ(told_, std::vector<std::string>{"secret of_client"});
    EXPECT_EQ(status.error_details().find("secret"), std::string::npos);
}

TEST_F(GrpcServer, an_exception_is_the_fallback_row)
{
    const auto handler = [](const int&) -> expected<std::string> { throw std::runtime_error("secret"); };
    const auto tell = [&](const ApiError& error, const GrpcRequest&) { told_.emplace_back(error.context()); };
    const grpc::Status status = grpc_call(context_, api, 7, reply_, handler, tell);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_EQ(status.error_message(), "Something broke.");
    EXPECT_EQ(told_, std::vector<std::string>{"secret"});
}

TEST_F(GrpcServer, a_line_on_stderr_where_nobody_asks_to_be_told)
{
    const auto handler = [](const int&) -> expected<std::string> { return fail(Code::slow_down).with_context("why"); };
    testing::internal::CaptureStderr();
    EXPECT_FALSE(grpc_call(context_, api, 7, reply_, handler).ok());
    const std::string line = testing::internal::GetCapturedStderr();
    EXPECT_EQ(line.substr(0, 9), "slow_down");
    EXPECT_NE(line.find("why"), std::string::npos);
    EXPECT_EQ(line.find('\n'), line.size() - 1);
}

TEST_F(GrpcServer, a_line_on_stderr_where_on_error_throws)
{
    const auto handler = [](const int&) -> expected<std::string> { return fail(Code::slow_down); };
    const auto tell = [](const ApiError&, const GrpcRequest&) { throw std::runtime_error("on_error"); };
    testing::internal::CaptureStderr();
    EXPECT_EQ(grpc_call(context_, api, 7, reply_, handler, tell).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_EQ(testing::internal::GetCapturedStderr().substr(0, 9), "slow_down");
}

TEST_F(GrpcServer, a_method_that_streams_has_a_handler_without_a_reply)
{
    const auto tell = [](const ApiError&, const GrpcRequest&) {};
    const auto with_request = [&](const GrpcRequest& request) -> expected<void> {
        reply_ = request.id();
        return fail(Code::final_failure);
    };
    EXPECT_EQ(grpc_call(context_, api, with_request, tell).error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_EQ(reply_, trailer("x-request-id")) << "one id, whoever asks";
    EXPECT_EQ(trailer("grpc-retry-pushback-ms"), "-1");
}

TEST_F(GrpcServer, such_a_method_may_go_well)
{
    EXPECT_TRUE(grpc_call(context_, api, []() -> expected<void> { return {}; }).ok());
    EXPECT_EQ(trailer("x-request-id").size(), 28U);
}

TEST_F(GrpcServer, the_request_of_the_context)
{
    spouse_.AddClientMetadata("x-request-id", "<script>");
    spouse_.AddClientMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    spouse_.AddClientMetadata("idempotency-key", "\"key-1\"");
    spouse_.AddClientMetadata("custom", "value");
    const GrpcRequest request(context_);
    EXPECT_EQ(request.id().substr(0, 4), "req_") << "one that is not clean is replaced";
    EXPECT_EQ(request.trace().trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_EQ(request.info().trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
    EXPECT_EQ(request.idempotency_key(), "key-1");
    EXPECT_EQ(request.metadata("custom"), "value");
    EXPECT_EQ(request.metadata("none"), "");
}

TEST_F(GrpcServer, the_trace_is_on_the_error_that_is_told)
{
    spouse_.AddClientMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    const auto tell = [&](const ApiError& error, const GrpcRequest&) { told_.emplace_back(error.trace_id()); };
    const grpc::Status status = grpc_call(context_, api, []() -> expected<void> { return fail(Code::internal); }, tell);
    EXPECT_EQ(told_, std::vector<std::string>{"4bf92f3577b34da6a3ce929d0e0e4736"});
    EXPECT_EQ(status.error_details().find("4bf9"), std::string::npos) << "it does not go out";
}

TEST_F(GrpcServer, to_status_adds_trailers_where_it_has_the_context)
{
    const ApiError error = ApiError(Code::slow_down).with_retry_after(2);
    EXPECT_EQ(amiss::to_status(api, error, {"req_1"}).error_details(),
              amiss::to_status(context_, api, error, {"req_1"}).error_details());
    EXPECT_EQ(trailer("grpc-retry-pushback-ms"), "2000");
}

} // namespace
