// SPDX-License-Identifier: BSL-1.0
// What a member of an error can be by its name alone: errors, a trace, remarks, a message about the whole.
#pragma once

#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

struct MemberKinds {
    /// Whether a rule for this name is of one of these kinds.
    template <class... Kinds>
    static bool has_kind(std::string_view key, Kinds... kinds) noexcept
    {
        return has_kind(MemberName(key), kinds...);
    }
    template <class... Kinds>
    static bool has_kind(const MemberName& name, Kinds... kinds) noexcept
    {
        bool found = false;
        for_each_rule(name, [&](const InferenceRule& rule) { found = found || ((rule.kind == kinds) || ...); });
        return found;
    }
    /// Whether members of this name are lists or maps of errors, or error objects.
    static bool is_container_name(const MemberName& name) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found](const InferenceRule& rule) {
            found = found || rule.kind == InferredField::error || rule.kind == InferredField::fields;
        });
        return found;
    }
    /// Members of this name have a stack trace or what was logged, and are no fields.
    static bool is_trace(const MemberName& name) noexcept
    {
        constexpr std::string_view endings[] = {"stack", "trace", "traceback", "frames", "debug", "log", "logs"};
        const std::string_view text = name.view();
        for (const std::string_view ending : endings) {
            if (text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending) return true;
        }
        return false;
    }
    /// Lists of this name are about the error, and about no field.
    static bool is_remarks(std::string_view key) noexcept
    {
        constexpr std::string_view names[] = {"warnings", "notes", "hints",   "suggestions", "tags",
                                              "options",  "steps", "choices", "examples"};
        const MemberName name(key);
        for (const std::string_view known : names) {
            if (name.is(known)) return true;
        }
        return false;
    }
    static bool is_messages(const MemberName& name) noexcept
    {
        constexpr std::string_view suffix = "messages";
        const std::string_view text = name.view();
        return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
    }
    /// A key under which there are messages about the whole, not about a field of that name.
    static bool is_whole(std::string_view key) noexcept { return is_whole(MemberName(key), key); }
    static bool is_whole(const MemberName& name, std::string_view key) noexcept
    {
        return is_messages(name) || name.is("nonfielderrors") || (!key.empty() && key[0] == '_' && key != "_id")
            || key == "base" || key == "general" || key == "global";
    }
    static bool is_message_of_rank(const MemberName& name, int rank) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found, rank](const InferenceRule& rule) {
            found = found || (rule.kind == InferredField::message && rule.cost <= rank);
        });
        return found;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
