// SPDX-License-Identifier: BSL-1.0
// Compiles a layout into instructions and literal text, at compile time.
//
// A compiled layout is a short program: copy the next literal, put a value, skip what has no value. An envelope has two:
// one for the codes of its catalogue, with everything that a code decides inside the literals, and one for other codes.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/instructions.hpp>
#include <amiss/http_status.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: reaching it in a constant expression stops the compiler with its name.
inline void amiss_rows_have_no_text_for_this_field() noexcept {}

/// Walks a layout, for one row or for any code, and gives instructions and the bytes of literals to `Sink`.
template <class Sink>
class LayoutCompiler {
public:
    constexpr LayoutCompiler(const Node* layout_nodes, const RowData& code_row, bool for_row, std::string_view doc_base,
                             Sink& instruction_sink) noexcept
        : nodes_(layout_nodes), row_(code_row), for_row_(for_row), doc_base_(doc_base), sink_(instruction_sink)
    {}

    /// False when the layout has something that cannot be compiled.
    constexpr bool compile() noexcept
    {
        value(nodes_);
        sink_.step({});
        return !failed_;
    }

private:
    /// When an element is written.
    struct Presence {
        bool always = true;
        std::uint32_t any = 0;
        std::uint32_t all = 0;
        constexpr bool never() const noexcept { return !always && any == 0; }
    };
    enum class Place { first, later, unknown };

    constexpr bool is_fixed(FieldKind field) const noexcept
    {
        // A body with one detail by its key has no compiled form where the error has details: the value is fixed to "".
        return form_of(field) == FieldForm::member
            || (for_row_ && field_table[static_cast<std::size_t>(field)].of_code);
    }

