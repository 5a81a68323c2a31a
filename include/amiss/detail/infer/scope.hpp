// SPDX-License-Identifier: BSL-1.0
// One object of a body whose error is inferred: which members it has besides the current one.
#pragma once

#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr int max_inferred_members = 256; ///< of one object; the others are ignored

/// The value of the first member of this name, as the rules compare names; `JsonKind::none` without one.
inline JsonView find_member(const JsonView& object, std::string_view wanted) noexcept
{
    if (object.kind() != JsonKind::object) return {};
    auto members = object.items();
    for (int count = 0; count < max_inferred_members && members.next(); ++count) {
        if (name_of(members).is(wanted)) return members.value();
    }
    return {};
}
inline bool has_member(const JsonView& object, std::string_view wanted) noexcept
{
    return find_member(object, wanted).kind() != JsonKind::none;
}

/// An object, and what its members say about each other. It is searched once, when the first member asks.
class ObjectScope {
public:
    explicit ObjectScope(JsonView of) noexcept : object(of) {}

    JsonView object;

    /// Whether a member other than `except` is a message.
    bool has_message(std::string_view except) noexcept
    {
        search();
        return messages_ > 1 || (messages_ == 1 && first_ != except);
    }
    /// The text of its first message, with its escapes; empty without one.
    std::string_view message() noexcept { return search(), text_; }
    /// Whether it has a list or a map of errors with something in it.
    bool has_errors() noexcept { return search(), errors_; }
    /// Whether it has members of GraphQL, beside which a `path` leads into the result.
    bool is_graphql() noexcept { return search(), graphql_; }
    /// Whether it says in which part of the request a location is.
    bool has_location_type() noexcept { return search(), location_type_; }
    /// Whether it has the members of a problem document that are beside its type.
    bool is_problem() noexcept { return search(), problem_; }

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
    void search() noexcept
    {
        if (messages_ >= 0) return;
        messages_ = 0;
        auto members = object.items();
        for (int member = 0; member < max_inferred_members && members.next(); ++member) {
            const MemberName name = name_of(members);
            graphql_ = graphql_ || name.is("locations") || name.is("extensions");
            location_type_ = location_type_ || name.is("locationtype");
            problem_ = problem_ || name.is("title") || name.is("detail");
            if (!errors_ && members.value().has_items()) {
                for_each_rule(name, [this](const InferenceRule& rule) {
                    errors_ = errors_ || rule.kind == InferredField::fields || rule.form == ValueForm::complaints;
                });
            }
            const std::string_view text = first_string(members.value());
            if (messages_ > 1 || text.empty() || is_absent_word(text) || !is_message(name, text)) continue;
            if (messages_++ == 0) first_ = members.key(), text_ = text;
        }
    }

    int messages_ = -1;        ///< how many, 2 at most; -1 before the search
    std::string_view first_{}; ///< the key of the first message
    std::string_view text_{};  ///< its text
    bool errors_ = false;
    bool graphql_ = false;
    bool location_type_ = false;
    bool problem_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
