// SPDX-License-Identifier: BSL-1.0
// Finds what is wrong with each field in a list or a map of errors, by its structure.
#pragma once

#include <amiss/detail/infer/field_items.hpp>
#include <amiss/detail/infer/field_map.hpp>
#include <amiss/detail/infer/field_path.hpp>
#include <amiss/detail/infer/inference_memo.hpp>
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

/// Goes through a list or a map, and calls `take(field, message, code)` for each message of a field.
///
/// `field` has no escapes and is valid until `take` returns; it is empty for a message about the whole. `message` and `code`
/// have their JSON escapes, and may be empty.
template <class Take>
class FieldErrors {
public:
    /// `graphql`: in a GraphQL response, where a path leads into the result.
    FieldErrors(Take take, bool graphql) noexcept : out_(take, graphql) {}

    /// Takes what is in `container`; false when that says nothing of a field.
    bool look_at(const JsonView& container, MapEvidence evidence) noexcept
    {
        const int before = out_.taken;
        inside(container, evidence);
        return out_.taken != before;
    }
    /// Whether something was left out, since it is too much or a name is too long.
    bool is_cut() const noexcept { return out_.is_cut(); }

private:
    static constexpr int max_taken = FieldItems<Take>::max_taken;
    static constexpr int max_items = 256;
    static constexpr int max_depth = 8;

