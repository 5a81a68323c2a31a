// Tests of an object's other members: whether there is a message beside a code, and members by name.
#include <amiss/detail/guess_scope.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss::detail;

TEST(GuessScope, AMessageBesideTheMemberThatAsks)
{
    GuessScope one{JsonView(R"({"id":"gone","message":"It is gone.","title":""})")};
    EXPECT_TRUE(one.has_message("id"));
    EXPECT_FALSE(one.has_message("message"));
    GuessScope two{JsonView(R"({"error":"gone","detail":"It is gone."})")};
    EXPECT_TRUE(two.has_message("error"));
    EXPECT_TRUE(two.has_message("detail"));
    GuessScope none{JsonView(R"({"id":"gone","message":7})")};
    EXPECT_FALSE(none.has_message("id"));
}

TEST(GuessScope, MembersByName)
{
    EXPECT_TRUE(has_guess_member(JsonView(R"({"a":1,"Error_Code":2})"), "errorcode"));
    EXPECT_FALSE(has_guess_member(JsonView(R"({"a":{"code":1}})"), "code"));
    EXPECT_FALSE(has_guess_member(JsonView("7"), "code"));
}

} // namespace
