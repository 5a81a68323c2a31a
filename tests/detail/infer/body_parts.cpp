// SPDX-License-Identifier: BSL-1.0
// Tests of what a part of a body is by its name and by what is in it.
#include <amiss/detail/infer/body_parts.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss::detail;

TEST(body_parts, the_reason_of_google_is_told_by_its_type)
{
    EXPECT_TRUE(is_error_info(JsonView(R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"X"})")));
    EXPECT_FALSE(is_error_info(JsonView(R"({"@type":"type.googleapis.com/google.rpc.Help"})")));
    EXPECT_FALSE(is_error_info(JsonView(R"({"reason":"X"})")));
}

TEST(body_parts, the_request_of_the_client_is_told_by_its_name)
{
    EXPECT_TRUE(is_no_error_name("request"));
    EXPECT_TRUE(is_no_error_name("Headers"));
    EXPECT_TRUE(is_no_error_name("stackTrace"));
    EXPECT_FALSE(is_no_error_name("response"));
}

TEST(body_parts, lists_of_errors_and_errors_of_fields)
{
    EXPECT_TRUE(is_list_of_errors(JsonView(R"([{"code":"x","message":"It is bad"}])")));
    EXPECT_FALSE(is_list_of_errors(JsonView(R"([{"id":1,"name":"Bob Smith","description":"likes his cats"}])")));
    EXPECT_FALSE(is_list_of_errors(JsonView("[]")));
    EXPECT_TRUE(is_about_field(JsonView(R"({"field":"a"})"), false));
    EXPECT_TRUE(is_about_field(JsonView(R"({"path":["a"],"message":"It is bad"})"), false));
    EXPECT_FALSE(is_about_field(JsonView(R"({"path":["a"],"message":"It is bad"})"), true));
    EXPECT_FALSE(is_about_field(JsonView(R"({"message":"It is bad"})"), false));
}

} // namespace
