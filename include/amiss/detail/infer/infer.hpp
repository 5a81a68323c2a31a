// SPDX-License-Identifier: BSL-1.0
// Reading an error body of a shape that nobody declared: the best value for each fact, by the rules.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/error.hpp>

#include <climits>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The best value for each fact of a body, as views of it. The body is valid JSON; nothing is allocated.
class ErrorInference {
public:
    explicit ErrorInference(HttpStatus status) noexcept : status_(status) {}

    void look_at(std::string_view body) noexcept
    {
        const JsonView root(body);
        if (root.kind() == JsonKind::string) offer(message_, root.text(), RuleCost::root);
        const Place place{RuleCost::root, 0, false};
        if (root.kind() == JsonKind::array) list(root, place);
        if (root.kind() != JsonKind::object) return;
        object(root, place);
        if (offers_ == 0 && is_map(root, true)) map(root, place);
        if (offers_ != 0) return;
        auto members = root.items(); // nothing had a name that tells: the error is in whatever is there
        for (int count = 0; count < max_items && members.next(); ++count) {
            if (members.value().kind() == JsonKind::object)
                object(members.value(), {RuleCost::root + RuleCost::wrapper, 1, false});
        }
    }

    /// Adds what a known envelope has no place for, and was not found in a header.
    void complete(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        const auto is_absent = [&records](RecordKind kind) { return records.find(kind).data() == nullptr; };
        if (is_absent(FieldKind::param)) put(records, FieldKind::param, param_);
        if (is_absent(FieldKind::doc_url)) put(records, FieldKind::doc_url, doc_url_);
        if (is_absent(FieldKind::request_id)) put(records, FieldKind::request_id, request_id_);
        if (seconds_cost_ != INT_MAX && is_absent(FieldKind::retry_after))
            store_record(records, FieldKind::retry_after, seconds_);
    }

    /// Puts what was found into `error`; false when there was neither a code nor a message.
    bool put_into(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        const bool found = code_.cost != INT_MAX || message_.cost != INT_MAX;
        put(records, FieldKind::code, code_);
        put(records, FieldKind::type, type_);
        if (message_.cost != INT_MAX && message_.text.data() != code_.text.data()) {
            put(records, FieldKind::message, message_);
            ErrorAccess::head(error).flags |= ErrorHead::own_message;
        }
        put(records, FieldKind::param, param_);
        put(records, FieldKind::doc_url, doc_url_);
        put(records, FieldKind::request_id, request_id_);
        if (seconds_cost_ != INT_MAX) store_record(records, FieldKind::retry_after, seconds_);
        put_violations(error);
        return found;
    }

private:
    /// Where a value stands.
    struct Place {
        int cost;
        int depth;
        bool item; ///< of a list of errors
    };
    struct Best {
        std::string_view text; ///< escapes as they stand
        int cost = INT_MAX;
    };

    static constexpr int max_depth = 6;
    static constexpr int max_members = max_inferred_members;
    static constexpr int max_items = 8; ///< looked at in one list

    static void put(RecordBuffer& records, RecordKind kind, const Best& best) noexcept
    {
        if (best.text.empty()) return;
        OpenRecord record(records, kind);
        unescape(best.text, [&](std::string_view piece) { record.add(piece); });
    }

    void offer(Best& best, std::string_view text, int cost) noexcept
    {
        if (text.empty()) return;
        offers_ += &best == &code_ || &best == &message_ ? 1 : 0;
        if (cost < best.cost) best = {text, cost};
    }

