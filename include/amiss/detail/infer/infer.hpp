// SPDX-License-Identifier: BSL-1.0
// Infers the error in a JSON body of unknown shape: goes through its members by the rules, and offers their values.
#pragma once

#include <amiss/detail/infer/inferred_values.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/unescaped_text.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/error.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The best value for each fact in a body, as views of it. The body must be valid JSON. Allocates nothing.
class ErrorInference {
public:
    explicit ErrorInference(HttpStatus status) noexcept : status_(status) {}

    void look_at(std::string_view body) noexcept
    {
        const JsonView root(body);
        if (root.kind() == JsonKind::string) offer_message(root.text(), RuleCost::root);
        const Place place{RuleCost::root, 0, false};
        if (root.kind() == JsonKind::array) list(root, place);
        if (root.kind() != JsonKind::object) return;
        object(root, place);
        if (offers_ == 0 && is_map(root, true)) map(root, place);
        if (offers_ != 0) return;
        auto members = root.items(); // no member is in the rules: the error is in one of any name
        for (int count = 0; count < max_items && members.next(); ++count) {
            if (members.value().kind() == JsonKind::object)
                object(members.value(), {RuleCost::root + RuleCost::wrapper, 1, false});
        }
    }

    /// Puts what was found into `error`; false when there is neither a code nor a message.
    bool put_into(ApiError& error) const noexcept
    {
        const bool found = values_.put_into(error);
        put_violations(error);
        return found;
    }
    /// Completes an error from a known envelope: adds what its layout has no place for and no header gave.
    void complete(ApiError& error) const noexcept { values_.complete(error); }

private:
    /// Where a value is.
    struct Place {
        int cost;
        int depth;
        bool item; ///< inside a list of errors
    };

    static constexpr int max_depth = 6;
    static constexpr int max_items = 8; ///< of one list; the others are ignored

    void offer_code(std::string_view text, int cost) noexcept
    {
        offers_ += text.empty() ? 0 : 1;
        values_.code.offer(text, cost);
    }
    void offer_message(std::string_view text, int cost) noexcept
    {
        offers_ += text.empty() ? 0 : 1;
        values_.message.offer(text, cost);
    }

