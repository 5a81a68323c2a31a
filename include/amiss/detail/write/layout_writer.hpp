// SPDX-License-Identifier: BSL-1.0
// Writes any body by walking its layout, or counts its bytes.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/sinks.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Which optional members go into a body: one bit each. `write_fitted` leaves some out.
using OptionMask = std::uint64_t;
inline constexpr OptionMask all_options = ~OptionMask{0};

/// Walks a layout and puts its values into a sink.
template <class Sink>
class LayoutWriter {
public:
    LayoutWriter(Sink body_sink, LayoutView layout_view, const FieldValues& field_values, Escaping escaping_kind,
                 OptionMask option_mask) noexcept
        : sink_(body_sink), nodes_(layout_view.nodes), values_(field_values), escaping_(escaping_kind),
          options_(option_mask)
    {}

    Sink write() noexcept
    {
        put_value(nodes_);
        return sink_;
    }

private:
    bool has(FieldKind field, std::string_view key) const noexcept
    {
        switch (field) {
        case FieldKind::detail: return find_detail(*values_.records, key).data() != nullptr;
        case FieldKind::violation_field: return !violation_.key.empty();
        case FieldKind::violation_message: return !violation_.value.empty();
        default: return values_.has(field);
        }
    }

    bool has_value(const Node* node) const noexcept
    {
        switch (node->kind) {
        case NodeKind::field: return has(node->field, node->text);
        case NodeKind::each: return values_.has(FieldKind::violations);
        case NodeKind::object:
        case NodeKind::array:
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                if (is_present(node + at, node)) return true;
            }
            return false;
        default: return true;
        }
    }

    bool is_present(const Node* node, const Node* parent) const noexcept
    {
        if (node->optional && (options_ >> node->option & 1U) == 0) return false;
        if (node->when != FieldKind::none && !has(node->when, node->when_text)) return false;
        if (node->kind == NodeKind::spread) return has_spread(parent);
        return !node->optional || has_value(node);
    }

    bool has_spread(const Node* object) const noexcept
    {
        std::string_view inside = values_.details();
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (!is_taken(object, member.key)) return true;
        }
        return false;
    }

    // Whether the layout itself writes this key: then a detail with this key is dropped.
    static bool is_taken(const Node* object, std::string_view escaped_key) noexcept
    {
        for (std::size_t at = 1; at < object->size; at += object[at].size) {
            if (object[at].keyed && is_escaped_form(escaped_key, object[at].key)) return true;
        }
        return false;
    }

    void put_value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object: return put_items(node, '{', '}');
        case NodeKind::array: return put_items(node, '[', ']');
        case NodeKind::each: return put_each(node);
        case NodeKind::literal: return sink_.put(node->text);
        case NodeKind::string: return put_string(node->text);
        case NodeKind::number: return put_number(node->number, false);
        case NodeKind::field: return put_field(node);
        case NodeKind::spread: return;
        }
    }

    void put_items(const Node* node, char open, char close) noexcept
    {
        sink_.put(open);
        bool first = true;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* item = node + at;
            if (!is_present(item, node)) continue;
            if (item->kind == NodeKind::spread) {
                put_spread(node, first);
                continue;
            }
            put_comma(first);
            if (item->keyed) {
                put_string(item->key);
                sink_.put(':');
            }
            put_value(item);
        }
        sink_.put(close);
    }

    void put_comma(bool& first) noexcept
    {
        if (!first) sink_.put(',');
        first = false;
    }

    void put_spread(const Node* object, bool& first) noexcept
    {
        std::string_view inside = values_.details();
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (is_taken(object, member.key)) continue;
            put_comma(first);
            put_json(member.whole);
        }
    }

    // The text is JSON already. Only what HTML escaping adds is left to do, and that occurs only inside strings.
    void put_json(std::string_view text) noexcept
    {
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

    void put_each(const Node* node) noexcept
    {
        sink_.put('[');
        bool first = true;
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations) continue;
            put_comma(first);
            violation_ = record;
            put_value(node + 1);
        }
        violation_ = {};
        sink_.put(']');
    }

    void put_violations(bool as_lists) noexcept
    {
        sink_.put('{');
        bool first = true;
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations || record.is_repeat) continue;
            put_comma(first);
            put_string(record.key);
            sink_.put(':');
            if (as_lists)
                put_messages(record, offset);
            else
                put_string(record.value);
        }
        sink_.put('}');
    }
    // `offset` is where the first message ends.
    void put_messages(Record message, std::uint32_t offset) noexcept
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

    void put_string(std::string_view text) noexcept
    {
        sink_.put('"');
        sink_.put_escaped(text, escaping_);
        sink_.put('"');
    }

    void put_number(std::int64_t value, bool as_text) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        if (as_text) sink_.put('"');
        sink_.put({digits, static_cast<std::size_t>(end.ptr - digits)});
        if (as_text) sink_.put('"');
    }

    void put_doc_url() noexcept
    {
        const std::string_view own = values_.text(FieldKind::doc_url);
        if (!own.empty() || values_.doc_base.empty()) return put_string(own);
        sink_.put('"');
        sink_.put_escaped(values_.doc_base, escaping_);
        const std::string_view code = values_.text(FieldKind::code);
        const std::size_t run = unreserved_run(code);
        sink_.put(code.substr(0, run));
        for (const char c : code.substr(run)) put_percent_encoded(c, [this](char byte) { sink_.put(byte); });
        sink_.put('"');
    }

    void put_timestamp() noexcept
    {
        const Timestamp stamp = timestamp_of(values_.timestamp);
        sink_.put('"');
        sink_.put({stamp.text, timestamp_size});
        sink_.put('"');
    }

    void put_detail(std::string_view key) noexcept
    {
        std::string_view inside = values_.details();
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (is_escaped_form(member.key, key)) return put_json(member.value);
        }
        put_string({});
    }

    void put_field(const Node* node) noexcept
    {
        switch (form_of(node->field)) {
        case FieldForm::text: return put_string(values_.text(node->field));
        case FieldForm::link: return put_doc_url();
        case FieldForm::status: return put_number(values_.status, node->as_text);
        case FieldForm::phrase: return put_string(reason_phrase(static_cast<HttpStatus>(values_.status)));
        case FieldForm::time: return values_.has(node->field) ? put_timestamp() : put_string({});
        case FieldForm::seconds:
            return values_.has(node->field) ? put_number(values_.retry_after, node->as_text) : put_string({});
        case FieldForm::members:
            sink_.put('{');
            put_json(values_.details());
            return sink_.put('}');
        case FieldForm::map: return put_violations(node->as_lists);
        case FieldForm::flag: return sink_.put(flag_text(values_));
        case FieldForm::member: return put_detail(node->text);
        case FieldForm::part:
            return put_string(node->field == FieldKind::violation_field ? violation_.key : violation_.value);
        case FieldForm::none: return sink_.put("null");
        }
    }

    Sink sink_;
    const Node* nodes_;
    const FieldValues& values_;
    Escaping escaping_;
    OptionMask options_;
    Record violation_{};
};

inline std::size_t measure(const Plan& plan, const FieldValues& values, OptionMask options) noexcept
{
    return LayoutWriter<CountSink>({}, plan.layout, values, plan.options->escaping, options).write().size;
}

/// Writes the body to `out` and returns its end. Null when it does not fit before `end`.
inline char* interpret(char* out, const char* end, const Plan& plan, const FieldValues& values,
                       OptionMask options) noexcept
{
    return LayoutWriter<MemorySink>({out, end}, plan.layout, values, plan.options->escaping, options).write().at;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
