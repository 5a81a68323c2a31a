// SPDX-License-Identifier: BSL-1.0
// Writes the body of a layout as XML: an element for each member, `i` for each element of an array (RFC 9457 appendix B).
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/path_steps.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/field_writer.hpp>
#include <amiss/detail/write/presence.hpp>
#include <amiss/detail/write/sinks.hpp>
#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a key can be the name of an element: no colon, since that is for namespaces (XML 1.0 §2.3).
constexpr bool is_element_name(std::string_view key) noexcept
{
    const auto may_begin = [](char c) { return is_lower(c) || is_upper(c) || c == '_'; };
    for (const char c : key) {
        if (!may_begin(c) && !is_digit(c) && c != '-' && c != '.') return false;
    }
    return !key.empty() && may_begin(key[0]);
}

/// Walks a layout and puts elements into a sink. A member whose key cannot be the name of an element is left out.
class XmlWriter : FieldWriter<XmlSink> {
public:
    XmlWriter(BodySink body_sink, const Plan& plan, const FieldValues& field_values, OptionMask options) noexcept
        : Fields({body_sink}, field_values, Escaping::xml), nodes_(plan.layout.nodes), format_(*plan.options->format),
          presence_(plan.layout, field_values, options)
    {}

    BodySink write() noexcept
    {
        put(R"(<?xml version="1.0" encoding="UTF-8"?><)");
        put(format_.root());
        if (!format_.xml_namespace().empty()) {
            put(R"( xmlns=")");
            put(format_.xml_namespace());
            put(std::string_view("\""));
        }
        put(">");
        put_value(nodes_);
        put_tag("</", format_.root());
        return this->sink_;
    }

private:
    using Fields = FieldWriter<XmlSink>;
    using Fields::values_;
    using Fields::violation_;

    void put(std::string_view text) noexcept { this->sink_.put(text); }
    void put_text(std::string_view text) noexcept { this->sink_.put_escaped(text, Escaping::xml); }
    void put_tag(std::string_view begin, std::string_view name) noexcept
    {
        put(begin);
        put(name);
        put(">");
    }

    template <class PutContent>
    void put_element(std::string_view name, PutContent put_content) noexcept
    {
        if (!is_element_name(name)) return;
        put_tag("<", name);
        put_content();
        put_tag("</", name);
    }