    void object(JsonView object, Place place) noexcept
    {
        ObjectScope scope{object};
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const MemberName name(members.key());
            if (name.view().empty()) continue;
            for (const InferenceRule& rule : inference_rules) {
                if (name.is_for(rule)) apply(rule, scope, members.key(), members.value(), place);
            }
        }
    }

    void apply(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value,
               Place place) noexcept
    {
        const int cost = place.cost + rule.cost;
        switch (rule.kind) {
        case InferredField::code: return code(rule, scope, key, value, cost);
        case InferredField::type:
            if (value.kind() == JsonKind::string && is_code(unescaped_(value.text())))
                values_.type.offer(value.text(), cost);
            return;
        case InferredField::message:
            if (value.kind() == JsonKind::array && rule.form == ValueForm::any) return;
            if (rule.form == ValueForm::no_code && is_lone_code(first_string(value), scope, key)) return;
            return offer_message(first_string(value), cost);
        case InferredField::param: return param(rule, scope.object, value, place);
        case InferredField::doc_url:
            if (value.kind() == JsonKind::string && is_url(unescaped_(value.text())))
                values_.doc_url.offer(value.text(), cost);
            return;
        case InferredField::request_id:
            if (value.kind() == JsonKind::string && is_word(unescaped_(value.text())))
                values_.request_id.offer(value.text(), cost);
            return;
        case InferredField::retry_after: return seconds(value, 1, cost);
        case InferredField::retry_after_ms: return seconds(value, 1000, cost);
        case InferredField::error:
        case InferredField::fields:
        case InferredField::wrapper: return enter(rule, value, place);
        case InferredField::links: return links(value, cost);
        }
    }

    void code(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value, int cost) noexcept
    {
        const bool number = value.kind() == JsonKind::number && rule.form == ValueForm::number_too;
        const std::string_view text = without_namespace(number ? value.text() : first_string(value));
        const std::string_view shown = unescaped_(text);
        if (!is_code(shown) || is_status(shown) || is_rfc_link(shown)) return;
        if (rule.form == ValueForm::constant && !is_constant(shown)) return;
        if (rule.form == ValueForm::slug && (!is_slug(shown) || !scope.has_message(key))) return;
        if (rule.form == ValueForm::lone_word && !is_lone_code(text, scope, key)) return;
        if (rule.cost >= RuleCost::weak && !scope.has_message(key)) cost += RuleCost::without_message;
        offer_code(text, cost);
    }

    // For a member that may hold a code or a sentence. The status's reason phrase is a sentence. A capitalised word is
    // a code only beside a message.
    bool is_lone_code(std::string_view text, ObjectScope& scope, std::string_view key) noexcept
    {
        const std::string_view shown = unescaped_(text);
        if (!is_code(shown) || (is_plain_word(shown) && shown == reason_phrase(status_))) return false;
        return !is_plain_word(shown) || scope.has_message(key);
    }

    // The response's own status is no code. When the status is unknown, neither is any number that could be it.
    bool is_status(std::string_view text) const noexcept
    {
        const int number = three_digits(text);
        if (number < 0) return false;
        return status_ == HttpStatus::none ? number >= 400 && number < 600 : number == to_int(status_);
    }

    void param(const InferenceRule& rule, JsonView object, JsonView value, Place place) noexcept
    {
        const bool path_in_item = rule.form == ValueForm::path_in_item;
        if ((path_in_item || rule.form == ValueForm::in_item) && !place.item) return;
        std::string_view name = value.text();
        if (value.kind() == JsonKind::array) {
            // In GraphQL, a path beside `locations` leads into the result, and is no parameter.
            if (path_in_item && has_member(object, "locations")) return;
            name = path_in_item || rule.form == ValueForm::path ? last_string(value) : first_string(value);
        } else if (value.kind() != JsonKind::string) {
            return;
        }
        if (!is_name(unescaped_(name)) || (rule.form == ValueForm::not_place && is_place(name))) return;
        values_.param.offer(name, place.cost + rule.cost);
    }

    void seconds(JsonView value, std::int64_t per_second, int cost) noexcept
    {
        if (value.kind() != JsonKind::number && value.kind() != JsonKind::string) return;
        const std::optional<std::int64_t> found = parse_seconds(value.text(), per_second);
        if (found) values_.retry_after.offer(*found, cost);
    }

    void enter(const InferenceRule& rule, JsonView value, Place place) noexcept
    {
        if (place.depth == max_depth || !value.is_container()) return;
        const bool error = rule.kind != InferredField::wrapper;
        Place inside{place.cost, place.depth + 1, place.item};
        if (value.kind() == JsonKind::array) return list(value, inside);
        if (!error)
            inside.cost += RuleCost::wrapper;
        else if (place.cost >= RuleCost::root)
            inside.cost -= RuleCost::root;
        else
            inside.cost += RuleCost::inner_error;
        const int before = offers_;
        const bool fields =
            rule.kind == InferredField::fields && !has_member(value, "message") && !has_member(value, "code");
        if (!fields) object(value, inside);
        const bool of_lists = rule.kind == InferredField::error || rule.form == ValueForm::map_of_lists;
        if ((error || of_lists || rule.form == ValueForm::map) && offers_ == before && is_map(value, of_lists))
            map(value, inside);
    }

    void list(JsonView list, Place place) noexcept
    {
        auto items = list.items();
        const int before = values_.param.cost;
        place.item = true;
        place.cost += RuleCost::item;
        for (int count = 0; count < max_items && items.next(); ++count, ++place.cost) {
            if (items.value().kind() == JsonKind::object) object(items.value(), place);
        }
        if (values_.param.cost < before) violations_ = list;
    }

    void map(JsonView object, Place place) noexcept
    {
        auto members = object.items();
        place.item = true;
        place.cost += RuleCost::map;
        for (int count = 0; count < max_items && members.next(); ++count, ++place.cost) {
            if (is_name(unescaped_(members.key())) && place.cost < values_.param.cost) {
                violations_ = object;
                values_.param.offer(members.key(), place.cost);
            }
            if (members.value().kind() == JsonKind::array) {
                auto items = members.value().items();
                if (items.next() && items.value().kind() == JsonKind::object) this->object(items.value(), place);
            }
            offer_message(first_leaf(members.value()), place.cost + 1);
        }
    }

    void links(JsonView links, int cost) noexcept
    {
        auto items = links.items();
        for (int count = 0; count < max_inferred_members && items.next(); ++count) {
            const JsonView link = items.value();
            std::string_view relation = items.key();
            std::string_view target = link.kind() == JsonKind::string ? link.text() : std::string_view();
            auto members = link.items();
            for (int member = 0; link.kind() == JsonKind::object && member < max_items && members.next(); ++member) {
                if (members.value().kind() != JsonKind::string) continue;
                if (members.key() == "rel") relation = members.value().text();
                if (members.key() == "href" || members.key() == "url") target = members.value().text();
            }
            for (const std::string_view known : link_relations) {
                if (MemberName(relation).is(known) && is_url(unescaped_(target)))
                    values_.doc_url.offer(target, cost + 1);
            }
        }
    }

    void put_violations(ApiError& error) const noexcept
    {
        FieldSink sink(error, nullptr);
        auto items = violations_.items();
        for (unsigned count = 0; count < max_read_violations && items.next(); ++count) {
            ErrorInference item(status_);
            if (violations_.kind() == JsonKind::object) {
                item.values_.param.text = items.key();
                item.values_.message.text = first_leaf(items.value());
            } else if (items.value().kind() == JsonKind::object) {
                item.object(items.value(), {0, max_depth - 2, true});
            }
            if (item.values_.param.text.empty()) continue;
            item.values_.param.put(sink.records(), RecordKind::capture_field);
            item.values_.message.put(sink.records(), RecordKind::capture_message);
            sink.end_violation();
        }
    }

    HttpStatus status_;
    InferredValues values_;
    UnescapedText unescaped_;
    JsonView violations_; ///< the list or map that the parameter is from
    int offers_ = 0;      ///< how many codes and messages were offered
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
