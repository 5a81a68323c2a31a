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

#include <climits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What must show that an object is a map of fields to what is wrong with them.
enum class MapEvidence : unsigned char {
    name,      ///< nothing more: it is called `errors`, or alike
    sentences, ///< the texts in it are sentences
    root,      ///< the same; and a single one mentions its field
    mention,   ///< each sentence mentions its field, or a code is beside each message
};

/// Whether an object is a map of fields to what is wrong with them: it must show it, since anything can have texts in it.
class FieldMap {
public:
    /// It has members, each of which is a complaint about a field, or nothing; and it is no error with a message itself.
    static bool is_map(JsonView object, MapEvidence evidence, int depth = 0) noexcept
    {
        auto members = object.items();
        int entries = 0, lists = 0, texts = 0;
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
            ++entries;
            const bool text = value.kind() == JsonKind::string;
            only_messages = only_messages && text
                && (is_locale(members.key())
                    || (ObjectScope::is_message(name) && !mentions(value.text(), members.key())));
            lists += value.kind() == JsonKind::array ? 1 : 0;
            texts += text ? 1 : 0;
            if (entries == 1) mentioned = mentions(text ? value.text() : message_of(value), members.key());
            if (text && is_strong_message(name)) return false;
        }
        if (entries == 0 || only_messages) return false;
        if (evidence == MapEvidence::name || evidence == MapEvidence::mention) return true;
        if (entries > 1 || lists == 1 || mentioned) return true;
        return texts == 1 && evidence != MapEvidence::root; // a single object is rather the error itself
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
    /// A key under which there are messages about the whole, not about a field of that name.
    static bool is_whole(std::string_view key) noexcept
    {
        return MemberName(key).is("nonfielderrors") || key == "_errors" || key == "__all__" || key == "_schema"
            || key == "base";
    }

private:
    enum class Entry : unsigned char { none, neutral, complaint };

    static std::string_view message_of(JsonView object) noexcept
    {
        ItemMessage message;
        if (object.kind() == JsonKind::object) message.look_at(object);
        return first_string(message.value);
    }
    static bool is_empty(JsonView value) noexcept { return value.is_container() && !value.items().next(); }
    static bool is_strong_message(const MemberName& name) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found](const InferenceRule& rule) {
            found = found || (rule.kind == InferredField::message && rule.cost == 0);
        });
        return found;
    }
    static bool is_complaint(std::string_view key, std::string_view text, MapEvidence evidence) noexcept
    {
        if (is_url(text)) return false;
        if (evidence == MapEvidence::name) return true;
        UnescapedText unescaped;
        const std::string_view shown = unescaped(text.substr(0, 256));
        return is_sentence(shown.empty() ? text : shown) && (evidence != MapEvidence::mention || mentions(text, key));
    }

    static Entry entry_of(std::string_view key, JsonView value, MapEvidence evidence, int depth) noexcept
    {
        switch (value.kind()) {
        case JsonKind::string:
            if (value.text().empty() || is_absent_word(value.text())) return Entry::neutral;
            return is_complaint(key, value.text(), evidence) ? Entry::complaint : Entry::none;
        case JsonKind::array: {
            auto items = value.items();
            bool any = false, all = true; // one sentence is enough for a list of texts
            for (int count = 0; count < 8 && items.next(); ++count) {
                const JsonKind kind = items.value().kind();
                if (kind == JsonKind::array || is_stack_frame(items.value().text())) return Entry::none;
                const Entry entry = entry_of(key, items.value(), evidence, depth + 1);
                if (entry == Entry::none && kind != JsonKind::string) return entry;
                any = any || entry == Entry::complaint;
                all = all && entry != Entry::none;
            }
            return any ? Entry::complaint : all ? Entry::neutral : Entry::none;
        }
        case JsonKind::object: {
            if (!value.items().next()) return Entry::neutral;
            ItemMessage message;
            message.look_at(value);
            const bool told =
                message.cost != INT_MAX && (evidence != MapEvidence::mention || has_member(value, "code"));
            if (told) return Entry::complaint;
            return depth < 3 && is_map(value, evidence, depth + 1) ? Entry::complaint : Entry::none;
        }
        case JsonKind::word: return value.text() == "null" ? Entry::neutral : Entry::none;
        default: return Entry::none;
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
