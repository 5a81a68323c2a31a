// SPDX-License-Identifier: BSL-1.0
// One object of a body whose error is inferred: which members it has besides the current one.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int max_inferred_members = 256; ///< of one object; the others are ignored

/// The value of the first member of this name, as the rules compare names; `JsonKind::none` without one.
inline JsonView find_member(JsonView object, std::string_view wanted) noexcept
{
    if (object.kind() != JsonKind::object) return {};
    auto members = object.items();
    for (int count = 0; count < max_inferred_members && members.next(); ++count) {
        if (MemberName(members.key()).is(wanted)) return members.value();
    }
    return {};
}
inline bool has_member(JsonView object, std::string_view wanted) noexcept
{
    return find_member(object, wanted).kind() != JsonKind::none;
}

/// An object, and whether it has messages: it is searched for them once, when the first member asks.
struct ObjectScope {
    JsonView object;
    int messages = -1;        ///< how many, 2 at most; -1 before the search
    std::string_view first{}; ///< the key of the first message

    /// Whether a member other than `except` is a message.
    bool has_message(std::string_view except) noexcept
    {
        if (messages < 0) count();
        return messages > 1 || (messages == 1 && first != except);
    }

    /// Whether a name is one that messages have.
    static bool is_message(const MemberName& name) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found](const InferenceRule& rule) {
            found = found || (rule.kind == InferredField::message && rule.cost <= 5);
        });
        return found;
    }

private:
    // A name that more seldom has a message has one when the text is a sentence.
    static bool is_message(const MemberName& name, std::string_view text) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found, text](const InferenceRule& rule) {
            found = found || (rule.kind == InferredField::message && (rule.cost <= 5 || is_sentence(text)));
        });
        return found;
    }
    void count() noexcept
    {
        messages = 0;
        auto members = object.items();
        for (int member = 0; member < max_inferred_members && messages < 2 && members.next(); ++member) {
            const std::string_view text = first_string(members.value());
            if (text.empty() || is_absent_word(text) || !is_message(MemberName(members.key()), text)) continue;
            if (messages++ == 0) first = members.key();
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
