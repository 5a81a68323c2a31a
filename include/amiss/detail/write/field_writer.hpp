// SPDX-License-Identifier: BSL-1.0
// Puts the values of fields into a sink, as JSON.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/path_steps.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_parts.hpp>
#include <amiss/detail/write/retry_sentence.hpp>
#include <amiss/detail/write/sinks.hpp>
#include <amiss/detail/write/value_writer.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The values of one error on their way into a sink.
template <class Sink>
class FieldWriter : protected ValueWriter<Sink> {
public:
    FieldWriter(Sink body_sink, const FieldValues& field_values, Escaping escaping_kind) noexcept
        : Values(body_sink, field_values, escaping_kind)
    {}

protected:
    using Values = ValueWriter<Sink>;
    using Values::escaping_;
    using Values::in_text_;
    using Values::put_comma;
    using Values::put_described;
    using Values::put_detail;
    using Values::put_doc_url;
    using Values::put_encoded;
    using Values::put_exact_time;
    using Values::put_json;
    using Values::put_member_of;
    using Values::put_number;
    using Values::put_string;
    using Values::put_timestamp;
    using Values::put_violations;
    using Values::quote;
    using Values::sink_;
    using Values::values_;

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

    Record violation_{}; ///< the one at hand
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
