// SPDX-License-Identifier: BSL-1.0
// Tests of finding the rules for a name.
#include <amiss/detail/infer/rule_index.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

using amiss::detail::MemberName;

TEST(rule_index, all_rules_for_a_name_are_found_by_its_last_letter)
{
    for (const std::string_view key :
         {"message", "errors", "X-Request-Id", "retryAfterMs", "type", "soap:Fault", "other"}) {
        const MemberName name(key);
        std::vector<const amiss::detail::InferenceRule*> found, all;
        amiss::detail::for_each_rule(name, [&](const amiss::detail::InferenceRule& rule) { found.push_back(&rule); });
        for (const amiss::detail::InferenceRule& rule : amiss::detail::inference_rules) {
            if (name.is_for(rule)) all.push_back(&rule);
        }
        EXPECT_EQ(found, all) << key;
    }
}

} // namespace
