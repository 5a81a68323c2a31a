// SPDX-License-Identifier: BSL-1.0
// Gives the bytes of literals to a sink: texts, numbers, and what a row decides.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: reaching it in a constant expression stops the compiler with its name.
inline void amiss_rows_have_no_text_for_this_field() noexcept {}

/// The part of a LayoutCompiler that is about the literals of one row.
template <class Sink>
class LiteralCompiler {
protected:
    constexpr LiteralCompiler(const RowData& code_row, std::string_view doc_base, Sink& instruction_sink,
                              const Columns& columns, std::string_view domain) noexcept
        : row_(code_row), doc_base_(doc_base), sink_(instruction_sink), columns_(columns), domain_(domain)
    {}

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
        if (as_text) sink_.put('"');
        put(Digits(number).view());
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
    constexpr void put_fixed(const Node& node) noexcept
    {
        if (form_of(node.field) != FieldForm::member) sink_.own();
        switch (form_of(node.field)) {
        case FieldForm::text: return put_string(row_text(node.field));
        case FieldForm::status: return put_number(to_int(row_.status), node.style == FieldStyle::text);
        case FieldForm::phrase: return put_string(reason_phrase(row_.status));
        case FieldForm::link: return put_doc_url();
        case FieldForm::flag: return put(row_.retry == Retry::after_delay ? "true" : "false");
        default: return put_string({});
        }
    }
    constexpr void put_value_of_row(const Node& node) noexcept
    {
        sink_.own();
        const RowValue found = value_of_row(node.field, node.style, node.text,
                                            {row_.name, row_.type, to_int(row_.status), row_.grpc, columns_, domain_});
        if (found.bare) return put(found.view());
        if (!is_name_style(found.style)) return put_string(found.view());
        sink_.put('"');
        put_in_style(found.view(), found.style);
        sink_.put('"');
    }
    // As FieldWriter does it.
    constexpr void put_in_style(std::string_view text, FieldStyle style) noexcept
    {
        while (!text.empty()) {
            const Utf8Step step = next_scalar(text);
            const char c = in_style(text[0], style);
            const bool is_kept = style == FieldStyle::lower && step.scalar >= 0x80;
            put_escaped(is_kept ? text.substr(0, step.size) : std::string_view(&c, 1));
            text.remove_prefix(step.size);
        }
    }
    constexpr std::string_view row_text(FieldKind field) const noexcept
    {
        if (field == FieldKind::code) return row_.name;
        if (field != FieldKind::type) amiss_rows_have_no_text_for_this_field();
        return row_.type;
    }

    const RowData& row_;
    std::string_view doc_base_;
    Sink& sink_;
    Columns columns_;
    std::string_view domain_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
