// SPDX-License-Identifier: BSL-1.0
// Decides which texts and numbers of a body count for a fact, and keeps the best: codes, messages, ids, links, delays.
#pragma once

#include <amiss/detail/infer/inferred_values.hpp>
#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rules.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/unescaped_text.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>
#include <amiss/http_status.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

class TextOffers {
public:
    InferredValues values;

    TextOffers(HttpStatus status, bool problem) noexcept : status_(status), problem_(problem) {}

    /// How many codes and messages were offered.
    int count() const noexcept { return count_; }
    bool any() const noexcept { return count_ != 0; }

    void code(std::string_view text, int cost) noexcept
    {
        const std::string_view shown = unescaped_(text);
        if (!is_code(shown) || is_absent_word(shown) || is_status(shown) || is_url(shown)) return;
        count_ += text.empty() ? 0 : 1;
        values.code.offer(text, cost);
    }
    void message(std::string_view text, int cost) noexcept
    {
        if (text.empty() || is_absent_word(text)) return;
        ++count_;
        values.message.offer(text, cost + (unescaped_(text) == reason_phrase(status_) ? RuleCost::phrase : 0));
    }
    void doc_url(std::string_view text, int cost) noexcept
    {
        if (is_url(unescaped_(text))) values.doc_url.offer(text, cost);
    }

    /// Offers a text that can be JSON with the error in it; false when it does not look like that.
    bool nested(std::string_view text, int cost) noexcept
    {
        while (!text.empty() && (is_space(text[0]) || text.substr(0, 2) == "\\n"))
            text.remove_prefix(text[0] == '\\' ? 2 : 1);
        if (text.size() < 2 || (text[0] != '{' && text[0] != '[')) return false;
        values.nested.offer(text, cost);
        return true;
    }

    /// Offers the value of a member for what the rule says.
    void apply(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value, int cost,
               bool root) noexcept
    {
        const std::string_view text = value.kind() == JsonKind::string ? value.text() : std::string_view();
        switch (rule.kind) {
        case InferredField::code: return code_by(rule, scope, key, value, cost, root);
        case InferredField::type:
            if (is_code(unescaped_(text)) && !is_url(unescaped_(text))) values.type.offer(text, cost);
            return;
        case InferredField::message: return message_by(rule, scope, key, value, cost);
        case InferredField::doc_url: return doc_url(text, cost);
        case InferredField::request_id:
            if (is_word(unescaped_(text))) values.request_id.offer(text, cost);
            return;
        case InferredField::retry_after: return seconds(value, 1, cost);
        case InferredField::retry_after_ms: return seconds(value, 1000, cost);
        case InferredField::retryable:
            if (value.text() == "true" || value.text() == "false") values.retryable.offer(value.text() == "true", cost);
            return;
        case InferredField::param:
        case InferredField::error:
        case InferredField::fields:
        case InferredField::wrapper:
        case InferredField::echo:
        case InferredField::links: return;
        }
    }

    /// Whether an object has an error inside, or both a code and a message: then it is one, whatever its name.
    static bool is_error(JsonView object) noexcept
    {
        bool has_code = false, has_message = false, has_error = false;
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            const bool text = value.kind() == JsonKind::string && value.text().size() != 0;
            for_each_rule(MemberName(members.key()), [&](const InferenceRule& rule) {
                const bool strong = rule.cost <= 5;
                has_code = has_code
                    || (rule.kind == InferredField::code && strong && (text || value.kind() == JsonKind::number));
                has_message = has_message || (rule.kind == InferredField::message && strong && text);
                has_error = has_error
                    || ((rule.kind == InferredField::error || rule.kind == InferredField::fields)
                        && value.items().next());
            });
        }
        return has_error || (has_code && has_message);
    }

private:
    void code_by(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value, int cost,
                 bool root) noexcept
    {
        const bool number = value.kind() == JsonKind::number && rule.form == ValueForm::number_too;
        if (value.kind() == JsonKind::object) value = find_member(value, "value"); // SOAP 1.2 has Code.Value
        const std::string_view text = without_namespace(number ? value.text() : first_string(value));
        const std::string_view shown = unescaped_(text);
        if (!is_code(shown) || is_absent_word(shown) || is_status(shown) || is_rfc_link(shown)) return;
        // A URI is the code of a problem document, and elsewhere a link.
        if (is_url(shown) && !problem_
            && !(root && MemberName(key).is("type")
                 && (has_member(scope.object, "title") || has_member(scope.object, "detail"))))
            return;
        if (rule.form == ValueForm::constant && !is_constant(shown)) return;
        if (rule.form == ValueForm::slug && (!is_slug(shown) || !scope.has_message(key))) return;
        if (rule.form == ValueForm::lone_word && !is_lone_code(text, scope, key)) return;
        if (rule.cost >= RuleCost::weak && !scope.has_message(key)) cost += RuleCost::without_message;
        ++count_;
        values.code.offer(text, cost);
    }

    void message_by(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value,
                    int cost) noexcept
    {
        if (value.kind() == JsonKind::array && rule.form == ValueForm::any) return;
        if (value.kind() == JsonKind::object) return message_in(value, cost);
        const std::string_view text = first_string(value);
        if (rule.form == ValueForm::no_code && is_lone_code(text, scope, key)) return;
        if (rule.form == ValueForm::sentence && !is_sentence(text)) return;
        if (nested(text, cost)) cost += RuleCost::phrase; // in case it is no JSON
        message(text, cost);
    }

    // {"lang": "en", "value": "No such thing."}, {"en": "No such thing."}, and SOAP's Reason.Text
    void message_in(JsonView object, int cost) noexcept
    {
        constexpr int max_languages = 8;
        bool languages = true; // "id" alone is rather an id than Indonesian
        auto members = object.items();
        for (int count = 0; count < max_languages && members.next(); ++count)
            languages = languages && is_locale(members.key());
        members = object.items();
        for (int count = 0; count < max_languages && members.next(); ++count) {
            const MemberName name(members.key());
            if (members.value().kind() == JsonKind::string && (languages || name.is("value") || name.is("text")))
                message(members.value().text(), cost + 1);
        }
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
        if (status_ != HttpStatus::none) return is_status_number(text, to_int(status_));
        const int number = three_digits(text);
        return number >= 400 && number < 600;
    }

    void seconds(JsonView value, std::int64_t per_second, int cost) noexcept
    {
        if (value.kind() != JsonKind::number && value.kind() != JsonKind::string) return;
        const std::optional<std::int64_t> found = parse_seconds(value.text(), per_second);
        if (found) values.retry_after.offer(*found, cost);
    }

    HttpStatus status_;
    bool problem_;
    UnescapedText unescaped_;
    int count_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
