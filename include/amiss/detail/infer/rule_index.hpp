// SPDX-License-Identifier: BSL-1.0
// Finds the rules for the name of a member.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/infer/rules.hpp>

#include <iterator>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The rules by the last letter of their names, which those for any prefix have in common with what they are for.
struct RuleIndex {
    static constexpr unsigned letters = 64;
    static_assert(std::size(inference_rules) <= 255, "amiss: the numbers of the rules must fit in an unsigned char");

    unsigned char begin[letters + 1]{}; ///< of a letter's rules in `rules`; they end where those of the next one begin
    unsigned char rules[std::size(inference_rules)]{};

    static constexpr unsigned last_letter(std::string_view name) noexcept
    {
        return name.empty() ? 0 : static_cast<unsigned>(name.back()) % letters;
    }
    constexpr RuleIndex() noexcept
    {
        unsigned char ends[letters]{}; // at first, how many rules there are of each letter
        for (const InferenceRule& rule : inference_rules) ++ends[last_letter(rule.name)];
        for (unsigned letter = 0; letter < letters; ++letter) {
            begin[letter + 1] = static_cast<unsigned char>(begin[letter] + ends[letter]);
            ends[letter] = begin[letter];
        }
        unsigned char number = 0;
        for (const InferenceRule& rule : inference_rules) rules[ends[last_letter(rule.name)]++] = number++;
    }
};
inline constexpr RuleIndex rule_index{};

/// Calls `take` with each rule that is for a name, in the order of the table.
template <class Take>
constexpr void for_each_rule(const MemberName& name, Take take) noexcept
{
    if (name.view().empty()) return;
    const unsigned letter = RuleIndex::last_letter(name.view());
    for (unsigned at = rule_index.begin[letter]; at != rule_index.begin[letter + 1]; ++at) {
        const InferenceRule& rule = inference_rules[rule_index.rules[at]];
        if (name.is_for(rule)) take(rule);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
