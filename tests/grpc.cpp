// SPDX-License-Identifier: BSL-1.0
// Tests of gRPC codes: their numbers, and the code that each HTTP status gives.
#include <amiss/grpc.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::default_grpc;
using amiss::Grpc;
using amiss::HttpStatus;

constexpr Grpc of(int status) { return default_grpc(static_cast<HttpStatus>(status)); }

static_assert(static_cast<int>(Grpc::ok) == 0 && static_cast<int>(Grpc::unknown) == 2);
static_assert(static_cast<int>(Grpc::resource_exhausted) == 8 && static_cast<int>(Grpc::unauthenticated) == 16);
static_assert(of(404) == Grpc::not_found);

TEST(grpc, statuses_with_a_code_of_their_own)
{
    EXPECT_EQ(of(400), Grpc::invalid_argument);
    EXPECT_EQ(of(401), Grpc::unauthenticated);
    EXPECT_EQ(of(403), Grpc::permission_denied);
    EXPECT_EQ(of(404), Grpc::not_found);
    EXPECT_EQ(of(405), Grpc::unimplemented);
    EXPECT_EQ(of(408), Grpc::deadline_exceeded);
    EXPECT_EQ(of(409), Grpc::aborted);
    EXPECT_EQ(of(410), Grpc::not_found);
    EXPECT_EQ(of(412), Grpc::failed_precondition);
    EXPECT_EQ(of(416), Grpc::out_of_range);
    EXPECT_EQ(of(422), Grpc::invalid_argument);
    EXPECT_EQ(of(428), Grpc::failed_precondition);
    EXPECT_EQ(of(429), Grpc::resource_exhausted);
    EXPECT_EQ(of(499), Grpc::cancelled);
    EXPECT_EQ(of(500), Grpc::internal);
    EXPECT_EQ(of(501), Grpc::unimplemented);
    EXPECT_EQ(of(502), Grpc::unavailable);
    EXPECT_EQ(of(503), Grpc::unavailable);
    EXPECT_EQ(of(504), Grpc::deadline_exceeded);
}

TEST(grpc, all_other_statuses)
{
    EXPECT_EQ(of(200), Grpc::ok);
    EXPECT_EQ(of(299), Grpc::ok);
    EXPECT_EQ(of(0), Grpc::unavailable);
    for (const int status :
         {-1, 100, 302, 402, 406, 407, 411, 413, 414, 415, 417, 418, 420, 421, 423, 427, 430, 431, 505, 507, 511, 600})
        EXPECT_EQ(of(status), Grpc::unknown) << status;
}

TEST(grpc, a_5xx_that_is_not_registered_is_a_500)
{
    for (const int status : {509, 512, 520, 524, 529, 530, 598, 599}) EXPECT_EQ(of(status), Grpc::internal) << status;
}

TEST(grpc, each_code_has_a_name)
{
    EXPECT_EQ(amiss::grpc_name(Grpc::ok), "OK");
    EXPECT_EQ(amiss::grpc_name(Grpc::resource_exhausted), "RESOURCE_EXHAUSTED");
    EXPECT_EQ(amiss::grpc_name(static_cast<Grpc>(17)), "UNKNOWN");
    for (int left = 0; left <= 16; ++left) {
        for (int right = 0; right < left; ++right)
            EXPECT_NE(amiss::grpc_name(static_cast<Grpc>(left)), amiss::grpc_name(static_cast<Grpc>(right)));
    }
}

TEST(grpc, each_code_has_the_status_that_connect_gives_it)
{
    constexpr int statuses[] = {200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401};
    for (int code = 0; code <= 16; ++code)
        EXPECT_EQ(to_int(amiss::http_status_of(static_cast<Grpc>(code))), statuses[code]) << code;
    EXPECT_EQ(to_int(amiss::http_status_of(static_cast<Grpc>(17))), 500);
}

} // namespace
