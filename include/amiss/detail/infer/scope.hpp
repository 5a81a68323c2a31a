// SPDX-License-Identifier: BSL-1.0
// One object of a body that is guessed at: which members it has beside the one that is looked at.
#pragma once

#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/json/view.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int max_inferred_members = 256; ///< looked at in one object

/// Whether an object has a member of this name, as the rules compare names.
inline bool has_member(JsonView object, std::string_view wanted) noexcept
{
    auto members = object.items();
    for (int count = 0; count < max_inferred_members && members.next(); ++count) {
        if (MemberName(members.key()).is(wanted)) return true;
    }
    return false;
}

/// An object and its messages, which are looked for once, however many members ask for them.
struct ObjectScope {
    JsonView object;
    int messages = -1; ///< of which two are enough to know; -1 before the search
    std::string_view first{};

    /// Whether there is a message in another member than this one.
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
            if (rule.kind == InferredField::message && rule.cost <= 5 && name.is(rule.name)) return true;
        }
        return false;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
