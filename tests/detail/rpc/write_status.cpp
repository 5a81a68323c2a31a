// SPDX-License-Identifier: BSL-1.0
// Tests of the code, the message and the pushback of a gRPC status.
#include <amiss/detail/rpc/write_status.hpp>

#include "support/proto_bytes.hpp"
#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using amiss::ApiError;
using amiss::Grpc;
using amiss::detail::WrittenRpc;
using rpc_api::Code;

WrittenRpc written_rpc(const ApiError& error, const amiss::RequestInfo& request = {})
{
    static char buffer[4096];
    return write_rpc(amiss::detail::plan_of(rpc_api::envelope), error, request, buffer, sizeof buffer);
}
/// "" where there is none.
std::string pushback_of(const ApiError& error)
{
    const WrittenRpc written = written_rpc(error);
    return written.has_pushback ? std::to_string(written.pushback) : "";
}

TEST(write_status, no_error_is_ok)
{
    EXPECT_EQ(written_rpc(Code::not_ok).code, Grpc::unknown);
    EXPECT_EQ(written_rpc(Code::card_declined).code, Grpc::failed_precondition);
    for (int status = 0; status < 700; ++status) {
        const WrittenRpc written = written_rpc(ApiError(static_cast<amiss::HttpStatus>(status)));
        EXPECT_NE(written.code, Grpc::ok) << status;
        EXPECT_NE(written.status.size, 0U) << status;
    }
}

TEST(write_status, pushback_follows_from_class_and_delay)
{
    EXPECT_EQ(pushback_of(Code::internal), "") << "if_idempotent";
    EXPECT_EQ(pushback_of(Code::slow_down), "") << "after_delay without a delay";
    EXPECT_EQ(pushback_of(ApiError(Code::slow_down).with_retry_after(3)), "3000");
    EXPECT_EQ(pushback_of(ApiError(Code::slow_down).with_retry_after(0)), "0");
    EXPECT_EQ(pushback_of(Code::final_failure), "-1");
    EXPECT_EQ(pushback_of(ApiError(Code::final_failure).with_retry_after(3)), "-1") << "never is never";
    EXPECT_EQ(pushback_of(ApiError(Code::slow_down).with_retry_after(2147483)), "2147483000");
    EXPECT_EQ(pushback_of(ApiError(Code::slow_down).with_retry_after(2147484)), "2147483647");
}

TEST(write_status, the_message_is_well_formed_and_bounded)
{
    const std::string long_text(2000, 'x');
    EXPECT_EQ(written_rpc(ApiError(Code::internal).with_message(long_text)).status.message, std::string(1024, 'x'));
    EXPECT_EQ(written_rpc(ApiError(Code::internal).with_message("a\xFF")).status.message, "a\xEF\xBF\xBD");
}

TEST(write_status, an_unclean_id_is_left_out)
{
    const WrittenRpc clean = written_rpc(Code::internal, {"req_1"});
    EXPECT_EQ(std::string(clean.request_id, clean.request_id_size), "req_1");
    EXPECT_EQ(written_rpc(Code::internal, {"<b>"}).request_id_size, 0U);
}

TEST(write_status, an_error_from_elsewhere_is_the_fallback_row)
{
    const ApiError theirs = ApiError(std::make_error_code(std::errc::timed_out)).with_retry_after(9);
    EXPECT_EQ(written_rpc(theirs).code, Grpc::internal);
    EXPECT_EQ(written_rpc(theirs).status.message, "Something broke.");
    char buffer[512];
    const WrittenRpc none = write_rpc(amiss::detail::no_envelope, theirs, {}, buffer, sizeof buffer);
    EXPECT_EQ(none.code, Grpc::internal);
    EXPECT_NE(std::string(buffer, none.status.size).find(proto::bytes(1, "INTERNAL_ERROR")), std::string::npos);
}

} // namespace
