// SPDX-License-Identifier: BSL-1.0
// Tells a map of fields to what is wrong with them from any other object.
#pragma once

#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/unescaped_text.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What must show that an object is a map of fields to what is wrong with them.
enum class MapEvidence : unsigned char {
    name,       ///< nothing more: it is called `errors`, or alike
    sentences,  ///< the texts in it are sentences
    complaints, ///< they say what is wrong, or mention their field
    root,       ///< they are sentences; where all are single texts, one of them mentions its field
    mention,    ///< each sentence mentions its field, or a code is beside each message
};

/// Whether an object is a map of fields to what is wrong with them: it must show it, since anything can have texts in it.
class FieldMap {
public:
    /// It has members, each of which is a complaint about a field, or nothing; and it is no error with a message itself.
    static bool is_map(JsonView object, MapEvidence evidence, int depth = 0) noexcept
    {
        auto members = object.items();
        int entries = 0, texts = 0, errors = 0;
        bool only_messages = true, mentioned = false;
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const MemberName name(members.key());
            const JsonView value = members.value();
            if (is_container_name(name) && !is_whole(members.key()) && value.kind() != JsonKind::word
                && !is_empty(value))
                return false; // an object that has errors inside
            const Entry entry = entry_of(members.key(), value, evidence, depth);
            if (entry == Entry::none) return false;
            if (entry == Entry::neutral) continue;
            const bool text = value.kind() == JsonKind::string, list = value.kind() == JsonKind::array;
            if (text && is_message_of_rank(name, 0)) return false;
            ++entries;
            texts += text ? 1 : 0;
            errors += !text && !list && entry == Entry::complaint ? 1 : 0;
            const bool mentions_key = (text || errors != 0) && mentions(message_of(value), members.key());
            mentioned = mentioned || mentions_key;
            const bool message = text ? is_locale(members.key()) || (is_message_of_rank(name, max_rank) && !mentions_key)
                                      : list && evidence != MapEvidence::name && is_message_of_rank(name, 1);
            only_messages = only_messages && (message || is_whole(members.key()));
        }
        if (entries == 0 || only_messages) return false;
        if (evidence == MapEvidence::name || evidence == MapEvidence::mention) return true;
        if (evidence == MapEvidence::root && texts == entries) return mentioned; // people and cities have texts too
        return entries > 1 || errors == 0 || mentioned; // a single object with a message is rather the error itself
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
    /// Whether an object has such a member with something in it.
    static bool has_errors_inside(JsonView object) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            if (members.value().items().next() && is_container_name(MemberName(members.key()))) return true;
        }
        return false;
    }
    /// A key under which there are messages about the whole, not about a field of that name.
    static bool is_whole(std::string_view key) noexcept
    {
        constexpr std::string_view suffix = "messages";
        const MemberName name(key);
        const std::string_view text = name.view();
        return name.is("nonfielderrors") || key == "_errors" || key == "__all__" || key == "_schema" || key == "base"
            || key == "general" || key == "global"
            || (text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix);
    }

private:
    enum class Entry : unsigned char { none, neutral, complaint, nested };
    static constexpr int max_depth = 6;
    static constexpr int max_rank = 15;

    static std::string_view message_of(JsonView value) noexcept
    {
        if (value.kind() == JsonKind::string) return value.text();
        ItemMessage message;
        if (value.kind() == JsonKind::object) message.look_at(value);
        return first_string(message.value);
    }
    static bool is_empty(JsonView value) noexcept { return value.is_container() && !value.items().next(); }
    static bool is_message_of_rank(const MemberName& name, int rank) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found, rank](const InferenceRule& rule) {
            found = found || (rule.kind == InferredField::message && rule.cost <= rank);
        });
        return found;
    }

    static bool is_evidence(std::string_view key, std::string_view text, MapEvidence evidence) noexcept
    {
        if (is_url(text)) return false;
        if (evidence == MapEvidence::name) return true;
        UnescapedText unescaped;
        const std::string_view cut = text.substr(0, 256);
        const std::string_view shown = unescaped(cut).empty() ? cut : unescaped(cut);
        if (evidence == MapEvidence::complaints) return is_complaint(shown) || (is_sentence(shown) && mentions(text, key));
        return is_sentence(shown) && (evidence != MapEvidence::mention || mentions(text, key));
    }

    static Entry entry_of(std::string_view key, JsonView value, MapEvidence evidence, int depth) noexcept
    {
        switch (value.kind()) {
        case JsonKind::string:
            if (value.text().empty() || is_absent_word(value.text())) return Entry::neutral;
            return is_evidence(key, value.text(), evidence) ? Entry::complaint : Entry::none;
        case JsonKind::array: return entry_of_list(key, value, evidence, depth);
        case JsonKind::object: return entry_of_object(key, value, evidence, depth);
        case JsonKind::word: return value.text() == "null" ? Entry::neutral : Entry::none;
        default: return Entry::none;
        }
    }
    static Entry entry_of_list(std::string_view key, JsonView list, MapEvidence evidence, int depth) noexcept
    {
        auto items = list.items();
        bool any = false, all = true; // one sentence is enough for a list of texts
        for (int count = 0; count < 8 && items.next(); ++count) {
            const JsonKind kind = items.value().kind();
            if (kind == JsonKind::array || is_stack_frame(items.value().text())) return Entry::none;
            const Entry entry = entry_of(key, items.value(), evidence, depth + 1);
            if (entry == Entry::none && kind != JsonKind::string) return entry;
            any = any || entry == Entry::complaint || entry == Entry::nested;
            all = all && entry != Entry::none;
        }
        return any ? Entry::complaint : all ? Entry::neutral : Entry::none;
    }
    static Entry entry_of_object(std::string_view key, JsonView object, MapEvidence evidence, int depth) noexcept
    {
        if (is_empty(object)) return Entry::neutral;
        ItemMessage message;
        message.look_at(object, evidence == MapEvidence::name);
        if (message.found()) {
            const std::string_view text = first_string(message.value);
            const bool told = evidence == MapEvidence::mention ? has_member(object, "code")
                : evidence == MapEvidence::complaints          ? is_evidence(key, text, evidence)
                                                               : true;
            if (told) return Entry::complaint;
        }
        if (depth >= max_depth) return Entry::none;
        const bool nested = is_map(object, evidence, depth + 1)
            || (evidence == MapEvidence::name && has_errors_inside(object));
        return nested ? Entry::nested : Entry::none;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
