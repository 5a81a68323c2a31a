// SPDX-License-Identifier: BSL-1.0
// One object of a body whose error is inferred: which members it has besides the current one.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/json/view.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int max_inferred_members = 256; ///< of one object; the others are ignored

/// Whether an object has a member of this name, as the rules compare names.
inline bool has_member(JsonView object, std::string_view wanted) noexcept
{
    auto members = object.items();
    for (int count = 0; count < max_inferred_members && members.next(); ++count) {
        if (MemberName(members.key()).is(wanted)) return true;
    }
    return false;
}

/// Whether an object can be a map of fields to what is wrong with them.
///
/// It has members, and each value is a list or, unless `of_lists`, a text or an object.
inline bool is_map(JsonView object, bool of_lists) noexcept
{
    auto members = object.items();
    bool any = false;
    for (int count = 0; count < max_inferred_members && members.next(); ++count, any = true) {
        const JsonKind kind = members.value().kind();
        if (kind != JsonKind::array && (of_lists || (kind != JsonKind::string && kind != JsonKind::object)))
            return false;
    }
    return any;
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

private:
    void count() noexcept
    {
        messages = 0;
        auto members = object.items();
        for (int member = 0; member < max_inferred_members && messages < 2 && members.next(); ++member) {
            const JsonView value = members.value();
            if (value.kind() != JsonKind::string || value.text().empty() || !is_message(members.key())) continue;
            if (messages++ == 0) first = members.key();
        }
    }
    static bool is_message(std::string_view key) noexcept
    {
        const MemberName name(key);
        for (const InferenceRule& rule : inference_rules) {
            if (rule.kind == InferredField::message && rule.cost <= 5 && name.is_for(rule)) return true;
        }
        return false;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
