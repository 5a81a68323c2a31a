// SPDX-License-Identifier: BSL-1.0
// Tests of what a service gives to a request.
#include <amiss/detail/server/request_access.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss::detail;

TEST(request_access, sets_the_parameters_of_the_path)
{
    amiss::Request request;
    std::string storage;
    PathParams params;
    ASSERT_TRUE(fits("/a/{id}/{to}", "/a/x%21/y", params));
    ASSERT_TRUE(RequestAccess::set_path_params(request, params, storage));
    EXPECT_EQ(request.path_param("id"), "x!");
    EXPECT_EQ(request.path_param("to"), "y");
    EXPECT_EQ(request.path_param("other"), "");
    ASSERT_TRUE(fits("/a/{id}", "/a/%", params));
    EXPECT_FALSE(RequestAccess::set_path_params(request, params, storage));
    EXPECT_EQ(request.path_param("to"), "y");
}

} // namespace
