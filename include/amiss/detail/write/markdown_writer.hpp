// SPDX-License-Identifier: BSL-1.0
// Writes the body of a layout as Markdown: front matter in YAML, then a section for each member whose key is a heading.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/escape_bounded.hpp>
#include <amiss/detail/json/escape_markdown.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/markdown_marks.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/field_writer.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/detail/write/presence.hpp>
#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a key needs no quotes in YAML, 1.1 included: there, `no` is false.
constexpr bool is_plain_key(std::string_view key) noexcept
{
    constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    for (const std::string_view word : words) {
        if (equal_ignoring_case(key, word)) return false;
    }
    const auto is_part = [](char c) { return is_alnum(c) || c == '_' || c == '-'; };
    return !key.empty() && consists_of(key, is_part) && is_alnum(key[0]) && !is_digit(key[0]);
}

/// Takes what a FieldWriter writes as JSON: for the front matter, or without the quotes for a section. Counts the bytes, and
/// writes them up to `end`; from the first that does not fit, or without a place, `at` is null.
///
/// One sink for all of it, so that a program has the functions that write into it once.
struct MarkdownSink {
    static constexpr bool has_more_errors = false;
    static constexpr bool escapes_json = true;

    char* at;
    const char* end;
    std::size_t size = 0;
    bool in_section = false;

    void put(char c) noexcept
    {
        if (c != '"' || !in_section) put({&c, 1});
    }
    AMISS_NOINLINE void put(std::string_view text) noexcept
    {
        size += text.size();
        if (at != nullptr) at = put_bytes(at, end, text);
    }
    AMISS_NOINLINE void put_escaped(std::string_view text, Escaping) noexcept
    {
        const auto put_piece = [this](std::string_view piece) { put(piece); };
        in_section ? put_markdown(text, put_piece) : put_front_matter(text, put_piece);
    }
    AMISS_NOINLINE void put_json(std::string_view json) noexcept
    {
        put_front_matter_json(json, [this](std::string_view piece) { put(piece); });
    }
};

/// Walks a layout and puts Markdown into a sink. Objects, arrays and details have a form in the front matter only.
class MarkdownWriter : FieldWriter<MarkdownSink> {
public:
    MarkdownWriter(MarkdownSink body_sink, const Plan& plan, const FieldValues& field_values,
                   OptionMask options) noexcept
        : FieldWriter(body_sink, field_values, Escaping::markdown), layout_(plan.layout), options_(options),
          presence_(plan.layout, field_values, options)
    {}

    MarkdownSink write() noexcept
    {
        const Node* const root = layout_.nodes;
        const bool has_front_matter = put_front_matter_of(root);
        if (has_front_matter) put("---\n");
        sink_.in_section = true;
        bool first = !has_front_matter;
        for_each_item(root, [&](const Node* item) {
            if (!is_heading(item->key)) return;
            if (!first) put("\n");
            first = false;
            put_section(item);
        });
        return sink_;
    }

private:
    void put(std::string_view text) noexcept { sink_.put(text); }
    void put_text(std::string_view text) noexcept { sink_.put_escaped(text, Escaping::markdown); }

    template <class Visit>
    void for_each_item(const Node* object, Visit visit) noexcept
    {
        if (object->kind != NodeKind::object) return;
        for (std::size_t at = 1; at < object->size; at += object[at].size) {
            if (presence_.is_present(object + at, object, violation_)) visit(object + at);
        }
    }

    // Whether there is some; without its end.
    bool put_front_matter_of(const Node* root) noexcept
    {
        bool first = true;
        const auto begin_line = [&] {
            if (first) put("---\n");
            first = false;
        };
        for_each_item(root, [&](const Node* item) {
            if (is_heading(item->key)) return;
            if (item->kind == NodeKind::spread) return put_spread(root, *item, begin_line);
            begin_line();
            put_key(item->key);
            sink_ = LayoutWriter<MarkdownSink>(sink_, layout_, values_, Escaping::json, options_).write(item);
            put("\n");
        });
        return !first;
    }

    void put_key(std::string_view key) noexcept
    {
        const bool is_plain = is_plain_key(key);
        if (!is_plain) put("\"");
        sink_.put_escaped(key, Escaping::json);
        put(is_plain ? ": " : "\": ");
    }

    // A line for each detail.
    template <class BeginLine>
    void put_spread(const Node* object, const Node& spread, BeginLine begin_line) noexcept
    {
        if (spread.field != FieldKind::details) return;
        for (JsonItems items = JsonItems::of_members(values_.details()); items.next();) {
            if (presence_.is_taken(object, items.key())) continue;
            begin_line();
            put("\"");
            sink_.put_json(items.key());
            put("\": ");
            sink_.put_json(items.json());
            put("\n");
        }
    }