    void put_value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object:
        case NodeKind::array:
        case NodeKind::variants: return put_items(node);
        case NodeKind::each: return put_each(node);
        case NodeKind::errors: return put_element("i", [&] { put_value(node + 1); });
        case NodeKind::choice: return put_value(presence_.chosen(node, violation_));
        case NodeKind::string: return put_text(node->text);
        case NodeKind::literal: return put(node->text == "null" ? std::string_view() : node->text);
        case NodeKind::number: return this->put_number(node->number, false);
        case NodeKind::text: return put_text_of(node);
        case NodeKind::field: return put_field(*node);
        case NodeKind::spread:
        case NodeKind::alias: return;
        }
    }

    // Nothing at all where the field in it has no value.
    void put_text_of(const Node* text) noexcept
    {
        if (!presence_.has_value(text, violation_)) return;
        for (std::size_t at = 1; at < text->size; ++at) put_value(text + at);
    }

    void put_items(const Node* node) noexcept
    {
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* const item = node + at;
            if (!presence_.is_present(item, node, violation_)) continue;
            if (item->kind == NodeKind::spread)
                put_spread(node, *item);
            else if (item->kind == NodeKind::each && node->kind == NodeKind::array)
                put_each(item);
            else if (!item->nullable || presence_.has_value(item, violation_))
                put_element(item->keyed ? item->key : "i", [&] { put_value(item); });
        }
    }

    void put_each(const Node* node) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations) continue;
            violation_ = record;
            put_element("i", [&] { put_value(node + 1); });
        }
        violation_ = {};
    }

    void put_field(const Node& node) noexcept
    {
        if (node.field == FieldKind::violation_detail)
            return put_detail_of(inside_of(RecordBuffer::json_of(violation_.details)), node.text);
        if (node.style == FieldStyle::path && (node.field == FieldKind::violation_field || is_text_field(node.field)))
            return put_path(node.field == FieldKind::violation_field ? violation_.key : values_.text(node.field),
                            node.text);
        switch (form_of(node.field)) {
        case FieldForm::advice: return put_advice(guidance_of(node.text));
        case FieldForm::members: return put_details([](std::string_view) { return true; });
        case FieldForm::map: return put_violations(node.style == FieldStyle::lists);
        case FieldForm::member: return put_detail_of(values_.details(), node.text);
        default: return Fields::put_field(&node);
        }
    }

    void put_spread(const Node* object, const Node& spread) noexcept
    {
        if (spread.field == FieldKind::violations) return put_violations(spread.style == FieldStyle::lists);
        put_details([&](std::string_view key) { return !presence_.is_taken(object, key); });
    }

    void put_advice(Guidance guidance) noexcept
    {
        if (!is_list(guidance)) return Fields::put_advice(guidance);
        const TextList texts = values_.row_texts.of(guidance);
        const bool are_links = guidance == Guidance::links;
        for (std::size_t at = 0; at < texts.size(); at += are_links ? 2U : 1U) {
            put_element("i", [&] {
                if (!are_links) return put_text(texts.data[at]);
                put_element("title", [&] { put_text(texts.data[at]); });
                put_element("url", [&] { put_text(texts.data[at + 1]); });
            });
        }
    }

    // The steps of a name, each an element.
    void put_path(std::string_view name, std::string_view start) noexcept
    {
        if (!start.empty() && !begins_in_request(name)) put_element("i", [&] { put_text(start); });
        PathSteps steps(name);
        for (std::string_view step; steps.next(step);) {
            put_element("i", [&] {
                if (!steps.is_pointer()) return put_text(step);
                unescape_step(step, [this](std::string_view piece) { put_text(piece); });
            });
        }
    }

    void put_detail_of(std::string_view members, std::string_view key) noexcept
    {
        for (JsonItems items = JsonItems::of_members(members); items.next();) {
            if (is_escaped_form(items.key(), key)) put_json_value(items.value());
        }
    }
    template <class IsWanted>
    void put_details(IsWanted is_wanted) noexcept
    {
        for (JsonItems items = JsonItems::of_members(values_.details()); items.next();) {
            if (is_wanted(items.key())) put_element(items.key(), [&] { put_json_value(items.value()); });
        }
    }

    // No deeper than the details are, which is at most what a parser has accepted.
    void put_json_value(JsonView value) noexcept
    {
        if (value.is_container()) {
            const bool is_object = value.kind() == JsonKind::object;
            for (JsonItems items = value.items(); items.next();)
                put_element(is_object ? items.key() : "i", [&] { put_json_value(items.value()); });
        } else if (value.kind() == JsonKind::string) {
            unescape(value.text(), [this](std::string_view piece) { put_text(piece); });
        } else if (value.json() != "null") {
            put(value.json());
        }
    }

    void put_violations(bool as_lists) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations || record.is_repeat) continue;
            put_element(record.key, [&] {
                if (as_lists)
                    put_messages(record, offset);
                else
                    put_text(record.value);
            });
        }
    }
    // `offset` is where the first message ends.
    void put_messages(Record message, std::uint32_t offset) noexcept
    {
        put_element("i", [&] { put_text(message.value); });
        while (message.has_more) {
            values_.records->next_of_key(offset, message);
            put_element("i", [&] { put_text(message.value); });
        }
    }

    const Node* nodes_;
    const BodyFormat& format_;
    Presence presence_;
};

inline std::string_view fitting_xml_prefix(std::string_view text, std::size_t limit) noexcept
{
    return fitting_prefix(text, limit, Escaping::xml);
}
inline char* write_xml(char* out, const char* end, const Plan& plan, const FieldValues& values,
                       OptionMask options) noexcept
{
    return XmlWriter({out, end}, plan, values, options).write().at;
}
inline std::size_t measure_xml(const Plan& plan, const FieldValues& values, OptionMask options) noexcept
{
    return XmlWriter({nullptr, nullptr}, plan, values, options).write().size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
