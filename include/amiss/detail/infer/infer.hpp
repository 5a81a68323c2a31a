// SPDX-License-Identifier: BSL-1.0
// Infers the error in a JSON body of unknown shape: goes through its members by the rules, and offers their values.
#pragma once

#include <amiss/detail/infer/body_parts.hpp>
#include <amiss/detail/infer/doc_links.hpp>
#include <amiss/detail/infer/field_errors.hpp>
#include <amiss/detail/infer/field_map.hpp>
#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/inferred_values.hpp>
#include <amiss/detail/infer/member_kinds.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/text_offers.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The best value for each fact in a body, as views of it. The body must be valid JSON. Allocates nothing.
class ErrorInference {
public:
    ErrorInference(const InferenceContext& context, InferenceMemo& memo) noexcept : memo_(memo), offers_(context) {}

    void look_at(std::string_view body) noexcept
    {
        const JsonView root = memo_.root(body);
        if (root.kind() == JsonKind::string) {
            const bool nested = offers_.nested(root.text(), RuleCost::root);
            offers_.message(root.text(), RuleCost::root + (nested ? RuleCost::phrase : 0));
        }
        const Place place{RuleCost::root, 0, false, false};
        if (root.kind() == JsonKind::array) list(root, place, MapEvidence::root);
        if (root.kind() != JsonKind::object) return;
        graphql_ = has_member(root, "errors") && has_member(root, "data");
        const MapEvidence evidence = offers_.is_client_error() ? MapEvidence::root : MapEvidence::mention;
        const bool map = FieldMap::is_list_map(root) && fields_in(root, place, evidence); // whatever its names mean
        if (!map) object(root, place);
        if (!offers_.any()) fields_in(root, place, evidence);
        if (!offers_.any()) seek(root, 1, false);
        if (noted_ == 0 && offers_.is_client_error())
            note(root, place, offers_.any() ? MapEvidence::containers : MapEvidence::members);
    }

    /// Whether there is anything that is worth more than the status alone.
    bool found() const noexcept { return offers_.values.found() || noted_ != 0; }

    /// Puts what was found into `error`.
    void put_into(ApiError& error) const noexcept
    {
        offers_.values.put_into(error);
        put_violations(error);
    }
    /// A text of the body that looks like JSON, where the error may be; with its escapes. Empty where a message outside
    /// of it counts more.
    std::string_view nested() const noexcept
    {
        const InferredValues& values = offers_.values;
        return values.nested.cost < values.message.cost ? values.nested.text : std::string_view();
    }
    /// Completes an error whose own body or envelope has no place for something; `code_too`: also with code and type.
    void complete(ApiError& error, bool code_too = false) const noexcept { offers_.values.complete(error, code_too); }

private:
    /// Where a value is.
    struct Place {
        int cost;
        int depth;
        bool item;          ///< inside a list of errors
        bool noted;         ///< inside a list or a map whose violations are known
        bool field = false; ///< the object is about one field
        bool rooted = true; ///< no error object is around it
        bool below = false; ///< inside a wrapper of an item: what is there does not speak for the item
    };

    static constexpr int max_depth = 6;
    static constexpr int max_items = 8;      ///< of one list, of which the first ones count most; not of its violations
    static constexpr int max_seek_depth = 4; ///< how deep an error is looked for under names of no rule
    static constexpr std::size_t max_noted = 4;
    static constexpr int strong_code = 3; ///< the highest cost of a rule whose name says that it is a code
    static constexpr int strong_id = 3;   ///< the same of a request id