    void put_section(const Node* member) noexcept
    {
        put(member->key);
        if (is_bare_heading(member->key)) {
            put(" ");
            put_heading(member);
            return put("\n");
        }
        put("\n");
        const Node* node = member;
        while (node->kind == NodeKind::choice) node = presence_.chosen(node, violation_);
        if (!presence_.has_value(node, violation_)) return;
        put("\n");
        if (node->kind == NodeKind::each) return put_violations(node + 1);
        if (node->kind == NodeKind::field && node->field == FieldKind::violations) return put_violations(node);
        if (node->kind == NodeKind::field && node->field == FieldKind::guidance && is_list(guidance_of(node->text)))
            return put_list(guidance_of(node->text));
        put_value(node);
        put("\n");
    }

    void put_heading(const Node* node) noexcept
    {
        if (node->kind != NodeKind::array) return put_value(node);
        bool first = true;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            if (!presence_.is_present(node + at, node, violation_)) continue;
            if (!first) put(heading_separator);
            first = false;
            put_value(node + at);
        }
    }

    void put_value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::choice: return put_value(presence_.chosen(node, violation_));
        case NodeKind::string: return put_text(node->text);
        case NodeKind::literal: return put_text(node->text == "null" ? std::string_view() : node->text);
        case NodeKind::number: return put_number(node->number, false);
        case NodeKind::text:
            if (!presence_.has_value(node, violation_)) return;
            for (std::size_t at = 1; at < node->size; ++at) put_value(node + at);
            return;
        case NodeKind::field: return put_field(*node);
        default: return;
        }
    }
    void put_field(const Node& node) noexcept
    {
        const FieldForm form = form_of(node.field);
        if (form == FieldForm::members || form == FieldForm::member) return;
        if (node.style == FieldStyle::path) return put_text(values_.text(node.field));
        if (form == FieldForm::flag && !values_.has(node.field)) return;
        FieldWriter::put_field(&node);
    }

    void put_list(Guidance guidance) noexcept
    {
        const TextList texts = values_.row_texts.of(guidance);
        const bool are_links = guidance == Guidance::links;
        for (std::size_t at = 0; at < texts.size(); at += are_links ? 2U : 1U) {
            put(are_links ? "- [" : "- ");
            put_markdown_of_row(texts.data[at], [this](std::string_view piece) { put(piece); });
            if (are_links) put_target(texts.data[at + 1]);
            put("\n");
        }
    }
    void put_target(std::string_view url) noexcept
    {
        put("](");
        for (const char c : url) {
            const bool ends_it = c == '(' || c == ')' || c == '<' || c == '>';
            if (!ends_it) put({&c, 1});
            if (ends_it) put_percent_encoded(c, [this](char byte) { sink_.put(byte); });
        }
        put(")");
    }

    // `element` is what the layout has for each, of which the field, the message and the code are written.
    void put_violations(const Node* element) noexcept
    {
        const bool is_map = element->field == FieldKind::violations;
        const bool has_field = is_map || places(element, FieldKind::violation_field);
        const bool has_message = is_map || places(element, FieldKind::violation_message);
        const bool has_code = !is_map && places(element, FieldKind::violation_code);
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations) continue;
            if (is_map && record.is_repeat && element->style != FieldStyle::lists) continue;
            const bool shows_field = has_field && !record.key.empty();
            const bool shows_message = has_message && !record.value.empty();
            const bool shows_code = has_code && !record.code.empty();
            if (!shows_field && !shows_message && !shows_code) continue;
            put("-");
            if (shows_field) put_marked(" **", record.key, "**:");
            if (shows_message) put_marked(" ", record.value, "");
            if (shows_code) put_marked(code_begin, record.code, code_end);
            put("\n");
        }
    }
    void put_marked(std::string_view begin, std::string_view text, std::string_view end) noexcept
    {
        put(begin);
        put_text(text);
        put(end);
    }
    static bool places(const Node* element, FieldKind part) noexcept
    {
        for (std::size_t at = 0; at < element->size; ++at) {
            if (element[at].field == part && !element[at].read_only) return true;
        }
        return false;
    }

    LayoutView layout_;
    OptionMask options_;
    Presence presence_;
};

inline char* write_markdown(char* out, const char* end, const Plan& plan, const FieldValues& values,
                            OptionMask options) noexcept
{
    return MarkdownWriter({out, end}, plan, values, options).write().at;
}
inline std::size_t measure_markdown(const Plan& plan, const FieldValues& values, OptionMask options) noexcept
{
    return MarkdownWriter({nullptr, nullptr}, plan, values, options).write().size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
