// SPDX-License-Identifier: BSL-1.0
// Decides which texts and numbers of a body count for a fact, and keeps the best: codes, messages, ids, links, delays.
#pragma once

#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/inferred_values.hpp>
#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/infer/rule_index.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/infer/unescaped_text.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/http_status.hpp>
#include <amiss/received.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What is known of a response beside its body.
struct InferenceContext {
    HttpStatus status = HttpStatus::none;
    std::optional<Received::Time> now{}; ///< what times are compared with; without it, the system's clock
    bool problem = false;                ///< it says that its body is a problem document (RFC 9457)
};

class TextOffers {
public:
    InferredValues values;

    explicit TextOffers(const InferenceContext& context) noexcept : context_(context) {}

    /// How many codes and messages were offered.
    int count() const noexcept { return count_; }
    bool any() const noexcept { return count_ != 0; }

    /// Whether the client is at fault, as far as is known.
    bool is_client_error() const noexcept
    {
        const int status = to_int(context_.status);
        return status == 0 || (status >= 400 && status < 500);
    }

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
        values.message.offer(text, cost + (unescaped_(text) == reason_phrase(context_.status) ? RuleCost::phrase : 0));
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
    AMISS_NOINLINE void apply(const InferenceRule& rule, ObjectScope& scope, std::string_view key,
                              const JsonView& value, int cost, bool root) noexcept
    {
        const std::string_view text = value.kind() == JsonKind::string ? value.text() : std::string_view();
        switch (rule.kind) {
        case InferredField::code: return code_by(rule, scope, key, value, cost, root);
        case InferredField::type:
            if (is_code(unescaped_(text)) && !is_url(unescaped_(text)) && !is_status(unescaped_(text)))
                values.type.offer(text, cost);
            return;
        case InferredField::message: return message_by(rule, scope, key, value, cost);
        case InferredField::doc_url:
            if (rule.form != ValueForm::docs || is_docs_link(unescaped_(text))) doc_url(text, cost);
            return;
        case InferredField::request_id:
            if (is_word(unescaped_(text))) values.request_id.offer(text, cost);
            return;
        case InferredField::retry_after: return seconds(value, 1);
        case InferredField::retry_after_ms: return seconds(value, 1000);
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

    /// Whether a text is one that a status alone does not give.
    bool says_more_than_status(std::string_view text) const noexcept
    {
        return !text.empty() && !is_absent_word(text) && text != reason_phrase(context_.status);
    }

    /// Whether an object has an error inside, or both a code and a message: then it is one, whatever its name.
    /// `message_enough`: a message alone is enough, if its name means nothing else.
    static bool is_error(const JsonView& object, bool message_enough) noexcept
    {
        bool has_code = false, has_message = false, has_error = false;
        auto members = object.items();
        for (int count = 0; count < max_inferred_members && members.next(); ++count) {
            const JsonView value = members.value();
            const bool text = value.kind() == JsonKind::string && value.text().size() != 0;
            for_each_rule(name_of(members), [&](const InferenceRule& rule) {
                const bool strong = rule.cost <= 5;
                has_code = has_code
                    || (rule.kind == InferredField::code && strong && (text || value.kind() == JsonKind::number));
                has_message = has_message || (rule.kind == InferredField::message && strong && text);
                has_error =
                    has_error || (message_enough && rule.kind == InferredField::message && rule.cost <= 1 && text);
                has_error = has_error
                    || ((rule.kind == InferredField::error || rule.kind == InferredField::fields) && value.has_items());
            });
        }
        return has_error || (has_code && has_message);
    }

private:
    void code_by(const InferenceRule& rule, ObjectScope& scope, std::string_view key, JsonView value, int cost,
                 bool root) noexcept
    {
        const bool number = value.kind() == JsonKind::number && rule.form == ValueForm::number_too;
        value = text_inside(value);
        const std::string_view text = without_namespace(number ? value.text() : first_string(value));
        const std::string_view shown = unescaped_(text);
        if (rule.cost == 0 && is_sentence(shown)) return message(text, cost + RuleCost::weak); // in the place of a code
        if (!is_code(shown) || is_absent_word(shown) || is_status(shown) || is_rfc_link(shown) || is_uuid(shown))
            return;
        // A URI is the code of a problem document, and elsewhere a link.
        if (is_url(shown) && !context_.problem && !(root && MemberName(key).is("type") && scope.is_problem())) return;
        if (rule.form == ValueForm::constant && !is_constant(shown)) return;
        if (rule.form == ValueForm::slug && (!is_slug(shown) || !(scope.has_message(key) || scope.has_errors())))
            return;
        if (rule.form == ValueForm::lone_word && !is_lone_code(text, scope, key)) return;
        if (rule.cost >= RuleCost::weak && !scope.has_message(key) && !scope.has_errors())
            cost += RuleCost::without_message;
        ++count_;
        values.code.offer(text, cost);
    }

    // The text of an element that XML became an object or a list from: {"#text": "s:Client"}, and SOAP 1.2's Code.Value.
    static JsonView text_inside(JsonView value) noexcept
    {
        constexpr std::string_view keys[] = {"#text", "$", "$t", "_"}; // beside names
        for (int depth = 0; depth < 3 && value.kind() == JsonKind::object; ++depth) {
            JsonView inside;
            auto members = value.items();
            for (int count = 0; count < 8 && members.next(); ++count) {
                const std::string_view key = members.key();
                const MemberName name(key);
                bool is_text = name.is("value") || name.is("text") || name.is("content");
                for (const std::string_view known : keys) is_text = is_text || key == known;
                if (is_text) inside = members.value();
            }
            if (inside.kind() == JsonKind::array) {
                auto items = inside.items();
                inside = items.next() ? items.value() : JsonView();
            }
            value = inside;
        }
        return value;
    }

    void message_by(const InferenceRule& rule, ObjectScope& scope, std::string_view key, const JsonView& value,
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
    void message_in(const JsonView& object, int cost) noexcept
    {
        if (const JsonView text = text_inside(object); text.kind() == JsonKind::string)
            return message(text.text(), cost + 1);
        constexpr int max_languages = 8;
        bool languages = true; // "id" alone is rather an id than Indonesian
        auto members = object.items();
        for (int count = 0; count < max_languages && members.next(); ++count)
            languages = languages && is_locale(members.key());
        members = object.items();
        for (int count = 0; count < max_languages && members.next(); ++count) {
            if (members.value().kind() == JsonKind::string && languages && is_sentence(members.value().text()))
                message(members.value().text(), cost + 1);
        }
    }

    // For a member that may hold a code or a sentence. A capitalised word is a code only beside a message. The status's
    // reason phrase is no code, except in `reason`, as Kubernetes has it.
    bool is_lone_code(std::string_view text, ObjectScope& scope, std::string_view key) noexcept
    {
        const std::string_view shown = unescaped_(text);
        if (!is_code(shown)) return false;
        if (!is_plain_word(shown)) return true;
        return scope.has_message(key) && (shown != reason_phrase(context_.status) || MemberName(key).is("reason"));
    }

    // The response's own status is no code. When the status is unknown, neither is any number that could be it.
    bool is_status(std::string_view text) const noexcept
    {
        if (context_.status != HttpStatus::none) return is_status_number(text, to_int(context_.status));
        const int number = three_digits(text);
        return number >= 400 && number < 600;
    }

    void seconds(const JsonView& value, std::int64_t per_second) noexcept
    {
        if (value.kind() != JsonKind::number && value.kind() != JsonKind::string) return;
        const std::int64_t now = unix_seconds(context_.now ? *context_.now : Received::Clock::now());
        if (const auto delay = delay_from_number_or_time(value.text(), per_second, now))
            values.retry_after.offer(*delay);
    }

    InferenceContext context_;
    UnescapedText unescaped_;
    int count_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