    void inside(const JsonView& container, MapEvidence evidence) noexcept
    {
        if (depth_ == max_depth || out_.taken == max_taken) return;
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

    static bool is_list_of_texts(const JsonView& value) noexcept
    {
        auto items = value.items();
        return value.kind() == JsonKind::array && items.next() && items.value().kind() == JsonKind::string;
    }

    // The members of no rule that show that they have complaints: lists of sentences, lists of fields with their messages,
    // and maps of such lists. `in_containers`: the names of those maps are no part of the way.
    void members(const JsonView& object, bool in_containers) noexcept
    {
        auto members = object.items();
        bool mentioned = false; // beside an error, lists of sentences need more: one of them mentions its field
        for (int count = 0; in_containers && count < max_inferred_members && members.next(); ++count)
            mentioned = mentioned || mentions(first_string(members.value()), members.key());
        members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            const std::string_view key = members.key();
            if (!value.has_items() || MemberKinds::is_remarks(key) || MemberKinds::is_trace(MemberName(key))
                || MemberKinds::has_kind(key, InferredField::error, InferredField::fields, InferredField::wrapper,
                                         InferredField::echo, InferredField::links))
                continue;
            const std::size_t before = out_.path.size();
            if (value.kind() == JsonKind::array && FieldMap::is_list_of_fields(value)) {
                list(value, MapEvidence::complaints);
            } else if (value.kind() == JsonKind::array && FieldMap::is_complaint_list(key, value)
                       && (!in_containers || (mentioned && first_string(value).size() != 0))) {
                if (!MemberKinds::has_kind(key, InferredField::message) && !MemberKinds::is_whole(key))
                    out_.path.add(key);
                auto items = value.items();
                for (int at = 0; at < max_items && items.next(); ++at) element(items.value(), at, true);
            } else if (value.kind() == JsonKind::object && FieldMap::is_list_map(value)
                       && FieldMap::is_map(value, MapEvidence::complaints)) {
                if (!in_containers) out_.path.add(key);
                map(value);
            }
            out_.path.cut(before);
        }
    }
    // The lists and maps in an object that is not a map itself, and in what is around such lists.
    void containers(const JsonView& object, bool outer = true) noexcept
    {
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            if (!value.is_container()) continue;
            const MemberName name = name_of(members);
            bool errors = false, sentences = false;
            for_each_rule(name, [&](const InferenceRule& rule) {
                errors = errors || rule.kind == InferredField::error || rule.kind == InferredField::fields;
                sentences = sentences || rule.form == ValueForm::complaints;
            });
            if (MemberKinds::is_trace(name)) continue;
            if (errors)
                inside(value,
                       MemberKinds::has_kind(name_of(members), InferredField::fields) ? MapEvidence::name
                                                                                      : MapEvidence::complaints);
            else if (outer && sentences && !is_list_of_texts(value))
                inside(value, MapEvidence::complaints);
            else if (outer && name.is("extensions"))
                containers(value, false);
        }
    }

    void list(const JsonView& list, MapEvidence evidence) noexcept
    {
        auto items = list.items();
        for (int index = 0; index < max_items && out_.taken < max_taken && items.next(); ++index) {
            const JsonView value = items.value();
            const std::size_t before = out_.path.size();
            if (value.kind() != JsonKind::object)
                element(value, index, false);
            else if (FieldMap::is_map(value, MapEvidence::complaints)
                     || (evidence == MapEvidence::name && FieldMap::is_map(value, MapEvidence::root)))
                field_list(value, evidence == MapEvidence::root ? index : -1);
            else
                item(value, false);
            out_.path.cut(before);
        }
    }
    // An item that is a map itself. In a list at the root, which is about a list in the request, its index is part of the way.
    void field_list(const JsonView& value, int index) noexcept
    {
        if (index >= 0) out_.path.add_index(index);
        nested(value);
    }

    void map(const JsonView& object) noexcept
    {
        auto members = object.items();
        for (int index = 0; index < max_items && out_.taken < max_taken && members.next(); ++index) {
            const std::size_t before = out_.path.size();
            const JsonView value = members.value();
            if (MemberKinds::is_trace(name_of(members))) continue;
            const bool place = before == 0 && value.kind() == JsonKind::object && is_place(members.key());
            const bool number = before == 0 && consists_of(members.key(), is_digit); // a list that became an object
            if (!MemberKinds::is_whole(name_of(members), members.key()) && !place && !number)
                out_.path.add(members.key());
            if (value.kind() == JsonKind::array) {
                auto items = value.items();
                for (int at = 0; at < max_items && items.next(); ++at) element(items.value(), at, true);
            } else if (number && value.kind() == JsonKind::object) {
                element(value, index, true);
            } else {
                entry(value);
            }
            out_.path.cut(before);
        }
    }

    // What a field has: a text, an object with a message, or what is wrong with the fields in it.
    void entry(const JsonView& value) noexcept
    {
        if (value.kind() == JsonKind::string) return out_.put(value.text());
        if (value.kind() != JsonKind::object) return;
        ItemMessage message;
        message.look_at(value, true);
        if (!message.found()) return nested(value);
        out_.take_code(value, first_string(message.value));
        out_.put_all(message.value);
        out_.code = {};
    }
    void nested(const JsonView& object) noexcept
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
    void element(const JsonView& value, int index, bool in_map) noexcept
    {
        if (value.kind() == JsonKind::string) return out_.put(value.text());
        if (value.kind() == JsonKind::array) return out_.tuple(value);
        if (value.kind() != JsonKind::object) return;
        const std::size_t before = out_.path.size();
        const bool step = in_map && !FieldMap::is_item(value) && FieldMap::is_map(value, MapEvidence::name);
        if (step || (!item(value, in_map) && in_map)) {
            if (!step && FieldMap::is_item(value)) return put_code_of(value);
            out_.path.add_index(index);
            nested(value);
        }
        out_.path.cut(before);
    }
    // An item that says no more than a code.
    AMISS_NOINLINE void put_code_of(const JsonView& object) noexcept
    {
        out_.take_code(object, {});
        out_.put({});
        out_.code = {};
    }
    // An object in a list; false when it has neither a name nor a message nor errors inside.
    bool item(const JsonView& object, bool in_map) noexcept
    {
        const std::size_t before = out_.path.size();
        const int taken_before = out_.taken;
        const auto own = out_.take_own(object, in_map);
        const std::string_view code = out_.code;
        out_.code = {};
        if (depth_ < max_depth) containers(object);
        out_.code = code;
        if (own.name && out_.taken == taken_before) out_.put({});
        out_.code = {};
        out_.path.cut(before);
        return own.name || own.message || out_.taken != taken_before;
    }
    FieldItems<Take> out_;
    int depth_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
