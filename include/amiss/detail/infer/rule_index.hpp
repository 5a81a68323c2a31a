// SPDX-License-Identifier: BSL-1.0
// Finds the rules for the name of a member.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/infer/rules.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The rules by the last two letters of their names, which a name has in common with all that end in it; in the order of
/// the table. No rule has a name of one letter.
struct RuleIndex {
    static constexpr std::size_t count = sizeof inference_rules / sizeof *inference_rules;
    static constexpr unsigned ends = 128;
    static_assert(count <= 255, "amiss: the numbers of the rules must fit in an unsigned char");

    unsigned char begin[ends + 1]{}; ///< of the rules with an end; they stop where those of the next one begin
    unsigned char rules[count]{};

    constexpr RuleIndex() noexcept
    {
        unsigned char next[ends]{}; // at first, how many there are with each end
        for (const InferenceRule& rule : inference_rules) ++next[end_of(rule.name)];
        for (unsigned end = 0; end < ends; ++end) {
            begin[end + 1] = static_cast<unsigned char>(begin[end] + next[end]);
            next[end] = begin[end];
        }
        unsigned char number = 0;
        for (const InferenceRule& rule : inference_rules) rules[next[end_of(rule.name)]++] = number++;
    }

    static constexpr unsigned end_of(std::string_view name) noexcept
    {
        return (static_cast<unsigned>(name[name.size() - 2]) * 5 + static_cast<unsigned>(name.back())) % ends;
    }
};
inline constexpr RuleIndex rule_index;

/// Looks for the rules for a name.
AMISS_NOINLINE inline void find_rules(const MemberName& name) noexcept
{
    MemberName::Rules& found = name.rules;
    found.count = 0;
    if (name.view().size() < 2) return;
    const unsigned end = RuleIndex::end_of(name.view());
    for (unsigned at = rule_index.begin[end]; at != rule_index.begin[end + 1] && found.count != found.most; ++at) {
        if (name.is_for(inference_rules[rule_index.rules[at]])) found.numbers[found.count++] = rule_index.rules[at];
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
