// SPDX-License-Identifier: BSL-1.0
// Puts the values of fields into a sink, as JSON.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/exact_time.hpp>
#include <amiss/detail/text/path_steps.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/text/plain_ascii.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_parts.hpp>
#include <amiss/detail/write/retry_sentence.hpp>
#include <amiss/detail/write/sinks.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The values of one error on their way into a sink.
template <class Sink>
class FieldWriter {
public:
    FieldWriter(Sink body_sink, const FieldValues& field_values, Escaping escaping_kind) noexcept
        : sink_(body_sink), values_(field_values), escaping_(escaping_kind)
    {}

protected:
    // The text is JSON already. Only what HTML escaping adds is left to do, and that occurs only inside strings.
    AMISS_COLD void put_json(std::string_view text) noexcept
    {
        if constexpr (Sink::escapes_json) return sink_.put_json(text);
        if (escaping_ == Escaping::json) return sink_.put(text);
        while (!text.empty()) {
            const Utf8Step step = next_scalar(text);
            const bool html = step.scalar == '<' || step.scalar == '>' || step.scalar == '&' || step.scalar == 0x2028
                || step.scalar == 0x2029;
            if (html)
                sink_.put_escaped(text.substr(0, step.size), escaping_);
            else
                sink_.put(text.substr(0, step.size));
            text.remove_prefix(step.size);
        }
    }

