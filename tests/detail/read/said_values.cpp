// SPDX-License-Identifier: BSL-1.0
// Tests of what a body says of its status and its gRPC code: names in any case, numbers, and the first of several.
#include <amiss/detail/read/said_values.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss;
using detail::SaidValues;

SaidValues of_grpc(std::string_view text)
{
    SaidValues said;
    said.add_grpc(text);
    return said;
}

TEST(said_values, grpc_codes_by_name_and_by_number)
{
    EXPECT_EQ(of_grpc("RESOURCE_EXHAUSTED").grpc(), Grpc::resource_exhausted);
    EXPECT_EQ(of_grpc("resource_exhausted").grpc(), Grpc::resource_exhausted);
    EXPECT_EQ(of_grpc("canceled").grpc(), Grpc::cancelled) << "as Connect spells it";
    EXPECT_EQ(of_grpc("CANCELLED").grpc(), Grpc::cancelled);
    EXPECT_EQ(of_grpc("8").grpc(), Grpc::resource_exhausted);
    EXPECT_EQ(of_grpc("16").grpc(), Grpc::unauthenticated);
    EXPECT_EQ(of_grpc("0").grpc(), Grpc::ok);
    for (const std::string_view none : {"", "17", "-1", "1.0", "999", "RESOURCE", "UNAUTHENTICATED2"})
        EXPECT_FALSE(of_grpc(none).has_grpc()) << none;
}

TEST(said_values, the_first_of_each_counts)
{
    SaidValues said;
    EXPECT_EQ(said.status(), HttpStatus::none);
    said.add_status(-1);
    said.add_status(404);
    said.add_status(500);
    said.add_grpc("NOT_FOUND");
    said.add_grpc("INTERNAL");
    EXPECT_EQ(said.status(), HttpStatus::not_found);
    EXPECT_EQ(said.grpc(), Grpc::not_found);
    EXPECT_EQ(sizeof said, 2U);
}

} // namespace
