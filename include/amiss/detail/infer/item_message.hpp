// SPDX-License-Identifier: BSL-1.0
// The message of one item of a list or a map of errors.
#pragma once

#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <climits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The best message in an object, by the rules: a text, or a list of texts.
struct ItemMessage {
    JsonView value;
    int cost = INT_MAX;

    bool found() const noexcept { return cost != INT_MAX; }

    /// `words`: where there is nothing better, a word in `error` is a message, as in Rails' {"error": "blank"}.
    void look_at(const JsonView& object, bool words = false, int extra = 0) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value_here = members.value();
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                if (rule.kind == InferredField::message) {
                    offer(rule, value_here, extra);
                    if (words && !found() && is_word_for_it(rule, value_here)) value = value_here, cost = word_cost;
                }
                if (rule.kind == InferredField::error && extra == 0 && value_here.kind() == JsonKind::object)
                    look_at(value_here, false, RuleCost::wrapper);
                // FHIR has details.text, OData message.value.
                if (rule.kind == InferredField::wrapper && extra == 0 && value_here.kind() == JsonKind::object
                    && (rule.form == ValueForm::map || rule.form == ValueForm::complaints))
                    look_at(value_here, false, RuleCost::wrapper);
            });
            if (extra != 0 && name_of(members).is("value")) offer(value_rule, value_here, extra);
        }
    }

private:
    static constexpr InferenceRule value_rule{"value", InferredField::message, 6};
    static constexpr int word_cost = 100;

    // "blank" in `reason`: a word of small letters says what is wrong where nothing says it better, and in `error` any word.
    static bool is_word_for_it(const InferenceRule& rule, const JsonView& value) noexcept
    {
        const std::string_view text = first_string(value);
        if (text.empty() || is_absent_word(text)) return false;
        return rule.form == ValueForm::no_code || (rule.cost >= least_doubtful && consists_of(text, is_lower));
    }
    static constexpr int least_doubtful = 5; ///< from this cost on, a message is a sentence

    void offer(const InferenceRule& rule, const JsonView& value_here, int extra) noexcept
    {
        const std::string_view text = first_string(value_here);
        if (rule.cost + extra >= cost || text.empty() || is_absent_word(text)) return;
        if ((rule.cost >= least_doubtful || rule.form == ValueForm::sentence) && !is_sentence(text)) return;
        value = value_here;
        cost = rule.cost + extra;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
