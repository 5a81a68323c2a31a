// SPDX-License-Identifier: BSL-1.0
// Tells a map of fields to what is wrong with them from any other object.
#pragma once

#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/member_kinds.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
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
    root,       ///< they are sentences; of single texts alone, one mentions its field, or all say what is wrong
    mention,    ///< each sentence mentions its field, or a code is beside each message
    members,    ///< of an object with other members too, those that show it
    containers, ///< the same, where the names of such members are those of containers, and not of fields
};

/// Whether an object is a map of fields to what is wrong with them: it must show it, since anything can have texts in it.
class FieldMap {
public:
    /// It has members, each of which is a complaint about a field, or nothing; and it is no error with a message itself.
    static bool is_map(const JsonView& object, MapEvidence evidence, int depth = 0) noexcept
    {
        auto members = object.items();
        int entries = 0, texts = 0, errors = 0;
        bool only_facts = true, all_complain = true, mentioned = false, has_message = false, has_word = false;
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const MemberName name = name_of(members);
            const JsonView value = members.value();
            if (MemberKinds::is_trace(name)) continue;
            if (is_empty(value) || value.json() == "null") continue; // nothing is wrong with this field
            if (value.kind() != JsonKind::word && !MemberKinds::is_whole(name_of(members), members.key())
                && has_errors(name, value, evidence))
                return false; // an object that has errors inside
            const Entry entry = entry_of(members.key(), value, evidence, depth);
            if (entry == Entry::none) return false;
            if (entry == Entry::neutral) continue;
            const bool text = value.kind() == JsonKind::string, list = value.kind() == JsonKind::array;
            if ((text || (!list && evidence != MapEvidence::name)) && MemberKinds::is_message_of_rank(name, 0))
                return false;
            ++entries;
            texts += text ? 1 : 0;
            errors += !text && !list && entry == Entry::complaint ? 1 : 0;
            const bool mentions_key = (text || errors != 0) && mentions(message_of(value), members.key());
            mentioned = mentioned || mentions_key;
            const bool fact = text ? is_locale(members.key()) || (is_fact(name, value.text()) && !mentions_key)
                                   : list
                    && (MemberKinds::is_message_of_rank(name, evidence == MapEvidence::name ? 0 : 1)
                        || MemberKinds::is_messages(name));
            only_facts = only_facts && fact;
            has_message = has_message || (text && fact && MemberKinds::is_message_of_rank(name, max_rank));
            has_word = has_word || (fact && !MemberKinds::is_message_of_rank(name, max_rank));
            all_complain = all_complain && text && is_complaint(value.text());
        }
        if (entries == 0 || only_facts || (has_message && (has_word || evidence != MapEvidence::name))) return false;
        if (evidence == MapEvidence::name || evidence == MapEvidence::mention) return true;
        if (evidence == MapEvidence::root && texts == entries) // people and cities have texts too
            return mentioned || (all_complain && entries > 1);
        return entries > 1 || errors == 0 || mentioned; // a single object with a message is rather the error itself
    }

    /// Whether a list has complaints about the field of this name.
    static bool is_complaint_list(std::string_view key, const JsonView& list) noexcept
    {
        return entry_of_list(key, list, MapEvidence::complaints, 0) == Entry::complaint;
    }
    /// Whether a list is one of errors of fields, whatever its name: the first item names a field by a name that means
    /// nothing else, and complains about it.
    static bool is_list_of_fields(const JsonView& list) noexcept
    {
        constexpr int strong_name = 3;
        auto items = list.items();
        if (!items.next() || items.value().kind() != JsonKind::object) return false;
        ObjectScope scope(items.value());
        ParamName name;
        name.look_at(scope, {true, false, false, false, {}});
        return name.cost <= strong_name && is_complaint(message_of(items.value()));
    }
    /// Whether all that is in an object is in lists, or in objects further down.
    static bool is_list_map(const JsonView& object) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonKind kind = members.value().kind();
            if (kind == JsonKind::string || kind == JsonKind::number) return false;
            if (kind == JsonKind::object
                && MemberKinds::has_kind(name_of(members), InferredField::wrapper, InferredField::echo))
                return false;
        }
        return true;
    }

    /// Whether an object is about one field, but says no more than a code: it has a code or a message, but no list of them.
    static bool is_item(const JsonView& object) noexcept
    {
        bool found = false;
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && !found && members.next(); ++count) {
            if (members.value().is_container()) continue;
            for_each_rule(name_of(members), [&found](const InferenceRule& rule) {
                found = found || rule.kind == InferredField::message
                    || (rule.kind == InferredField::code && rule.cost <= max_code_rank);
            });
        }
        return found;
    }
    /// Whether an object has a list, a map or an object of errors with something in it.
    static bool has_errors_inside(const JsonView& object) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            if (members.value().has_items() && MemberKinds::is_container_name(name_of(members))) return true;
        }
        return false;
    }

