// SPDX-License-Identifier: BSL-1.0
// Tests of the error in trailers of gRPC-Web.
#include <amiss/detail/infer/trailers_error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::GrpcTrailers;

TEST(trailers_error, says_whether_the_call_went_well)
{
    EXPECT_TRUE(GrpcTrailers("grpc-status: 0\r\n").is_ok());
    EXPECT_TRUE(GrpcTrailers("x: y\r\nGrpc-Status:0").is_ok());
    for (const char* const bad :
         {"", "grpc-message: fine\r\n", "grpc-status: 5\r\n", "grpc-status:\r\n", "grpc-status 0"})
        EXPECT_FALSE(GrpcTrailers(bad).is_ok()) << bad;
}

TEST(trailers_error, has_the_status_of_its_code_and_its_message)
{
    const ApiError error = GrpcTrailers("grpc-status: 5\r\ngrpc-message: no \xC3\xA4%C3%A4 100%25 %zz\r\n").error();
    EXPECT_EQ(error.status(), HttpStatus::not_found);
    EXPECT_EQ(error.message(), "no \xC3\xA4\xC3\xA4 100% %zz");
    EXPECT_EQ(error.provenance(), amiss::Provenance::server);
    EXPECT_EQ(GrpcTrailers("grpc-status: 14").error().status(), HttpStatus::service_unavailable);
}

TEST(trailers_error, is_a_500_where_there_is_no_code)
{
    for (const char* const odd :
         {"", "grpc-status: x", "grpc-status: 99999999999999", "grpc-status: 256", "grpc-status: 17"})
        EXPECT_EQ(GrpcTrailers(odd).error().status(), HttpStatus::internal_server_error) << odd;
    EXPECT_EQ(GrpcTrailers("").error().message(), "Internal Server Error");
}

TEST(trailers_error, a_message_is_cut_on_a_code_point)
{
    std::string trailers = "grpc-status: 13\r\ngrpc-message: x";
    for (int count = 0; count < 300; ++count) trailers += "%C3%A4";
    const ApiError error = GrpcTrailers(trailers).error();
    EXPECT_EQ(error.message().size(), 255U);
    EXPECT_EQ(error.message().substr(253), "\xC3\xA4");
    EXPECT_EQ(GrpcTrailers("grpc-status: 13\r\ngrpc-message: %FFx").error().message(), "\xEF\xBF\xBDx");
}

} // namespace
