// SPDX-License-Identifier: BSL-1.0
// Tests of the table of inference rules: its names are unique and in the form for comparison, and how names compare.
#include <amiss/detail/infer/rules.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace {

using amiss::detail::InferredField;
using amiss::detail::MemberName;

TEST(rules, each_name_is_unique_for_its_field_and_in_the_form_for_comparison)
{
    std::set<std::pair<std::string_view, InferredField>> seen;
    for (const amiss::detail::InferenceRule& rule : amiss::detail::inference_rules) {
        EXPECT_TRUE(seen.emplace(rule.name, rule.kind).second) << rule.name;
        EXPECT_EQ(MemberName(rule.name).view(), rule.name);
        EXPECT_LT(rule.cost, amiss::detail::RuleCost::item);
    }
    EXPECT_EQ(seen.size(), std::size(amiss::detail::inference_rules));
}

TEST(rules, names_are_compared_by_letters_and_digits)
{
    for (const std::string_view key : {"retry_after", "retryAfter", "Retry-After", "retry after", "RETRYAFTER"})
        EXPECT_TRUE(MemberName(key).is("retryafter")) << key;
    EXPECT_FALSE(MemberName("retry_after_ms").is("retryafter"));
    EXPECT_TRUE(MemberName("serviceErrorCode").is("errorcode"));
    EXPECT_TRUE(MemberName("x-request-id").is("requestid"));
    EXPECT_FALSE(MemberName("barcode").is("code"));
    EXPECT_EQ(MemberName("a_name_that_is_longer_than_any_in_the_table").view(), "");
    EXPECT_EQ(MemberName("___").view(), "");
}

} // namespace
