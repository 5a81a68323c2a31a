// SPDX-License-Identifier: BSL-1.0
// Finds the rules for the name of a member.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/text/last_letter_index.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr LastLetterIndex rule_index(inference_rules);

/// Looks for the rules for a name.
AMISS_NOINLINE inline void find_rules(const MemberName& name) noexcept
{
    MemberName::Rules& rules = name.rules;
    rules.count = 0;
    if (name.view().empty()) return;
    const unsigned letter = rule_index.letter_of(name.view());
    for (unsigned at = rule_index.begin[letter]; at != rule_index.begin[letter + 1] && rules.count != MemberName::Rules::most; ++at) {
        if (!name.is_for(inference_rules[rule_index.rows[at]])) continue;
        rules.numbers[rules.count++] = rule_index.rows[at];
    }
}

/// Calls `take` with each rule that is for a name, in the order of the table.
template <class Take>
void for_each_rule(const MemberName& name, Take take) noexcept
{
    if (name.rules.count == MemberName::Rules::not_known) find_rules(name);
    for (unsigned at = 0; at != name.rules.count; ++at) take(inference_rules[name.rules.numbers[at]]);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
