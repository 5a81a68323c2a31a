// SPDX-License-Identifier: BSL-1.0
// Tests of looking at the other members of an object: whether there is a message beside a code, and members by name.
#include <amiss/detail/infer/scope.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss::detail;

TEST(scope, finds_a_message_beside_a_member)
{
    ObjectScope one{JsonView(R"({"id":"gone","message":"It is gone.","title":""})")};
    EXPECT_TRUE(one.has_message("id"));
    EXPECT_FALSE(one.has_message("message"));
    ObjectScope two{JsonView(R"({"error":"gone","detail":"It is gone."})")};
    EXPECT_TRUE(two.has_message("error"));
    EXPECT_TRUE(two.has_message("detail"));
    ObjectScope none{JsonView(R"({"id":"gone","message":7})")};
    EXPECT_FALSE(none.has_message("id"));
}

TEST(scope, a_list_of_texts_is_a_message_and_so_is_a_sentence_under_a_name_that_may_have_one)
{
    EXPECT_TRUE(ObjectScope{JsonView(R"({"name":"age","messages":["is too low"]})")}.has_message("name"));
    EXPECT_TRUE(ObjectScope{JsonView(R"({"name":"age","reason":"must be positive"})")}.has_message("name"));
    EXPECT_FALSE(ObjectScope{JsonView(R"({"name":"age","reason":"invalid"})")}.has_message("name"));
    EXPECT_FALSE(ObjectScope{JsonView(R"({"name":"age","message":"None"})")}.has_message("name"));
}

TEST(scope, members_by_name)
{
    EXPECT_TRUE(has_member(JsonView(R"({"a":1,"Error_Code":2})"), "errorcode"));
    EXPECT_FALSE(has_member(JsonView(R"({"a":{"code":1}})"), "code"));
    EXPECT_FALSE(has_member(JsonView("7"), "code"));
    EXPECT_EQ(find_member(JsonView(R"({"a":1,"Error_Code":2})"), "errorcode").json(), "2");
    EXPECT_EQ(find_member(JsonView(R"([1])"), "a").kind(), JsonKind::none);
}

} // namespace
