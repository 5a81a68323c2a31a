// SPDX-License-Identifier: BSL-1.0
// Tests of JSON inside a text of a body: the error is in it, and what is around completes it.
#include <amiss/detail/infer/infer_json.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::infer_json;
using amiss::detail::NestedJson;

ApiError inferred(std::string_view body)
{
    ApiError error(HttpStatus::internal_server_error);
    EXPECT_TRUE(infer_json(body, false, error)) << body;
    return error;
}

TEST(infer_json, the_json_of_a_text_has_no_escapes)
{
    EXPECT_EQ(NestedJson(R"({\"a\":\"\u00e9\"}\n)").json(), "{\"a\":\"\xC3\xA9\"}\n");
    EXPECT_EQ(NestedJson("[object Object]").json(), "");
    EXPECT_EQ(NestedJson("").json(), "");
}

TEST(infer_json, the_error_inside_is_the_error)
{
    const ApiError error = inferred(
        R"({"message":"{\"error\":{\"code\":\"db_down\",\"message\":\"No database\"}}","code":"proxy","requestId":"r1"})");
    EXPECT_EQ(error.name(), "db_down");
    EXPECT_EQ(error.message(), "No database");
    EXPECT_EQ(error.request_id(), "r1");
    EXPECT_EQ(inferred(R"({"statusCode":500,"body":"{\"message\":\"It broke\"}"})").message(), "It broke");
    EXPECT_EQ(inferred(R"({"code":"x","message":"{\"message\":\"It broke\"}"})").name(), "x");
}

TEST(infer_json, a_message_outside_counts_more_than_json_in_a_body)
{
    EXPECT_EQ(inferred(R"({"message":"It broke","body":"{\"message\":\"hello there\"}"})").message(), "It broke");
}

TEST(infer_json, what_is_no_json_is_the_message)
{
    EXPECT_EQ(inferred(R"({"message":"[object Object]"})").message(), "[object Object]");
    EXPECT_EQ(inferred(R"({"message":"{\"a\":1}"})").message(), R"({"a":1})");
    ApiError error(HttpStatus::internal_server_error);
    EXPECT_FALSE(infer_json(R"({"a":1})", false, error));
}

} // namespace