private:
    enum class Entry : unsigned char { none, neutral, complaint, nested };
    static constexpr int max_depth = 6;
    static constexpr int max_code_rank = 5;
    static constexpr int max_rank = 15;

    // Whether a member has errors inside: it is called so, or it is a wrapper with objects in it.
    static bool has_errors(const MemberName& name, const JsonView& value, MapEvidence evidence) noexcept
    {
        auto items = value.items();
        const bool list = value.kind() == JsonKind::array && items.next() && items.value().kind() == JsonKind::object;
        const bool object = value.kind() == JsonKind::object && evidence != MapEvidence::name;
        bool found = false;
        for_each_rule(name, [&found, list, object, evidence](const InferenceRule& rule) {
            const bool wrapper = rule.kind == InferredField::wrapper
                && (object || (list && (rule.form == ValueForm::map || rule.form == ValueForm::complaints)));
            found = found || rule.kind == InferredField::error || rule.kind == InferredField::fields || wrapper
                || (rule.kind == InferredField::echo && (object || (list && evidence != MapEvidence::name)));
        });
        return found;
    }
    // Whether a text is a fact of the error itself by its name: a message, or a code, a type, an id that is no sentence.
    static bool is_fact(const MemberName& name, std::string_view text) noexcept
    {
        bool found = false;
        for_each_rule(name, [&found, text](const InferenceRule& rule) {
            const bool word = rule.kind == InferredField::code || rule.kind == InferredField::type
                || rule.kind == InferredField::request_id;
            found = found || rule.kind == InferredField::message || rule.kind == InferredField::doc_url
                || (word && (!is_sentence(text) || (rule.kind == InferredField::code && rule.cost <= 3)));
        });
        constexpr std::string_view others[] = {"severity", "level", "domain", "instance", "lang", "class", "solution"};
        for (const std::string_view other : others) found = found || name.is(other);
        return found;
    }

    AMISS_NOINLINE static std::string_view message_of(const JsonView& value) noexcept
    {
        if (value.kind() == JsonKind::string) return value.text();
        ItemMessage message;
        if (value.kind() == JsonKind::object) message.look_at(value);
        return first_string(message.value);
    }
    static bool is_empty(const JsonView& value) noexcept { return value.is_container() && !value.has_items(); }

    AMISS_NOINLINE static bool is_evidence(std::string_view key, std::string_view text, MapEvidence evidence) noexcept
    {
        if (is_url(text) || text[0] == '{' || text[0] == '[') return false;
        if (evidence == MapEvidence::name) return true;
        UnescapedText unescaped;
        const std::string_view cut = text.substr(0, 256);
        const std::string_view plain = unescaped(cut);
        const std::string_view shown = plain.empty() ? cut : plain;
        if (evidence == MapEvidence::complaints)
            return is_complaint(shown) || (is_sentence(shown) && mentions(text, key));
        return is_sentence(shown) && (evidence != MapEvidence::mention || mentions(text, key));
    }

    // A text about the error, and about no field.
    static bool is_remark(std::string_view key) noexcept
    {
        constexpr std::string_view names[] = {"note",     "suggestion", "expected", "actual",
                                              "received", "given",      "warning"};
        const MemberName name(key);
        bool found = false;
        for (const std::string_view remark : names) found = found || name.is(remark);
        for_each_rule(name, [&found](const InferenceRule& rule) {
            found = found || rule.kind == InferredField::message || rule.kind == InferredField::doc_url;
        });
        return found;
    }

    static Entry entry_of(std::string_view key, const JsonView& value, MapEvidence evidence, int depth) noexcept
    {
        switch (value.kind()) {
        case JsonKind::string:
            if (value.text().empty() || is_absent_word(value.text())) return Entry::neutral;
            if (evidence == MapEvidence::complaints && is_remark(key) && !mentions(value.text(), key))
                return Entry::none;
            return is_evidence(key, value.text(), evidence) ? Entry::complaint : Entry::none;
        case JsonKind::array: return entry_of_list(key, value, evidence, depth);
        case JsonKind::object: return entry_of_object(key, value, evidence, depth);
        case JsonKind::word: return value.text() == "null" ? Entry::neutral : Entry::none;
        default: return Entry::none;
        }
    }
    static Entry entry_of_list(std::string_view key, const JsonView& list, MapEvidence evidence, int depth) noexcept
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
    AMISS_NOINLINE static bool has_complaint(std::string_view key, const JsonView& object,
                                             MapEvidence evidence) noexcept
    {
        ItemMessage message;
        message.look_at(object, evidence == MapEvidence::name);
        if (!message.found()) return false;
        if (evidence == MapEvidence::mention) return has_member(object, "code");
        return evidence != MapEvidence::complaints || is_evidence(key, first_string(message.value), evidence);
    }
    static Entry entry_of_object(std::string_view key, const JsonView& object, MapEvidence evidence, int depth) noexcept
    {
        if (is_empty(object)) return Entry::neutral;
        if (has_complaint(key, object, evidence)) return Entry::complaint;
        if (depth >= max_depth) return Entry::none;
        if (is_map(object, evidence, depth + 1)) return Entry::nested;
        if (evidence != MapEvidence::name) return Entry::none;
        return has_errors_inside(object) ? Entry::nested : is_item(object) ? Entry::complaint : Entry::none;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
