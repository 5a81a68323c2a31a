// SPDX-License-Identifier: BSL-1.0
// Tells whether the body of a successful response says that it is an error all the same.
#pragma once

#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/text_offers.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A text that some servers put into `error` when there was no error.
constexpr bool says_nothing(std::string_view text) noexcept
{
    constexpr std::string_view words[] = {"false", "no", "ok", "success", "0"};
    for (const std::string_view word : words) {
        if (equal_ignoring_case(text, word)) return true;
    }
    return text.empty() || is_absent_word(text);
}

/// Whether an object has a message, or a code that is not 0.
inline bool has_code_or_message(const JsonView& object) noexcept
{
    bool found = false;
    auto members = object.items();
    for (int count = 0; count < max_inferred_members && !found && members.next(); ++count) {
        const JsonView value = members.value();
        const bool text = value.kind() == JsonKind::string && !says_nothing(value.text());
        const bool number = value.kind() == JsonKind::number && value.text() != "0";
        for_each_rule(name_of(members), [&](const InferenceRule& rule) {
            const bool code = rule.kind == InferredField::code || rule.kind == InferredField::message;
            found = found || (code && (text || (number && rule.form == ValueForm::number_too)));
        });
    }
    return found;
}

/// Whether a JSON body says at its top that something failed: a text or an error object in `error`, anything in `errors`,
/// `"ok": false`, `"success": false`. Errors inside items of a list are a success of the whole.
inline bool says_error(std::string_view body) noexcept
{
    const JsonView root(body);
    if (root.kind() != JsonKind::object) return false;
    auto members = root.items();
    for (int count = 0; count < max_inferred_members && members.next(); ++count) {
        const MemberName name = name_of(members);
        const JsonView value = members.value();
        if (name.is("error")) {
            if (!says_nothing(first_string(value))) return true;
            if (value.kind() == JsonKind::object && has_code_or_message(value)) return true;
        } else if (name.is("errors")) {
            if (value.text() == "true" || !says_nothing(first_string(value)) || value.items().next()) return true;
        } else if ((name.is("ok") || name.is("success")) && value.json() == "false") {
            return true;
        }
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