    AMISS_COLD void put_violations(bool as_lists) noexcept
    {
        bool first = true;
        sink_.put('{');
        put_members(as_lists, first, [](std::string_view) { return true; });
        sink_.put('}');
    }
    // A member for each field that `is_wanted`.
    template <class IsWanted>
    void put_members(bool as_lists, bool& first, IsWanted is_wanted) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations || record.is_repeat || !is_wanted(record.key)) continue;
            put_comma(first);
            put_string(record.key);
            sink_.put(':');
            if (as_lists)
                put_messages(record, offset);
            else
                put_string(record.value);
        }
    }
    // `offset` is where the first message ends.
    AMISS_COLD void put_messages(Record message, std::uint32_t offset) noexcept
    {
        sink_.put('[');
        put_string(message.value);
        while (message.has_more) {
            values_.records->next_of_key(offset, message);
            sink_.put(',');
            put_string(message.value);
        }
        sink_.put(']');
    }

    // A quote of a value; what is inside a text has none of its own.
    void quote() noexcept
    {
        if (!in_text_) sink_.put('"');
    }

    AMISS_COLD void put_string(std::string_view text) noexcept
    {
        quote();
        sink_.put_escaped(text, escaping_);
        quote();
    }

    AMISS_COLD void put_number(std::int64_t value, bool as_text) noexcept
    {
        if (as_text) quote();
        sink_.put(Digits(value).view());
        if (as_text) quote();
    }

    AMISS_COLD void put_doc_url(FieldStyle style) noexcept
    {
        const std::string_view own = values_.text(FieldKind::doc_url);
        if (!own.empty() || values_.doc_base.empty()) return put_string(own);
        put_encoded(values_.doc_base, values_.text(FieldKind::code), style);
    }
    AMISS_COLD void put_encoded(std::string_view base, std::string_view name,
                                FieldStyle style = FieldStyle::plain) noexcept
    {
        quote();
        sink_.put_escaped(base, escaping_);
        const std::size_t run = is_name_style(style) ? 0 : unreserved_run(name);
        sink_.put(name.substr(0, run));
        for (const char c : name.substr(run))
            put_percent_encoded(in_style(c, style), [this](char byte) { sink_.put(byte); });
        quote();
    }

    AMISS_COLD void put_timestamp() noexcept
    {
        quote();
        sink_.put({timestamp_of(values_.timestamp).text, timestamp_size});
        quote();
    }
    AMISS_COLD void put_exact_time(FieldStyle style, std::string_view zone) noexcept
    {
        if (style == FieldStyle::unix_seconds) return put_number(values_.timestamp, false);
        if (style == FieldStyle::unix_ms)
            return put_number(ExactTime{values_.timestamp, values_.milliseconds}.in_milliseconds(), false);
        if (style != FieldStyle::milliseconds) return put_timestamp();
        char exact[max_exact_timestamp];
        const char* const end = put_exact_timestamp(exact, timestamp_of(values_.timestamp), values_.milliseconds, zone);
        quote();
        sink_.put({exact, static_cast<std::size_t>(end - exact)});
        quote();
    }

    AMISS_COLD void put_described(std::string_view text) noexcept
    {
        quote();
        detail::put_described(text, [this](char byte) { return sink_.put_escaped({&byte, 1}, escaping_), true; });
        quote();
    }

    void put_detail(std::string_view key) noexcept { put_member_of(values_.details(), key); }
    // The value of a member of an object; "" where it has none.
    AMISS_COLD void put_member_of(std::string_view inside, std::string_view key) noexcept
    {
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (is_escaped_form(member.key, key))
                return put_json(in_text_ ? JsonView(member.value).text() : member.value);
        }
        put_string({});
    }

    // A value that follows from the row, or a code or a type in a style.
    AMISS_COLD void put_of_row(const Node& node) noexcept
    {
        const RowValue value = value_of_row(node.field, node.style, node.text, values_.row_facts());
        if (value.bare) return sink_.put(value.view());
        if (value.style == FieldStyle::uri) return put_encoded(value.base, value.text);
        if (!is_name_style(value.style)) return put_string(value.view());
        quote();
        for_each_in_style(value.view(), value.style,
                          [this](std::string_view piece) { sink_.put_escaped(piece, escaping_); });
        quote();
    }

    AMISS_COLD void put_advice(Guidance guidance) noexcept
    {
        if (!is_list(guidance)) return put_string(RetrySentence(values_).view());
        const TextList texts = values_.row_texts.of(guidance);
        const bool are_links = guidance == Guidance::links;
        bool first = true;
        sink_.put('[');
        for (std::size_t at = 0; at < texts.size(); at += are_links ? 2U : 1U) {
            put_comma(first);
            if (are_links) sink_.put(R"({"title":)");
            put_string(texts.data[at]);
            if (!are_links) continue;
            sink_.put(R"(,"url":)");
            put_string(texts.data[at + 1]);
            sink_.put('}');
        }
        sink_.put(']');
    }

    AMISS_COLD void put_part(const Node& node) noexcept
    {
        switch (node.field) {
        case FieldKind::violation_field: return put_name(violation_.key, node);
        case FieldKind::violation_message: return put_string(violation_.value);
        case FieldKind::violation_code: return put_code_of_violation(node.style);
        default: return put_member_of(inside_of(RecordBuffer::json_of(violation_.details)), node.text);
        }
    }
    AMISS_COLD void put_code_of_violation(FieldStyle style) noexcept
    {
        if (!is_name_style(style)) return put_string(violation_.code);
        quote();
        for (std::string_view rest = violation_.code; !rest.empty();) {
            const Utf8Step step = next_scalar(rest);
            const char styled = in_style(rest[0], style);
            const bool stays = step.scalar >= 0x80 && style == FieldStyle::lower;
            sink_.put_escaped(stays ? rest.substr(0, step.size) : std::string_view(&styled, 1), escaping_);
            rest.remove_prefix(step.size);
        }
        quote();
    }

    // The name of a field: as it is, or as the array of its steps.
    AMISS_COLD void put_name(std::string_view name, const Node& node) noexcept
    {
        if (node.style != FieldStyle::path) return put_string(name);
        const std::string_view start = node.text;
        bool first = start.empty() || begins_in_request(name);
        sink_.put('[');
        if (!first) put_string(start);
        PathSteps steps(name);
        for (std::string_view step; steps.next(step);) {
            put_comma(first);
            put_step(step, steps.is_pointer());
        }
        sink_.put(']');
    }
    void put_step(std::string_view step, bool is_escaped) noexcept
    {
        if (is_index(step)) return sink_.put(step);
        if (!is_escaped) return put_string(step);
        sink_.put('"');
        unescape_step(step, [this](std::string_view piece) { sink_.put_escaped(piece, escaping_); });
        sink_.put('"');
    }

    /// Writes the value of a field of a layout that has these parts.
    template <LayoutParts Parts = parts::all>
    void put_field(const Node* node) noexcept
    {
        const FieldKind field = node->field;
        if constexpr (has_part<Parts>(parts::styles)) {
            if (node->style == FieldStyle::path && is_text_field(field)) return put_name(values_.text(field), *node);
            if (node->style == FieldStyle::ascii && form_of(field) == FieldForm::text)
                return put_described(values_.text(field));
        }
        if constexpr (has_part<Parts>(parts::row_values)) {
            if (is_row_value(field, node->style)) return put_of_row(*node);
        }
        switch (form_of(field)) {
        case FieldForm::text: return put_string(values_.text(field));
        case FieldForm::link:
            if constexpr (has_part<Parts>(parts::links)) put_doc_url(node->style);
            return;
        case FieldForm::status:
        case FieldForm::seconds:
            if constexpr (has_part<Parts>(parts::numbers)) put_number_of(*node);
            return;
        case FieldForm::phrase:
            if constexpr (has_part<Parts>(parts::phrases))
                put_string(reason_phrase(static_cast<HttpStatus>(values_.status)));
            return;
        case FieldForm::time:
            if constexpr (has_part<Parts>(parts::times)) {
                if (!values_.has(field)) return put_string({});
                if constexpr (has_part<Parts>(parts::exact_times)) return put_exact_time(node->style, node->text);
                put_timestamp();
            }
            return;
        case FieldForm::members:
            if constexpr (has_part<Parts>(parts::details)) {
                sink_.put('{');
                put_json(values_.details());
                sink_.put('}');
            }
            return;
        case FieldForm::map:
            if constexpr (has_part<Parts>(parts::violations)) put_violations(node->style == FieldStyle::lists);
            return;
        case FieldForm::flag:
            if constexpr (has_part<Parts>(parts::flags)) sink_.put(flag_text(values_));
            return;
        case FieldForm::member:
            if constexpr (has_part<Parts>(parts::placed_details)) put_detail(node->text);
            return;
        case FieldForm::advice:
            if constexpr (has_part<Parts>(parts::advice)) put_advice(guidance_of(node->text));
            return;
        case FieldForm::part:
            if constexpr (has_part<Parts>(parts::violation_parts)) put_part(*node);
            return;
        case FieldForm::of_row: return; // see above
        case FieldForm::none: return sink_.put("null");
        }
    }
    AMISS_COLD void put_number_of(const Node& node) noexcept
    {
        const bool is_status = form_of(node.field) == FieldForm::status;
        if (!is_status && !values_.has(node.field)) return put_string({});
        put_number(is_status ? values_.status : values_.retry_after, node.style == FieldStyle::text);
    }

    void put_comma(bool& first) noexcept
    {
        if (!first) sink_.put(',');
        first = false;
    }

    Sink sink_;
    const FieldValues& values_;
    Escaping escaping_;
    Record violation_{};   ///< the one at hand
    bool in_text_ = false; ///< between the quotes of a text
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
