// SPDX-License-Identifier: BSL-1.0
// Finds the rules for the name of a member.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/text/last_letter_index.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr LastLetterIndex rule_index(inference_rules);

/// Calls `take` with each rule that is for a name, in the order of the table.
template <class Take>
constexpr void for_each_rule(const MemberName& name, Take take) noexcept
{
    if (name.view().empty()) return;
    const unsigned letter = rule_index.letter_of(name.view());
    for (unsigned at = rule_index.begin[letter]; at != rule_index.begin[letter + 1]; ++at) {
        const InferenceRule& rule = inference_rules[rule_index.rows[at]];
        if (name.is_for(rule)) take(rule);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
