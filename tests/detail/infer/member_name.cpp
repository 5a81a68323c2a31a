// SPDX-License-Identifier: BSL-1.0
// Tests of how the names of members are compared with the rules.
#include <amiss/detail/infer/member_name.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(member_name, only_letters_and_digits_count_and_case_does_not)
{
    for (const std::string_view key : {"retry_after", "retryAfter", "Retry-After", "retry after", "RETRYAFTER"})
        EXPECT_TRUE(MemberName(key).is("retryafter")) << key;
    EXPECT_FALSE(MemberName("retry_after_ms").is("retryafter"));
    EXPECT_EQ(MemberName("___").view(), "");
    EXPECT_EQ(MemberName("a1\xC3\xA9").view(), "a1");
}

TEST(member_name, a_rule_is_for_its_name_or_for_all_that_end_in_it)
{
    constexpr InferenceRule exact("code", InferredField::code);
    EXPECT_TRUE(MemberName("Code").is_for(exact));
    EXPECT_FALSE(MemberName("barcode").is_for(exact));
    EXPECT_FALSE(MemberName("").is_for(exact));
    constexpr InferenceRule open("*requestid", InferredField::request_id);
    EXPECT_TRUE(MemberName("requestId").is_for(open));
    EXPECT_TRUE(MemberName("x-request-id").is_for(open));
    EXPECT_FALSE(MemberName("request-id-2").is_for(open));
    EXPECT_FALSE(MemberName("questid").is_for(open));
}

TEST(member_name, names_of_no_rule_are_empty)
{
    EXPECT_EQ(MemberName(std::string(32, 'a')).view(), std::string(32, 'a'));
    EXPECT_EQ(MemberName(std::string(33, 'a')).view(), "");
    EXPECT_EQ(MemberName("@type").view(), "");
}

TEST(member_name, escapes_and_prefixes_of_xml_do_not_count)
{
    EXPECT_EQ(MemberName(R"(\u006dessage)").view(), "message");
    EXPECT_EQ(MemberName("soap:Fault").view(), "fault");
    EXPECT_EQ(MemberName(std::string(40, 'x') + ":Code").view(), "code");
    EXPECT_EQ(MemberName("code:").view(), "");
}

} // namespace