    constexpr Presence presence(const Node* node) noexcept
    {
        Presence there;
        if (node->kind == NodeKind::alias) return {false, 0, 0};
        failed_ = failed_ || node->nullable;
        if (node->optional || node->kind == NodeKind::spread) there = value_presence(node);
        if (node->when != FieldKind::none && !there.never()) {
            if (is_fixed(node->when)) {
                failed_ = true;
            } else {
                there.all |= field_bit(node->when);
                if (there.always) there = {false, field_bit(node->when), there.all};
            }
        }
        return there;
    }
    constexpr Presence value_presence(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::spread:
            if (node->field == FieldKind::details) return field_presence(FieldKind::details);
            [[fallthrough]];
        case NodeKind::each: return {false, 0, 0}; // where there are violations, the layout writer writes the body
        case NodeKind::field: return field_presence(node->field);
        case NodeKind::object:
        case NodeKind::array: {
            Presence any{false, 0, 0};
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                const Presence element = presence(node + at);
                if (element.all != 0) failed_ = true; // a choice of conditions is not compiled
                if (element.always) return {};
                any.any |= element.any;
            }
            return any;
        }
        default: return {};
        }
    }
    constexpr Presence field_presence(FieldKind field) noexcept
    {
        const FieldForm form = form_of(field);
        if (form == FieldForm::status || form == FieldForm::phrase || (field == FieldKind::code && for_row_)) return {};
        if (form == FieldForm::link && for_row_) return {!doc_base_.empty(), 0, 0};
        if (form == FieldForm::member) return {false, 0, 0};
        return {false, field_bit(field), 0}; // a type and a flag too: whether there is one differs from row to row
    }

    constexpr void value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object: return items(node, '{', '}');
        case NodeKind::array: return items(node, '[', ']');
        case NodeKind::each: return put("[]");
        case NodeKind::literal: return put(node->text);
        case NodeKind::string: return put_string(node->text);
        case NodeKind::number: return put_number(node->number, false);
        case NodeKind::field: return put_field(*node);
        case NodeKind::spread:
            return sink_.step(field_instruction(FieldKind::details, FieldStyle::plain));
        case NodeKind::errors: return items(node, '[', ']');
        case NodeKind::text:
        case NodeKind::choice:
        case NodeKind::variants: failed_ = true; return;
        case NodeKind::alias: return;
        }
    }

    constexpr void items(const Node* node, char open, char close) noexcept
    {
        sink_.put(open);
        Place place = Place::first;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* item = node + at;
            const Presence there = presence(item);
            if (there.never()) continue;
            if (!there.always) begin(there);
            if (place == Place::later) sink_.put(',');
            if (place == Place::unknown) comma();
            if (item->keyed) {
                put_string(item->key);
                sink_.put(':');
            }
            value(item);
            if (!there.always) sink_.end();
            if (place != Place::later) place = there.always ? Place::later : Place::unknown;
        }
        sink_.put(close);
    }
    constexpr void comma() noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::comma;
        sink_.step(step);
    }
    constexpr void begin(const Presence& there) noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::begin;
        step.any = there.any;
        step.all = there.all;
        sink_.step(step);
    }

    constexpr void put(std::string_view text) noexcept
    {
        for (const char c : text) sink_.put(c);
    }
    constexpr void put_escaped(std::string_view text) noexcept
    {
        while (!text.empty()) {
            if (needs_escape(text[0])) {
                const Escape step = next_escape(text, Escaping::json);
                put({step.bytes, step.size});
                text.remove_prefix(step.consumed);
            } else {
                sink_.put(text[0]);
                text.remove_prefix(1);
            }
        }
    }
    constexpr void put_string(std::string_view text) noexcept
    {
        sink_.put('"');
        put_escaped(text);
        sink_.put('"');
    }
    constexpr void put_number(std::int64_t number, bool as_text) noexcept
    {
        char digits[20] = {};
        std::size_t at = sizeof digits;
        auto left = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do digits[--at] = static_cast<char>('0' + left % 10);
        while ((left /= 10) != 0);
        if (as_text) sink_.put('"');
        if (number < 0) sink_.put('-');
        put({digits + at, sizeof digits - at});
        if (as_text) sink_.put('"');
    }
    constexpr void put_doc_url() noexcept
    {
        sink_.put('"');
        put_escaped(doc_base_);
        if (!doc_base_.empty()) {
            for (const char c : row_.name) put_percent_encoded(c, [this](char byte) { sink_.put(byte); });
        }
        sink_.put('"');
    }
    static constexpr Instruction field_instruction(FieldKind field, FieldStyle style) noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::field;
        step.field = field;
        step.style = style;
        return step;
    }
    constexpr void put_field(const Node& node) noexcept
    {
        const bool is_in_this_style =
            node.style == FieldStyle::plain || node.style == FieldStyle::text || node.style == FieldStyle::lists;
        if (!is_in_this_style || form_of(node.field) == FieldForm::of_row) failed_ = true;
        if (is_fixed(node.field)) return put_fixed(node);
        // What surrounds a value is part of the literals.
        const FieldForm form = form_of(node.field);
        const bool is_object = form == FieldForm::members || form == FieldForm::map;
        const bool is_bare = form == FieldForm::status || form == FieldForm::seconds || form == FieldForm::flag;
        if (!is_bare) sink_.put(is_object ? '{' : '"');
        sink_.step(field_instruction(node.field, node.style));
        if (!is_bare) sink_.put(is_object ? '}' : '"');
    }
    constexpr void put_fixed(const Node& node) noexcept
    {
        if (for_row_ && form_of(node.field) != FieldForm::member) sink_.own();
        switch (form_of(node.field)) {
        case FieldForm::text: return put_string(row_text(node.field));
        case FieldForm::status: return put_number(to_int(row_.status), node.style == FieldStyle::text);
        case FieldForm::phrase: return put_string(reason_phrase(row_.status));
        case FieldForm::link: return put_doc_url();
        case FieldForm::flag: return put(row_.retry == Retry::after_delay ? "true" : "false");
        default: return put_string({});
        }
    }
    constexpr std::string_view row_text(FieldKind field) const noexcept
    {
        if (field == FieldKind::code) return row_.name;
        if (field != FieldKind::type) amiss_rows_have_no_text_for_this_field();
        return row_.type;
    }

    const Node* nodes_;
    const RowData& row_;
    bool for_row_;
    std::string_view doc_base_;
    Sink& sink_;
    bool failed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
