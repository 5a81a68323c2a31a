// SPDX-License-Identifier: BSL-1.0
// Tests of bodies of a 2xx that say that they are an error, and of those that do not.
#include <amiss/detail/infer/success_body.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::says_error;

TEST(success_body, errors_of_the_whole)
{
    for (const std::string_view body :
         {R"({"error":"invalid_auth"})", R"({"error":{"code":-32601}})", R"({"error":{"message":"No."}})",
          R"({"errors":true,"items":[]})", R"({"errors":[{"message":"x"}],"data":null})", R"({"errors":{"a":"b"}})",
          R"({"ok":false})", R"({"a":1,"Success": false })", R"( {"\u0065rror":"x"})"})
        EXPECT_TRUE(says_error(body)) << body;
}

TEST(success_body, successes)
{
    for (const std::string_view body :
         {"", "[]", "null", "{}", R"({"error":null})", R"({"error":""})", R"({"error":"None"})", R"({"error":false})",
          R"({"error":{}})", R"({"error":{"code":0,"message":""}})", R"({"errors":[]})", R"({"errors":{}})",
          R"({"errors":false})", R"({"ok":true,"success":true})", R"([{"error":"x"}])", R"({"items":[{"error":"x"}]})",
          R"({"data":{"ok":false}})", "<html>", R"({"error)"})
        EXPECT_FALSE(says_error(body)) << body;
}

} // namespace