    void object(const JsonView& object, Place place) noexcept
    {
        ObjectScope scope{object};
        const int before = offers_.count();
        bool echoes = false, errors = false;
        const bool info = is_error_info(object);
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                if (rule.kind == InferredField::error || rule.kind == InferredField::fields)
                    errors = errors || value.has_items() || offers_.says_more_than_status(first_string(value));
                if (rule.kind == InferredField::echo)
                    echoes = true;
                else if (info && rule.kind == InferredField::code)
                    offers_.code(value.text(), RuleCost::error_info);
                else
                    apply(rule, scope, members.key(), value, place);
            });
        }
        const bool told = offers_.count() != before; // then the rest may be the client's own data
        if (!echoes || (told && errors)) return;
        members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                if (rule.kind == InferredField::echo) enter(rule, value, place, told);
            });
        }
    }

    void apply(const InferenceRule& rule, ObjectScope& scope, std::string_view key, const JsonView& value,
               Place place) noexcept
    {
        switch (rule.kind) {
        case InferredField::param: return offer_name(rule, scope, key, value, place);
        case InferredField::error:
        case InferredField::fields:
        case InferredField::wrapper: return enter(rule, value, place, false);
        case InferredField::links: return offer_links(offers_, value, place.cost + rule.cost, place.depth != 0);
        case InferredField::code:
            if (rule.cost <= strong_code && !(place.field && rule.form == ValueForm::lone_word)) break;
            [[fallthrough]];
        case InferredField::type:
            if (place.field || place.below) return; // what is wrong with a part is neither code nor type of the whole
            if (place.item && rule.kind == InferredField::type && !scope.has_message(key)) return;
            break;
        case InferredField::request_id:
            if (place.item && rule.cost > strong_id) return; // the id of a part
            break;
        default: break;
        }
        const int own = !key.empty() && key[0] == '_' ? 1 : 0; // "_message" is less than "message"
        offers_.apply(rule, scope, key, value, place.cost + rule.cost + own, place.cost == RuleCost::root);
    }

    AMISS_NOINLINE void offer_name(const InferenceRule& rule, ObjectScope& scope, std::string_view key,
                                   const JsonView& value, const Place& place) noexcept
    {
        ParamName name;
        name.offer(rule, scope, key, value, {place.item, false, false, graphql_, {}}, 0);
        if (!name.found()) return;
        FieldPath path;
        name.add_to(path);
        offers_.values.param.offer(path, place.cost + name.cost);
    }

    static MapEvidence evidence_of(const InferenceRule& rule, bool told) noexcept
    {
        if (rule.kind == InferredField::fields) return MapEvidence::name;
        if (rule.kind == InferredField::echo) return told ? MapEvidence::mention : MapEvidence::complaints;
        return rule.form == ValueForm::complaints ? MapEvidence::complaints : MapEvidence::sentences;
    }

    // `told`: an error is around what may be the client's own data.
    void enter(const InferenceRule& rule, const JsonView& value, Place place, bool told) noexcept
    {
        if (value.kind() == JsonKind::string) offers_.nested(value.text(), place.cost + RuleCost::wrapper);
        if (place.depth == max_depth || !value.is_container()) return;
        if (place.item && (rule.kind == InferredField::echo || rule.form == ValueForm::outside)) return;
        const MapEvidence evidence = evidence_of(rule, told);
        const bool error = rule.kind == InferredField::error || rule.kind == InferredField::fields;
        Place inside{place.cost, place.depth + 1, false, place.noted};
        const bool part = value.kind() == JsonKind::object && (error || rule.form == ValueForm::speaks);
        inside.below = place.below || (place.item && !part);
        if (value.kind() == JsonKind::array) {
            inside.item = place.item;
            const bool own = rule.kind == InferredField::echo && (told || !is_list_of_errors(value));
            if (own && !FieldMap::is_list_of_fields(value)) return;
            return own ? note(value, inside, MapEvidence::complaints) : list(value, inside, evidence);
        }
        inside.cost += !error ? RuleCost::wrapper : place.rooted ? -RuleCost::root : RuleCost::inner_error;
        inside.rooted = place.rooted && !error;
        const bool may_be_map = rule.form == ValueForm::map || rule.form == ValueForm::complaints;
        if ((error || may_be_map || rule.kind == InferredField::echo) && fields_in(value, inside, evidence)) return;
        if (rule.kind != InferredField::echo || (!told && TextOffers::is_error(value, true))) {
            object(value, inside);
            if (rule.kind == InferredField::error && noted_ == 0) note(value, inside, MapEvidence::containers);
            return;
        }
        // It may be the client's own data, but for what is wrong with fields under a name for that.
        auto members = value.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView member = members.value();
            const bool fields = MemberKinds::has_kind(name_of(members), InferredField::fields);
            if (member.kind() == JsonKind::array && fields)
                note(member, inside, MapEvidence::name);
            else if (member.kind() == JsonKind::object
                     && (fields || MemberKinds::has_kind(name_of(members), InferredField::wrapper)))
                fields_in(member, inside, fields ? MapEvidence::name : evidence);
        }
    }
    // A map of fields to what is wrong with them. What is inside is about each field, and not about the whole.
    bool fields_in(const JsonView& object, Place place, MapEvidence evidence) noexcept
    {
        if (!FieldMap::is_map(object, evidence)) return false;
        note(object, {place.cost + RuleCost::map, place.depth, true, place.noted}, evidence);
        return true;
    }

    void list(const JsonView& list, Place place, MapEvidence evidence) noexcept
    {
        place.item = true;
        place.cost += RuleCost::item;
        note(list, place, evidence);
        place.noted = true;
        auto items = list.items();
        for (int count = 0; count < max_items && items.next(); ++count, ++place.cost) {
            place.field = is_about_field(items.value(), graphql_);
            if (items.value().kind() == JsonKind::object) object(items.value(), place);
            if (items.value().kind() == JsonKind::array) tuple(items.value(), place);
        }
    }

    AMISS_NOINLINE void tuple(const JsonView& list, const Place& place) noexcept
    {
        auto items = list.items();
        for (int count = 0; count < max_items && items.next(); ++count) {
            if (items.value().kind() != JsonKind::string) continue;
            const std::string_view text = items.value().text();
            if (is_sentence(text)) return offers_.message(text, place.cost + 1);
            offers_.code(text, place.cost + 1);
        }
    }

    // Remembers a list or a map of errors, and offers its first field with its message.
    AMISS_NOINLINE void note(const JsonView& container, const Place& place, MapEvidence evidence) noexcept
    {
        if (place.noted) return; // the list or map around it has offered all of this
        bool first_field = true, first_message = true;
        FieldErrors errors(
            [&](std::string_view field, std::string_view message, std::string_view) {
                if (first_message && !message.empty()) offers_.message(message, place.cost + RuleCost::weak);
                first_message = first_message && message.empty();
                if (!first_field || field.empty()) return;
                first_field = false;
                FieldPath path;
                path.add(field);
                offers_.values.param.offer(path, place.cost);
            },
            graphql_);
        const bool any = errors.look_at(container, evidence) || errors.is_cut();
        if (!any || noted_ == max_noted) return;
        containers_[noted_] = container;
        evidence_[noted_++] = evidence;
    }

    // The error is under a name of no rule: in an object that has an error, or both a code and a message; `in_error`: under
    // the name of an error, where a message is enough.
    void seek(const JsonView& container, int depth, bool in_error) noexcept
    {
        auto items = container.items();
        for (int count = 0; count < max_inferred_members && !offers_.any() && items.next(); ++count) {
            const JsonView value = items.value();
            if (!value.is_container() || is_no_error_name(items.key())) continue;
            if (value.kind() == JsonKind::object && TextOffers::is_error(value, in_error))
                object(value, {RuleCost::root + RuleCost::wrapper, 1, false, false});
            const bool error = in_error || MemberKinds::is_container_name(MemberName(items.key()));
            if (depth < max_seek_depth && !offers_.any()) seek(value, depth + 1, error);
        }
    }

    void put_violations(ApiError& error) const noexcept
    {
        FieldSink sink(error, nullptr);
        for (std::size_t at = 0; at < noted_; ++at) {
            FieldErrors errors(
                [&sink](std::string_view field, std::string_view message, std::string_view code) {
                    if (field.empty()) return;
                    sink.set_part(FieldKind::violation_field, field);
                    if (sink.takes_violations()) {
                        BestText{message, 0}.put(sink.records(), FieldKind::violation_message);
                        BestText{code, 0}.put(sink.records(), FieldKind::violation_code);
                    }
                    sink.end_violation();
                },
                graphql_);
            errors.look_at(containers_[at], evidence_[at]);
            if (errors.is_cut()) sink.set_malformed();
        }
        if (sink.malformed()) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    }

    InferenceMemo& memo_;
    TextOffers offers_;
    JsonView containers_[max_noted]; ///< the lists and maps of violations
    MapEvidence evidence_[max_noted]{};
    std::size_t noted_ = 0;
    bool graphql_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
