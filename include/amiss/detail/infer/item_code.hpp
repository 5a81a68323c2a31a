// SPDX-License-Identifier: BSL-1.0
// The code of one item of a list or a map of errors: what is wrong with its field, as a word for programs.
#pragma once

#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/unescaped_text.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>

#include <climits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a text can be the code of a violation: it is no sentence, no status and no URI. It may have JSON escapes.
inline bool is_item_code(std::string_view text) noexcept
{
    UnescapedText unescaped;
    const std::string_view shown = unescaped(text);
    const int number = three_digits(shown);
    return is_code(shown) && !is_absent_word(shown) && !is_uuid(shown) && shown.find("://") == shown.npos
        && !equal_ignoring_case(shown.substr(0, 4), "urn:") && !(number >= 400 && number < 600);
}

/// The best code in an object, by the rules; with its JSON escapes.
struct ItemCode {
    std::string_view text;
    int cost = INT_MAX;

    /// `message`: the text of the item's message, which is no code too.
    void look_at(const JsonView& object, std::string_view message, int extra = 0) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                if (rule.kind == InferredField::code) offer(rule, value, message, extra);
                if (rule.kind == InferredField::wrapper && rule.form == ValueForm::speaks && extra == 0
                    && value.kind() == JsonKind::object)
                    look_at(value, message, RuleCost::wrapper);
            });
        }
    }

private:
    static constexpr int type_cost = 12; ///< of `type`; other codes of 8 and more are rather names of something else
    static constexpr int least_doubtful = 8;

    void offer(const InferenceRule& rule, const JsonView& value, std::string_view message, int extra) noexcept
    {
        const bool is_number = value.kind() == JsonKind::number && rule.form == ValueForm::number_too;
        const bool is_type = rule.cost == type_cost;
        if (rule.cost + extra >= cost || (rule.cost >= least_doubtful && !is_type)) return;
        if (value.kind() != JsonKind::string && !is_number) return;
        const std::string_view found = without_namespace(value.text());
        if (found.data() == message.data() || !is_item_code(found) || (is_type && is_other_type(found))) return;
        text = found;
        cost = rule.cost + extra;
    }

    // "string", "query": the type of a value, or of the place where it is, and not of what is wrong with it.
    static bool is_other_type(std::string_view type) noexcept
    {
        constexpr std::string_view types[] = {"string", "number", "integer", "float", "boolean",  "bool",
                                              "array",  "object", "date",    "field", "parameter"};
        for (const std::string_view other : types) {
            if (equal_ignoring_case(type, other)) return true;
        }
        return is_place(type);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
