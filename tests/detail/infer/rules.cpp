// SPDX-License-Identifier: BSL-1.0
// Tests of the table of inference rules: its names are unique and in the form for comparison, and how names compare.
#include <amiss/detail/infer/rules.hpp>

#include <amiss/detail/infer/member_name.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <string_view>
#include <tuple>

namespace {

using amiss::detail::InferredField;
using amiss::detail::MemberName;

TEST(rules, each_name_occurs_once_for_a_field_and_as_it_is_compared)
{
    std::set<std::tuple<std::string_view, InferredField, bool>> seen;
    for (const amiss::detail::InferenceRule& rule : amiss::detail::inference_rules) {
        EXPECT_TRUE(seen.emplace(rule.name, rule.kind, rule.any_prefix).second) << rule.name;
        EXPECT_EQ(MemberName(rule.name).view(), rule.name);
        EXPECT_LT(rule.cost, amiss::detail::RuleCost::item);
    }
    EXPECT_EQ(seen.size(), std::size(amiss::detail::inference_rules));
    for (const std::string_view relation : amiss::detail::link_relations)
        EXPECT_EQ(MemberName(relation).view(), relation);
}

} // namespace
