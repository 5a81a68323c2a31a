// SPDX-License-Identifier: BSL-1.0
// Tests of check with a 2xx: a body in the envelope is an error, and anything else a value.
#include <amiss/read.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using amiss::Received;
namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;
namespace onestack = amiss::onestack;

TEST(read_success, check_finds_an_error_in_a_2xx)
{
    const auto is_value = [](const auto& envelope, std::string_view body) {
        return amiss::check(envelope, Received{200, body}).has_value();
    };
    for (const char* body : {
             R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}})",
             R"( {"error":{"message":"m","code":"new","type":""},"success":false,"more":[1]} )",
             R"({"success":false,"error":{"code":"new"}})",
             R"({"success":false,"error":{"message":"Only a message."}})",
         })
        EXPECT_FALSE(is_value(cstar::envelope, body)) << body;
    for (const char* body : {
             "",
             "junk",
             "[]",
             "{}",
             "null",
             R"({"success":true})",
             R"({"success":false})",
             R"({"success":false,"error":null})",
             R"({"success":true,"error":{"code":"x","message":"m"}})",
             R"({"success":true,"data":{"error":{"code":"x"}}})",
             R"({"success":false,"error":{"type":"t","code":"invalid_json","message":"m"})",
             R"([{"success":false,"error":{"type":"t","code":"invalid_json","message":"m"}}])",
         })
        EXPECT_TRUE(is_value(cstar::envelope, body)) << body;
    EXPECT_FALSE(is_value(codespar::envelope, R"({"error":"forbidden","message":"m","status":403})"));
    EXPECT_FALSE(is_value(onestack::envelope, R"({"error":"m","code":"CONFLICT"})"));
    for (const char* body :
         {R"({"error":"forbidden","message":"m"})", R"({"message":"Done.","status":200})",
          R"({"error":"","message":"Done.","status":200})", R"({"error":null,"message":"m","status":200})"})
        EXPECT_TRUE(is_value(codespar::envelope, body)) << body;
    EXPECT_TRUE(is_value(onestack::envelope, R"({"error":"","code":""})"));
    constexpr auto optional = amiss::object(amiss::optional_member("code", amiss::field::code),
                                            amiss::optional_member("message", amiss::field::message));
    EXPECT_TRUE(is_value(optional, R"({"code":"c","message":"m"})")) << "nothing tells that this is the layout";
    const std::string large =
        R"({"success":false,"error":{"type":"t","code":"invalid_json","message":")" + std::string(70000, 'm') + "\"}}";
    EXPECT_TRUE(is_value(cstar::envelope, large)) << "longer than max_body";
    const auto failed =
        amiss::check(cstar::envelope,
                     Received{202,
                              R"({"success":false,"error":{"type":"t","code":"rate_limit_exceeded","message":"m"}})",
                              {{"Retry-After", "7"}}});
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error(), cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(amiss::to_int(failed.error().status()), 202);
    EXPECT_EQ(failed.error().retry_after(), std::chrono::seconds(7));
}

} // namespace
