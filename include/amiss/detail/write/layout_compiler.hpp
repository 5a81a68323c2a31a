// SPDX-License-Identifier: BSL-1.0
// Compiles a layout into instructions and literal text, at compile time.
//
// A compiled layout is a short program: copy the next literal, put a value, skip what has no value. An envelope has two:
// one for the codes of its catalogue, with everything that a code decides inside the literals, and one for other codes.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/column.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/write/instructions.hpp>
#include <amiss/detail/write/literal_compiler.hpp>
#include <amiss/row.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Walks a layout, for one row or for any code, and gives instructions and the bytes of literals to `Sink`.
template <class Sink>
class LayoutCompiler : LiteralCompiler<Sink> {
public:
    constexpr LayoutCompiler(const Node* layout_nodes, const RowData& code_row, bool for_row, std::string_view doc_base,
                             Sink& instruction_sink, const Columns& columns = {}, std::string_view domain = {}) noexcept
        : Literals(code_row, doc_base, instruction_sink, columns, domain), nodes_(layout_nodes), for_row_(for_row)
    {}

    /// False when the layout has something that cannot be compiled.
    constexpr bool compile() noexcept
    {
        value(nodes_);
        sink_.step({});
        return !failed_;
    }

private:
    using Literals = LiteralCompiler<Sink>;
    using Literals::columns_;
    using Literals::doc_base_;
    using Literals::put;
    using Literals::put_fixed;
    using Literals::put_number;
    using Literals::put_string;
    using Literals::put_value_of_row;
    using Literals::sink_;

    /// When an element is written.
    struct Presence {
        bool always = true;
        std::uint32_t any = 0;
        std::uint32_t all = 0;
        bool by_row = false; ///< in some rows always, in the others never
        bool in_row = false; ///< in this one
        constexpr bool never() const noexcept { return !always && any == 0 && !by_row; }
    };
    enum class Place { first, later, by_row, unknown };

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
        if (node->when == FieldKind::column) return when_column(node, there);
        if (node->when != FieldKind::none && !there.never()) {
            if (is_fixed(node->when) || there.by_row) {
                failed_ = true;
            } else {
                there.all |= field_bit(node->when);
                if (there.always) there = {false, field_bit(node->when), there.all};
            }
        }
        return there;
    }
    constexpr Presence column_presence(std::string_view name) noexcept
    {
        failed_ = failed_ || !for_row_;
        return {false, 0, 0, true, columns_.find(name) != nullptr};
    }
    constexpr Presence when_column(const Node* node, const Presence& there) noexcept
    {
        failed_ = failed_ || (!there.always && !there.by_row) || !is_literal(node);
        Presence both = column_presence(node->when_text);
        both.in_row = both.in_row && (there.always || there.in_row);
        return both;
    }
    // Whether all values in this part of the layout are in the literals.
    constexpr bool is_literal(const Node* node) const noexcept
    {
        for (std::size_t at = 0; at < node->size; ++at) {
            const bool is_value = node[at].kind == NodeKind::field || node[at].kind == NodeKind::spread;
            if (is_value && !is_fixed(node[at].field)) return false;
        }
        return true;
    }
    constexpr Presence value_presence(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::spread: return field_presence(FieldKind::details);
        case NodeKind::each: return {false, 0, 0}; // where there are violations, the layout writer writes the body
        case NodeKind::field:
            return node->field == FieldKind::column ? column_presence(node->text) : field_presence(node->field);
        case NodeKind::object:
        case NodeKind::array: {
            Presence any{false, 0, 0};
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                const Presence element = presence(node + at);
                if (element.all != 0) failed_ = true; // a choice of conditions is not compiled
                if (element.always) return {};
                any.any |= element.any;
                any.by_row = any.by_row || element.by_row;
                any.in_row = any.in_row || element.in_row;
            }
            failed_ = failed_ || (any.by_row && any.any != 0);
            return any;
        }
        default: return {};
        }
    }
    constexpr Presence field_presence(FieldKind field) noexcept
    {
        const FieldForm form = form_of(field);
        if (form == FieldForm::status || form == FieldForm::phrase || (field == FieldKind::code && for_row_)) return {};
        if (form == FieldForm::of_row) return {}; // a gRPC code and a domain; see `column_presence`
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
            if (node->field != FieldKind::details) failed_ = true;
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
            if (there.by_row) {
                place = item_by_row(item, there.in_row, place);
                continue;
            }
            if (!there.always) begin(there);
            if (place == Place::later) sink_.put(',');
            if (place == Place::by_row) comma_by_row();
            if (place == Place::unknown) comma(Instruction::Kind::comma);
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
    // All rows have the same instructions, so what only some rows have is in a literal that is empty in the others.
    constexpr Place item_by_row(const Node* item, bool in_row, Place place) noexcept
    {
        if (place == Place::unknown) {
            begin({}); // so that the literal after the comma has nothing else in it
            comma(Instruction::Kind::row_comma);
        }
        sink_.own();
        if (in_row) {
            if (place == Place::later) sink_.put(',');
            if (place == Place::by_row) comma_by_row();
            if (item->keyed) {
                put_string(item->key);
                sink_.put(':');
            }
            value(item);
        }
        if (place == Place::unknown) sink_.end();
        if (place == Place::first || place == Place::by_row) {
            later_in_row_ = in_row || (place == Place::by_row && later_in_row_);
            return Place::by_row;
        }
        return place;
    }
    constexpr void comma_by_row() noexcept
    {
        sink_.own();
        if (later_in_row_) sink_.put(',');
    }
    constexpr void comma(Instruction::Kind kind) noexcept
    {
        Instruction step;
        step.kind = kind;
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
        if (is_row_value(node.field, node.style)) return put_row_value(node);
        const bool is_in_this_style =
            node.style == FieldStyle::plain || node.style == FieldStyle::text || node.style == FieldStyle::lists;
        if (!is_in_this_style) failed_ = true;
        if (is_fixed(node.field)) return put_fixed(node);
        // What surrounds a value is part of the literals.
        const FieldForm form = form_of(node.field);
        const bool is_object = form == FieldForm::members || form == FieldForm::map;
        const bool is_bare = form == FieldForm::status || form == FieldForm::seconds || form == FieldForm::flag;
        if (!is_bare) sink_.put(is_object ? '{' : '"');
        sink_.step(field_instruction(node.field, node.style));
        if (!is_bare) sink_.put(is_object ? '}' : '"');
    }
    constexpr void put_row_value(const Node& node) noexcept
    {
        if (for_row_) return put_value_of_row(node);
        Instruction step = field_instruction(node.field, node.style);
        step.kind = Instruction::Kind::row_value;
        step.key = node.text;
        sink_.step(step);
    }

    const Node* nodes_;
    bool for_row_;
    bool failed_ = false;
    bool later_in_row_ = false; ///< of `Place::by_row`
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
