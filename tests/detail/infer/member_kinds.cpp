// SPDX-License-Identifier: BSL-1.0
// Tests of what a member of an error can be by its name alone.
#include <amiss/detail/infer/member_kinds.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::InferredField;
using amiss::detail::MemberKinds;
using amiss::detail::MemberName;

TEST(member_kinds, errors_by_the_end_of_their_name)
{
    for (const std::string_view name : {"errors", "subErrors", "fieldViolations", "soap:Fault", "causes"})
        EXPECT_TRUE(MemberKinds::is_container_name(MemberName(name))) << name;
    EXPECT_FALSE(MemberKinds::is_container_name(MemberName("details")));
    EXPECT_TRUE(MemberKinds::has_kind("details", InferredField::echo, InferredField::wrapper));
    EXPECT_FALSE(MemberKinds::has_kind("details", InferredField::echo));
}

TEST(member_kinds, messages_about_the_whole)
{
    for (const std::string_view name : {"_errors", "__all__", "non_field_errors", "base", "full_messages", "_global"})
        EXPECT_TRUE(MemberKinds::is_whole(name)) << name;
    for (const std::string_view name : {"errors", "_id", "message", "email"})
        EXPECT_FALSE(MemberKinds::is_whole(name)) << name;
}

TEST(member_kinds, traces_and_remarks_are_no_fields)
{
    for (const std::string_view name : {"stack", "stackTrace", "traceback", "frames", "logs"})
        EXPECT_TRUE(MemberKinds::is_trace(MemberName(name))) << name;
    EXPECT_FALSE(MemberKinds::is_trace(MemberName("email")));
    EXPECT_TRUE(MemberKinds::is_remarks("Suggestions"));
    EXPECT_FALSE(MemberKinds::is_remarks("email"));
}

TEST(member_kinds, messages_by_their_rank)
{
    EXPECT_TRUE(MemberKinds::is_message_of_rank(MemberName("message"), 0));
    EXPECT_FALSE(MemberKinds::is_message_of_rank(MemberName("title"), 0));
    EXPECT_TRUE(MemberKinds::is_message_of_rank(MemberName("title"), 5));
    EXPECT_TRUE(MemberKinds::is_messages(MemberName("errorMessages")));
}

} // namespace
