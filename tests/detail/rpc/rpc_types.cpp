// SPDX-License-Identifier: BSL-1.0
// Tests of the numbers of google.rpc's fields against google/rpc/status.proto and google/rpc/error_details.proto.
#include <amiss/detail/rpc/rpc_types.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

namespace rpc = amiss::detail::rpc;

TEST(rpc_types, names_are_those_of_the_package)
{
    for (const auto name :
         {rpc::error_info, rpc::retry_info, rpc::request_info, rpc::help, rpc::localized_message, rpc::bad_request})
        EXPECT_EQ(name.substr(0, 11), "google.rpc.") << name;
    EXPECT_EQ(std::string(rpc::type_prefix) + std::string(rpc::help), "type.googleapis.com/google.rpc.Help");
}

TEST(rpc_types, numbers_are_those_of_the_files)
{
    EXPECT_EQ(rpc::StatusField::code, 1U);
    EXPECT_EQ(rpc::StatusField::message, 2U);
    EXPECT_EQ(rpc::StatusField::details, 3U);
    EXPECT_EQ(rpc::ErrorInfoField::reason, 1U);
    EXPECT_EQ(rpc::ErrorInfoField::domain, 2U);
    EXPECT_EQ(rpc::ErrorInfoField::metadata, 3U);
    EXPECT_EQ(rpc::ViolationField::field, 1U);
    EXPECT_EQ(rpc::ViolationField::description, 2U);
    EXPECT_EQ(rpc::ViolationField::reason, 3U);
}

} // namespace
