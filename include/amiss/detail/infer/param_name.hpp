// SPDX-License-Identifier: BSL-1.0
// Finds the name of the field that an object of a body is about.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/infer/field_path.hpp>
#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>

#include <climits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Adds the names and indexes of a list to a path: ["body","items",0,"qty"] is "items.0.qty".
///
/// The part of the request that a path begins with is left out, unless it is all there is.
inline void add_steps(FieldPath& path, const JsonView& list) noexcept
{
    constexpr int max_steps = 32;
    auto steps = list.items();
    std::string_view place;
    for (int count = 0; count < max_steps && steps.next(); ++count) {
        const JsonKind kind = steps.value().kind();
        if (kind != JsonKind::string && kind != JsonKind::number) continue;
        const std::string_view step = steps.value().text();
        if (count == 0 && path.size() == 0 && is_place(step))
            place = step;
        else
            path.add(step);
    }
    if (path.size() == 0) path.add(place);
}

/// Adds the name that a text gives. "body.items" is "items".
inline void add_name(FieldPath& path, std::string_view text) noexcept
{
    const std::size_t dot = text.find('.');
    if (dot != text.npos && path.size() == 0 && is_place(text.substr(0, dot))) text.remove_prefix(dot + 1);
    path.add(text);
}

/// Where a name is looked for.
struct NamePlace {
    bool item = false;         ///< in an item of a list of errors
    bool speaks = false;       ///< in a wrapper in it, such as JSON:API's `source`
    bool inside = false;       ///< in what is part of a path already, where an index is a name
    bool graphql = false;      ///< in the errors of a GraphQL response
    std::string_view sentence; ///< the item's message, which may quote the name
};

/// Whether a text has these letters and digits as whole words, in any case and with anything between them: "First name is
/// blank" has "first_name". Only the first 256 bytes count, and names of at least two bytes.
inline bool mentions(std::string_view text, std::string_view name) noexcept
{
    if (name.size() < 2 || name.size() > max_word || !is_alnum(name.back())) return false;
    text = text.substr(0, 256);
    std::size_t begin = 0;
    while (!is_alnum(name[begin])) ++begin; // it ends with one that is
    const char first = to_lower(name[begin]);
    for (std::size_t start = 0; start < text.size(); ++start) {
        if (to_lower(text[start]) != first || (start != 0 && is_alnum(text[start - 1]))) continue;
        std::size_t at = start, matched = begin;
        for (; matched < name.size() && at < text.size(); ++at) {
            while (!is_alnum(name[matched])) ++matched;
            if (!is_alnum(text[at])) continue;
            if (to_lower(text[at]) != to_lower(name[matched])) break;
            ++matched;
        }
        if (matched == name.size() && (at == text.size() || !is_alnum(text[at]))) return true;
    }
    return false;
}

/// The best name in an object.
class ParamName {
public:
    JsonView value;     ///< the text, or the list
    int cost = INT_MAX; ///< of the rule, and of the wrapper that it is in
    bool each = false;  ///< the value is a list of names, of which each one counts
    bool key = false;   ///< the name is `key_text`

    bool found() const noexcept { return cost != INT_MAX; }

    /// Looks at all members of an object, and at those of its wrappers that speak for it.
    void look_at(ObjectScope& scope, const NamePlace& place, int extra = 0) noexcept
    {
        auto members = scope.object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value_here = members.value();
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                if (rule.kind == InferredField::param) offer(rule, scope, members.key(), value_here, place, extra);
                if (rule.kind != InferredField::wrapper || value_here.kind() != JsonKind::object || place.speaks)
                    return;
                if (rule.form != ValueForm::speaks && rule.form != ValueForm::keys) return;
                ObjectScope inner{value_here};
                look_at(inner, {place.item, true, place.inside, place.graphql, place.sentence},
                        extra + RuleCost::wrapper);
                if (rule.form == ValueForm::keys) offer_keys(value_here, place.sentence, extra + 2 * RuleCost::wrapper);
            });
        }
    }
    /// Offers one member. Not inlined: `look_at` is in a recursion, where none of this may take stack.
    AMISS_NOINLINE void offer(const InferenceRule& rule, ObjectScope& scope, std::string_view key_here,
                              const JsonView& value_here, const NamePlace& place, int extra) noexcept
    {
        if (extra + rule.cost >= cost || !is_name_by(rule, scope, key_here, value_here, place)) return;
        const ParamName former = *this;
        FieldPath path;
        if (place.inside) path.add("a"); // after another step, an index is a name
        value = value_here;
        each = rule.form == ValueForm::names || rule.form == ValueForm::quoted;
        key = false;
        cost = extra + rule.cost;
        add_to(path);
        if (path.name().empty()) *this = former;
    }

    /// Adds the name to a path.
    void add_to(FieldPath& path) const noexcept
    {
        if (key) return path.add(key_text);
        if (value.kind() == JsonKind::string) return add_name(path, value.text());
        if (each) return add_name(path, first_string(value));
        add_steps(path, value);
    }

private:
    std::string_view key_text;

    static bool is_name_by(const InferenceRule& rule, ObjectScope& scope, std::string_view key, const JsonView& value,
                           const NamePlace& place) noexcept
    {
        const bool text = value.kind() == JsonKind::string, list = value.kind() == JsonKind::array;
        switch (rule.form) {
        case ValueForm::weak:
            if (!text || !place.item || place.speaks || !scope.has_message(key)) return false;
            return !MemberName(key).is("name") || !is_class_name(value.text())
                || mentions(scope.message(), value.text());
        case ValueForm::names:
        case ValueForm::path: return text || list;
        case ValueForm::quoted:
            return (text || list) && is_identifier(first_string(value))
                && mentions(scope.message(), first_string(value));
        case ValueForm::item_path:
            if (!place.item || place.speaks || !scope.has_message(key)) return false;
            // In GraphQL, a path beside `locations` or `extensions` leads into the result, and is no parameter.
            return text || (list && !scope.is_graphql() && !place.graphql);
        case ValueForm::place: {
            const std::string_view place_text = first_string(value);
            if (!place.item && !place.speaks) return false;
            return place_text.find_first_of("/.[") != place_text.npos || scope.has_location_type();
        }
        default: return text;
        }
    }

    // "NotFoundError", "RateLimitExceeded": several words, each with a capital.
    static bool is_class_name(std::string_view text) noexcept
    {
        unsigned capitals = 0;
        for (const char c : text) capitals += is_upper(c) ? 1U : 0U;
        return !text.empty() && is_upper(text[0]) && capitals > 1
            && consists_of(text, [](char c) { return is_upper(c) || is_lower(c); });
    }
    static bool is_identifier(std::string_view text) noexcept
    {
        return consists_of(text, [](char c) { return is_alnum(c) || c == '_' || c == '-' || c == '.'; });
    }

    // `parameters: {"expansions": ["3"]}`: a key of such an object is the name where it is the only one, or where the
    // message quotes it.
    AMISS_NOINLINE void offer_keys(const JsonView& object, std::string_view sentence, int extra) noexcept
    {
        constexpr int max_keys = 8;
        auto members = object.items();
        std::string_view only;
        int keys = 0;
        for (; keys < max_keys && members.next(); ++keys) {
            if (keys == 0 || (!mentions(sentence, only) && mentions(sentence, members.key()))) only = members.key();
        }
        FieldPath path;
        path.add(only);
        if (extra >= cost || keys == 0 || path.name().empty() || !mentions(sentence, only)) return;
        *this = {};
        key_text = only;
        key = true;
        cost = extra;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