    void object(JsonView object, Place place) noexcept
    {
        ObjectScope scope{object};
        auto members = object.items();
        for (int count = 0; count < max_members && members.next(); ++count) {
            const MemberName name(members.key());
            if (name.view().empty()) continue;
            for (const InferenceRule& rule : inference_rules) {
                if (name.is(rule.name)) apply(rule, scope, members.key(), members.value(), place);
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
            if (value.kind() == JsonKind::string && is_code(plain(value.text()))) offer(type_, value.text(), cost);
            return;
        case InferredField::message:
            if (value.kind() == JsonKind::array && rule.form == ValueForm::any) return;
            if (rule.form == ValueForm::no_code && is_lone_code(first_string(value), scope, key)) return;
            return offer(message_, first_string(value), cost);
        case InferredField::param: return param(rule, scope.object, value, place);
        case InferredField::doc_url:
            if (value.kind() == JsonKind::string && is_url(plain(value.text()))) offer(doc_url_, value.text(), cost);
            return;
        case InferredField::request_id:
            if (value.kind() == JsonKind::string && is_word(plain(value.text())))
                offer(request_id_, value.text(), cost);
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
        const std::string_view shown = plain(text);
        if (!is_code(shown) || is_status(shown) || is_rfc_link(shown)) return;
        if (rule.form == ValueForm::constant && !is_constant(shown)) return;
        if (rule.form == ValueForm::slug && (!is_slug(shown) || !scope.has_message(key))) return;
        if (rule.form == ValueForm::lone_word && !is_lone_code(text, scope, key)) return;
        if (rule.cost >= RuleCost::weak && !scope.has_message(key)) cost += RuleCost::without_message;
        offer(code_, text, cost);
    }

    // Under a name that may hold a sentence as well: a capitalised word alone is one, and so is the status's phrase.
    bool is_lone_code(std::string_view text, ObjectScope& scope, std::string_view key) noexcept
    {
        const std::string_view shown = plain(text);
        if (!is_code(shown) || (is_plain_word(shown) && shown == reason_phrase(status_))) return false;
        return !is_plain_word(shown) || scope.has_message(key);
    }

    // A text without its escapes, for a look at it; one of more than 256 bytes that has some is no word of any kind.
    std::string_view plain(std::string_view text) noexcept
    {
        if (text.find('\\') == text.npos) return text;
        std::size_t size = 0;
        bool fits = true;
        unescape(text, [&](std::string_view piece) {
            for (const char c : piece) {
                if (size < sizeof plain_)
                    plain_[size++] = c;
                else
                    fits = false;
            }
        });
        return fits ? std::string_view(plain_, size) : std::string_view();
    }

    // The response's status is no code; of a response whose status is not known, nothing that could be one.
    bool is_status(std::string_view text) const noexcept
    {
        const int number = three_digits(text);
        if (number < 0) return false;
        return status_ == HttpStatus::none ? number >= 400 && number < 600 : number == to_int(status_);
    }

    void param(const InferenceRule& rule, JsonView object, JsonView value, Place place) noexcept
    {
        if (rule.form == ValueForm::in_item && !place.item) return;
        std::string_view name = value.text();
        if (value.kind() == JsonKind::array) {
            // A path gives its last name, a list of names its first; a path beside `locations` is one into a result.
            if (rule.name == "path" && has_member(object, "locations")) return;
            const bool path = rule.name == "path" || rule.name == "loc";
            name = path ? last_string(value) : first_string(value);
        } else if (value.kind() != JsonKind::string) {
            return;
        }
        if (!is_name(plain(name)) || (rule.form == ValueForm::not_place && is_place(name))) return;
        offer(param_, name, place.cost + rule.cost);
    }

    void seconds(JsonView value, std::int64_t per_second, int cost) noexcept
    {
        if (value.kind() != JsonKind::number && value.kind() != JsonKind::string) return;
        const std::optional<std::int64_t> found = parse_seconds(value.text(), per_second);
        if (!found || cost >= seconds_cost_) return;
        seconds_ = *found;
        seconds_cost_ = cost;
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
        const bool maybe_fields = error || rule.name == "message" || rule.name == "details" || rule.name == "fields";
        if (maybe_fields && offers_ == before
            && is_map(value, rule.kind == InferredField::error || rule.name == "details"))
            map(value, inside);
    }

    void list(JsonView list, Place place) noexcept
    {
        auto items = list.items();
        const int before = param_.cost;
        place.item = true;
        place.cost += RuleCost::item;
        for (int count = 0; count < max_items && items.next(); ++count, ++place.cost) {
            if (items.value().kind() == JsonKind::object) object(items.value(), place);
        }
        if (param_.cost < before) violations_ = list;
    }

    // Fields to what is wrong with them: each a text or a list, and where lists are asked for, a list.
    static bool is_map(JsonView object, bool of_lists) noexcept
    {
        auto members = object.items();
        bool any = false;
        for (int count = 0; count < max_members && members.next(); ++count, any = true) {
            const JsonKind kind = members.value().kind();
            if (kind != JsonKind::array && (of_lists || (kind != JsonKind::string && kind != JsonKind::object)))
                return false;
        }
        return any;
    }
    void map(JsonView object, Place place) noexcept
    {
        auto members = object.items();
        place.item = true;
        place.cost += RuleCost::map;
        for (int count = 0; count < max_items && members.next(); ++count, ++place.cost) {
            if (is_name(plain(members.key())) && place.cost < param_.cost) {
                violations_ = object;
                offer(param_, members.key(), place.cost);
            }
            if (members.value().kind() == JsonKind::array) {
                auto items = members.value().items();
                if (items.next() && items.value().kind() == JsonKind::object) this->object(items.value(), place);
            }
            offer(message_, first_leaf(members.value()), place.cost + 1);
        }
    }

    void links(JsonView links, int cost) noexcept
    {
        auto items = links.items();
        for (int count = 0; count < max_members && items.next(); ++count) {
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
                if (MemberName(relation).is(known) && is_url(plain(target))) offer(doc_url_, target, cost + 1);
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
                item.param_.text = items.key();
                item.message_.text = first_leaf(items.value());
            } else if (items.value().kind() == JsonKind::object) {
                item.object(items.value(), {0, max_depth - 2, true});
            }
            if (item.param_.text.empty()) continue;
            put(sink.records(), RecordKind::capture_field, item.param_);
            put(sink.records(), RecordKind::capture_message, item.message_);
            sink.end_violation();
        }
    }

    HttpStatus status_;
    Best code_, type_, message_, param_, doc_url_, request_id_;
    JsonView violations_; ///< the list or map that the parameter is from
    int offers_ = 0;      ///< of codes and messages
    std::int64_t seconds_ = 0;
    int seconds_cost_ = INT_MAX;
    char plain_[256];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
