// SPDX-License-Identifier: BSL-1.0
// Compiles a layout into instructions and literal text, at compile time.
//
// A compiled layout is a short program: copy the next literal, put a value, skip what has no value. An envelope has two:
// one for the codes of its catalogue, with everything that a code decides inside the literals, and one for other codes.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/write/instructions.hpp>
#include <amiss/detail/write/known_presence.hpp>
#include <amiss/detail/write/literal_writer.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

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
class LayoutCompiler : LiteralWriter<Sink> {
public:
    constexpr LayoutCompiler(const Node* layout_nodes, const RowData& code_row, bool for_row, std::string_view doc_base,
                             Sink& instruction_sink, const Columns& columns = {}, std::string_view domain = {}) noexcept
        : Literals(instruction_sink), nodes_(layout_nodes), row_(code_row), for_row_(for_row), doc_base_(doc_base),
          columns_(columns), domain_(domain), presence_(for_row, doc_base, columns)
    {}

    /// False when the layout has something that cannot be compiled.
    constexpr bool compile() noexcept
    {
        value(nodes_);
        sink_.step({});
        return !failed_ && !presence_.failed();
    }

private:
    using Literals = LiteralWriter<Sink>;
    using Literals::in_text_;
    using Literals::put;
    using Literals::put_escaped;
    using Literals::put_link;
    using Literals::put_number;
    using Literals::put_string;
    using Literals::quote;
    using Literals::sink_;

    enum class Place { first, later, unknown };

    constexpr bool is_fixed(FieldKind field) const noexcept
    {
        // A body with one detail by its key has no compiled form where the error has it: the value is fixed to "".
        return form_of(field) == FieldForm::member
            || (for_row_ && field_table[static_cast<std::size_t>(field)].of_code);
    }

    constexpr void value(const Node* node) noexcept
    {
        if (!node->nullable) return put_value(node);
        either(presence_.of_value(node), [this, node] { put_value(node); }, [this] { put("null"); });
    }
    constexpr void put_value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object: return items(node, '{', '}');
        case NodeKind::array:
        case NodeKind::variants: return items(node, '[', ']');
        case NodeKind::each: return put("[]");
        case NodeKind::literal: return put(node->text);
        case NodeKind::string: return put_string(node->text);
        case NodeKind::number: return put_number(node->number, false);
        case NodeKind::field: return put_field(*node);
        case NodeKind::spread: return sink_.step(field_instruction(FieldKind::details, FieldStyle::plain));
        case NodeKind::errors: return items(node, '[', ']');
        case NodeKind::text: return put_text(node);
        case NodeKind::choice: return put_choice(node, 1);
        case NodeKind::alias: return;
        }
    }

    constexpr void items(const Node* node, char open, char close) noexcept
    {
        sink_.put(open);
        Place place = Place::first;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* item = node + at;
            const Condition there = presence_.of_item(item, node);
            if (there.never()) continue;
            if (!there.always) begin(there, false);
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
    constexpr void begin(const Condition& there, bool is_negated) noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::begin;
        step.is_negated = is_negated;
        step.any = there.any;
        step.all = there.all;
        step.by_row = there.by_row;
        step.in_row = there.in_row;
        sink_.step(step);
    }
    // One of two things, as the condition says.
    template <class Put, class PutOther>
    constexpr void either(const Condition& there, Put put_it, PutOther put_other) noexcept
    {
        if (there.always) return put_it();
        if (there.never()) return put_other();
        begin(there, false);
        put_it();
        sink_.end();
        begin(there, true);
        put_other();
        sink_.end();
    }

    // The first alternative from `at` on that has a value, or else the last one.
    constexpr void put_choice(const Node* choice, std::size_t at) noexcept
    {
        const std::size_t next = at + choice[at].size;
        if (next == choice->size) return value(choice + at);
        either(
            presence_.of_value(choice + at), [this, choice, at] { value(choice + at); },
            [this, choice, next] { put_choice(choice, next); });
    }

    constexpr void put_text(const Node* text) noexcept
    {
        sink_.put('"');
        either(presence_.of_value(text), [this, text] { put_parts(text); }, [] {});
        sink_.put('"');
    }
    constexpr void put_parts(const Node* text) noexcept
    {
        in_text_ = true;
        for (std::size_t at = 1; at < text->size; ++at) put_value(text + at);
        in_text_ = false;
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
        if (is_row_value(node.field, node.style)) return put_of_row(node);
        if (form_of(node.field) == FieldForm::advice)
            failed_ = true; // the texts are for people, and nobody waits for them
        const bool is_time = form_of(node.field) == FieldForm::time;
        const bool is_in_this_style = node.style == FieldStyle::plain || node.style == FieldStyle::text
            || node.style == FieldStyle::lists || node.style == FieldStyle::ascii || is_time
            || form_of(node.field) == FieldForm::link;
        if (!is_in_this_style) failed_ = true;
        if (is_fixed(node.field)) return put_fixed(node);
        // What surrounds a value is part of the literals.
        const FieldForm form = form_of(node.field);
        const bool is_object = form == FieldForm::members || form == FieldForm::map;
        const bool is_number = node.style == FieldStyle::unix_seconds || node.style == FieldStyle::unix_ms;
        const bool is_bare =
            in_text_ || is_number || form == FieldForm::status || form == FieldForm::seconds || form == FieldForm::flag;
        const bool has_quotes = !in_text_ || node.style != FieldStyle::text;
        if (!is_bare) sink_.put(is_object ? '{' : '"');
        Instruction step = field_instruction(node.field, has_quotes ? node.style : FieldStyle::plain);
        if (form == FieldForm::time) step.key = node.text;
        sink_.step(step);
        if (!is_bare) sink_.put(is_object ? '}' : '"');
    }
    constexpr void put_fixed(const Node& node) noexcept
    {
        if (for_row_ && form_of(node.field) != FieldForm::member) sink_.own();
        switch (form_of(node.field)) {
        case FieldForm::text: return put_string(row_text(node.field));
        case FieldForm::status: return put_number(to_int(row_.status), node.style == FieldStyle::text);
        case FieldForm::phrase: return put_string(reason_phrase(row_.status));
        case FieldForm::link: return put_link(doc_base_, row_.name, node.style);
        case FieldForm::flag: return put(row_.retry == Retry::after_delay ? "true" : "false");
        default: return put_string({});
        }
    }
    constexpr void put_of_row(const Node& node) noexcept
    {
        if (!for_row_) {
            Instruction step = field_instruction(node.field, node.style);
            step.kind = Instruction::Kind::of_row;
            step.key = node.text;
            step.in_text = in_text_;
            return sink_.step(step);
        }
        sink_.own();
        const RowValue found = value_of_row(node.field, node.style, node.text,
                                            {row_.name, row_.type, to_int(row_.status), row_.grpc, columns_, domain_,
                                             true, true, doc_base_});
        if (found.bare) return put(found.view());
        if (found.style == FieldStyle::uri) return this->put_encoded(found.base, found.text);
        if (!is_name_style(found.style)) return put_string(found.view());
        quote();
        for_each_in_style(found.view(), found.style, [this](std::string_view piece) { put_escaped(piece); });
        quote();
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
    Columns columns_;
    std::string_view domain_;
    KnownPresence presence_;
    bool failed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
