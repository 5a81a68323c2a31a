// SPDX-License-Identifier: BSL-1.0
// Finds what is wrong with each field in a list or a map of errors, by its structure.
#pragma once

#include <amiss/detail/infer/field_map.hpp>
#include <amiss/detail/infer/field_path.hpp>
#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/member_kinds.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Goes through a list or a map, and calls `take(field, message)` for each message of a field.
///
/// `field` has no escapes and is valid until `take` returns; it is empty for a message about the whole. `message` has its
/// JSON escapes, and may be empty.
template <class Take>
class FieldErrors {
public:
    /// `graphql`: in a GraphQL response, where a path leads into the result.
    FieldErrors(Take take, bool graphql) noexcept : take_(take), graphql_(graphql) {}

    /// Takes what is in `container`; false when that says nothing of a field.
    bool look_at(JsonView container, MapEvidence evidence) noexcept
    {
        const int before = taken_;
        inside(container, evidence);
        return taken_ != before;
    }
    /// Whether something was left out, since it is too much or a name is too long.
    bool is_cut() const noexcept { return cut_; }

private:
    static constexpr int max_taken = 65; ///< one more than an error keeps, so that it is known that there are more
    static constexpr int max_items = 256;
    static constexpr int max_depth = 8;

    void inside(JsonView container, MapEvidence evidence) noexcept
    {
        if (depth_ == max_depth || taken_ == max_taken) return;
        ++depth_;
        if (evidence == MapEvidence::members || evidence == MapEvidence::containers)
            members(container, evidence == MapEvidence::containers);
        else if (container.kind() == JsonKind::array)
            list(container, evidence);
        else if (FieldMap::is_map(container, evidence))
            map(container);
        else
            containers(container);
        --depth_;
    }

