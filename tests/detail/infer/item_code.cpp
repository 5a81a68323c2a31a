// SPDX-License-Identifier: BSL-1.0
// Tests of the codes of items: words beside the message, and nothing that is a sentence, a status, a link or a kind of value.
#include <amiss/detail/infer/item_code.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string code_in(std::string_view json, std::string_view message = {})
{
    ItemCode code;
    code.look_at(JsonView(json), message);
    return std::string(code.text);
}

TEST(item_code, is_the_best_by_its_name)
{
    EXPECT_EQ(code_in(R"({"resource":"Issue","field":"title","code":"missing_field"})"), "missing_field");
    EXPECT_EQ(code_in(R"({"type":"int_parsing","loc":["body","a"],"msg":"not a number"})"), "int_parsing");
    EXPECT_EQ(code_in(R"({"reason":"FieldValueRequired","message":"Required value"})"), "FieldValueRequired");
    EXPECT_EQ(code_in(R"({"type":"x","code":"y"})"), "y");
    EXPECT_EQ(code_in(R"({"codes":["NotNull.a"],"code":"NotNull"})"), "NotNull");
    EXPECT_EQ(code_in(R"({"code":6240})"), "6240");
    EXPECT_EQ(code_in(R"({"extensions":{"code":"BAD"}})"), "BAD");
}

TEST(item_code, can_be_absent)
{
    EXPECT_EQ(code_in(R"({"code":"must not be empty"})"), "");
    EXPECT_EQ(code_in(R"({"code":400})"), "") << "a status";
    EXPECT_EQ(code_in(R"({"code":"null"})"), "");
    EXPECT_EQ(code_in(R"({"code":"https://example.com/errors/a"})"), "");
    EXPECT_EQ(code_in(R"({"code":"urn:uuid:c1051bb4-d103-4f74-8988-acbcafc7fdc3"})"), "");
    EXPECT_EQ(code_in(R"({"code":true,"name":"code"})"), "");
    for (const char* type : {"field", "string", "Integer", "query", "object"})
        EXPECT_EQ(code_in(R"({"type":")" + std::string(type) + R"("})"), "") << type;
}

TEST(item_code, is_no_text_that_is_the_message)
{
    const std::string_view json = R"({"error":"blank"})";
    EXPECT_EQ(code_in(json), "blank");
    EXPECT_EQ(code_in(json, json.substr(10, 5)), "");
}

} // namespace
