// SPDX-License-Identifier: BSL-1.0
// Names and their rules, remembered or not.
#include <amiss/detail/infer/inference_memo.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(inference_memo, names_are_the_same_remembered_or_not)
{
    const std::string_view body = R"( {"Retry-After":1,"soap:Fault":{},"\u0065rror":"x","x_request_id":"r"} )";
    InferenceMemo memo;
    const JsonView root = memo.root(body);
    for (int round = 0; round < 2; ++round) {
        JsonItems plain = JsonView(body).items();
        JsonItems members = root.items();
        while (plain.next()) {
            ASSERT_TRUE(members.next());
            EXPECT_GE(members.number(), 0);
            EXPECT_EQ(name_of(members).view(), name_of(plain).view());
            std::string rules, plain_rules;
            for_each_rule(name_of(members), [&](const InferenceRule& rule) { rules.append(rule.name).append(";"); });
            for_each_rule(name_of(plain),
                          [&](const InferenceRule& rule) { plain_rules.append(rule.name).append(";"); });
            EXPECT_EQ(rules, plain_rules);
            EXPECT_FALSE(rules.empty());
        }
        EXPECT_FALSE(members.next());
    }
}

TEST(inference_memo, each_name_has_room_for_all_of_its_rules)
{
    for (const InferenceRule& wanted : inference_rules) {
        const MemberName name(wanted.name);
        unsigned count = 0, found = 0;
        for (const InferenceRule& rule : inference_rules) count += name.is_for(rule) ? 1U : 0U;
        for_each_rule(name, [&found](const InferenceRule&) { ++found; });
        EXPECT_EQ(found, count) << wanted.name;
    }
}

} // namespace