    // The members of no rule that show that they have complaints: lists of sentences, lists of fields with their messages,
    // and maps of such lists. `in_containers`: the names of those maps are no part of the way.
    void members(JsonView object, bool in_containers) noexcept
    {
        auto members = object.items();
        bool mentioned = false; // beside an error, lists of sentences need more: one of them mentions its field
        for (int count = 0; in_containers && count < max_inferred_members && members.next(); ++count)
            mentioned = mentioned || mentions(first_string(members.value()), members.key());
        members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            const std::string_view key = members.key();
            if (!value.items().next() || MemberKinds::is_remarks(key) || MemberKinds::is_trace(MemberName(key))
                || MemberKinds::has_kind(key, InferredField::error, InferredField::fields, InferredField::wrapper,
                                         InferredField::echo, InferredField::links))
                continue;
            const std::size_t before = path_.size();
            if (value.kind() == JsonKind::array && FieldMap::is_list_of_fields(value)) {
                list(value, MapEvidence::complaints);
            } else if (value.kind() == JsonKind::array && FieldMap::is_complaint_list(key, value)
                       && (!in_containers || (mentioned && first_string(value).size() != 0))) {
                if (!MemberKinds::has_kind(key, InferredField::message) && !MemberKinds::is_whole(key)) path_.add(key);
                auto items = value.items();
                for (int at = 0; at < max_items && items.next(); ++at) element(items.value(), at, true);
            } else if (value.kind() == JsonKind::object && FieldMap::is_list_map(value)
                       && FieldMap::is_map(value, MapEvidence::complaints)) {
                if (!in_containers) path_.add(key);
                map(value);
            }
            path_.cut(before);
        }
    }
    // The lists and maps in an object that is none itself, and in what is around such lists.
    void containers(JsonView object, bool outer = true) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            if (!value.is_container()) continue;
            const MemberName name(members.key());
            bool errors = false, sentences = false;
            for_each_rule(name, [&](const InferenceRule& rule) {
                errors = errors || rule.kind == InferredField::error || rule.kind == InferredField::fields;
                sentences = sentences || rule.form == ValueForm::complaints;
            });
            if (MemberKinds::is_trace(name)) continue;
            if (errors)
                inside(value,
                       MemberKinds::has_kind(members.key(), InferredField::fields) ? MapEvidence::name
                                                                                   : MapEvidence::complaints);
            else if (outer && sentences)
                inside(value, MapEvidence::complaints);
            else if (outer && name.is("extensions"))
                containers(value, false);
        }
    }

    void list(JsonView list, MapEvidence evidence) noexcept
    {
        auto items = list.items();
        for (int index = 0; index < max_items && taken_ < max_taken && items.next(); ++index) {
            const JsonView value = items.value();
            const std::size_t before = path_.size();
            if (value.kind() != JsonKind::object)
                element(value, index, false);
            else if (FieldMap::is_map(value, MapEvidence::complaints)
                     || (evidence == MapEvidence::name && FieldMap::is_map(value, MapEvidence::root)))
                field_list(value, evidence == MapEvidence::root ? index : -1);
            else
                item(value, false);
            path_.cut(before);
        }
    }
    // An item that is a map itself. In a list at the root, which is about a list in the request, its index is part of the way.
    void field_list(JsonView value, int index) noexcept
    {
        if (index >= 0) path_.add_index(index);
        nested(value);
    }

    void map(JsonView object) noexcept
    {
        auto members = object.items();
        for (int index = 0; index < max_items && taken_ < max_taken && members.next(); ++index) {
            const std::size_t before = path_.size();
            const JsonView value = members.value();
            if (MemberKinds::is_trace(MemberName(members.key()))) continue;
            const bool place = before == 0 && value.kind() == JsonKind::object && is_place(members.key());
            const bool number = before == 0 && consists_of(members.key(), is_digit); // a list that became an object
            if (!MemberKinds::is_whole(members.key()) && !place && !number) path_.add(members.key());
            if (value.kind() == JsonKind::array) {
                auto items = value.items();
                for (int at = 0; at < max_items && items.next(); ++at) element(items.value(), at, true);
            } else if (number && value.kind() == JsonKind::object) {
                element(value, index, true);
            } else {
                entry(value);
            }
            path_.cut(before);
        }
    }

    // What a field has: a text, an object with a message, or what is wrong with the fields in it.
    void entry(JsonView value) noexcept
    {
        if (value.kind() == JsonKind::string) return put(value.text());
        if (value.kind() != JsonKind::object) return;
        ItemMessage message;
        message.look_at(value, true);
        if (message.found()) return put_all(message.value);
        nested(value);
    }
    void nested(JsonView object) noexcept
    {
        if (depth_ == max_depth) return;
        ++depth_;
        if (FieldMap::has_errors_inside(object))
            containers(object);
        else
            map(object);
        --depth_;
    }

    // An element of a list. In a map, an object in which fields are is a step of the way to them.
    void element(JsonView value, int index, bool in_map) noexcept
    {
        if (value.kind() == JsonKind::string) return put(value.text());
        if (value.kind() == JsonKind::array) return tuple(value);
        if (value.kind() != JsonKind::object) return;
        const std::size_t before = path_.size();
        const bool step = in_map && !FieldMap::is_item(value) && FieldMap::is_map(value, MapEvidence::name);
        if (step || (!item(value, in_map) && in_map)) {
            if (!step && FieldMap::is_item(value)) return put({});
            path_.add_index(index);
            nested(value);
        }
        path_.cut(before);
    }
    // An object in a list; false when it has neither a name nor a message nor errors inside.
    bool item(JsonView object, bool in_map) noexcept
    {
        ObjectScope scope{object};
        ItemMessage message;
        message.look_at(object, true);
        ParamName name;
        name.look_at(scope, {true, false, path_.size() != 0, graphql_, first_string(message.value)});
        const JsonView constraints = find_member(object, "constraints");
        const JsonView number = find_member(object, "index");
        if (name.found() && name.each && name.value.kind() == JsonKind::array) {
            auto names = name.value.items();
            const std::size_t before = path_.size();
            for (int count = 0; count < max_items && names.next(); ++count) {
                if (names.value().kind() == JsonKind::string) add_name(path_, names.value().text());
                put_all(message.value);
                path_.cut(before);
            }
            return true;
        }
        const FieldPath outer = path_;
        if (name.found() && name.value.kind() == JsonKind::array) path_.cut(0); // such a path is whole
        if (path_.size() != 0 && number.kind() == JsonKind::number) path_.add(number.text());
        if (name.found()) name.add_to(path_);
        const int before = taken_;
        if (name.found() || path_.size() != 0 || in_map) {
            if (message.found()) put_all(message.value);
            if (constraints.kind() == JsonKind::object) put_members(constraints);
        }
        if (depth_ < max_depth) containers(object);
        if (name.found() && taken_ == before) put({});
        const bool any = name.found() || message.found() || taken_ != before;
        path_ = outer;
        return any;
    }

    // ["BAD_NAME", "that name isn't going to work", "name"]: the last word after the sentence is the field.
    void tuple(JsonView list) noexcept
    {
        std::string_view sentence, name;
        auto items = list.items();
        for (int count = 0; count < max_items && items.next(); ++count) {
            if (items.value().kind() != JsonKind::string) continue;
            const std::string_view text = items.value().text();
            if (sentence.empty() && is_sentence(text))
                sentence = text;
            else if (!sentence.empty())
                name = text;
        }
        const std::size_t before = path_.size();
        path_.add(name);
        if (!sentence.empty() && !name.empty()) put(sentence);
        path_.cut(before);
    }

    void put_members(JsonView object) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_items && members.next(); ++count) {
            if (members.value().kind() == JsonKind::string) put(members.value().text());
        }
    }
    void put_all(JsonView texts) noexcept
    {
        if (texts.kind() != JsonKind::array)
            return put(texts.kind() == JsonKind::string ? texts.text() : std::string_view());
        auto items = texts.items();
        for (int count = 0; count < max_items && items.next(); ++count) {
            if (items.value().kind() == JsonKind::string) put(items.value().text());
        }
    }
    void put(std::string_view message) noexcept
    {
        const std::string_view field = path_.name();
        cut_ = cut_ || path_.is_lost() || taken_ == max_taken;
        if ((field.empty() && (path_.size() != 0 || path_.is_lost())) || taken_ == max_taken || is_absent_word(message))
            return;
        taken_ += field.empty() ? 0 : 1;
        take_(field, message);
    }

    Take take_;
    FieldPath path_;
    int taken_ = 0;
    int depth_ = 0;
    bool graphql_;
    bool cut_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
