// SPDX-License-Identifier: BSL-1.0
// What is known of the presence of a layout's parts before there is an error: always, never, or where some fields have values.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// When something is written.
struct Condition {
    bool always = true;
    std::uint32_t any = 0; ///< otherwise, where one of these fields has a value
    std::uint32_t all = 0; ///< and all of these
    bool by_row = false;   ///< and only in some rows; without any of these fields, always there
    bool in_row = false;   ///< whether this row is one of those
    constexpr bool never() const noexcept { return !always && any == 0 && !by_row; }
};

/// The presence of parts of a layout, for a row or for any code. An error with violations in a list, or with a detail that
/// has a place of its own, is not meant: the layout writer writes its body.
class KnownPresence {
    static constexpr Condition never{false};

    // First, since clang instantiates a template only where it has seen its body.
    template <class Of>
    constexpr Condition of_any(const Node* node, Of of) noexcept
    {
        Condition any = never;
        bool mixed = false; // whether it is one of several conditions that are more than fields
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Condition one = of(at);
            if (one.always) return {};
            if (one.never()) continue;
            mixed = mixed || (!any.never() && ((any.all | one.all) != 0 || any.by_row != one.by_row));
            mixed = mixed || (any.by_row && (any.any | one.any) != 0);
            any.any |= one.any;
            any.all |= one.all;
            any.by_row = any.by_row || one.by_row;
            any.in_row = any.in_row || one.in_row;
        }
        failed_ = failed_ || mixed;
        return any;
    }

public:
    constexpr KnownPresence(bool for_row, std::string_view doc_base, const Columns& columns) noexcept
        : for_row_(for_row), doc_base_(doc_base), columns_(columns)
    {}

    /// True when some condition is more than fields of which one, and others of which all, have values.
    constexpr bool failed() const noexcept { return failed_; }

    /// Whether a member or an element is there; `parent` is the object or the array around it.
    constexpr Condition of_item(const Node* node, const Node* parent) noexcept
    {
        Condition there;
        if (node->kind == NodeKind::alias || node->read_only) return never;
        if (node->kind == NodeKind::each && parent->kind == NodeKind::array)
            return never; // its elements, of which there are none
        if (parent->kind == NodeKind::variants)
            there = of_fields(node);
        else if (node->optional || node->kind == NodeKind::spread)
            there = of_value(node);
        return and_when(*node, there);
    }

    /// Whether a node has a value.
    constexpr Condition of_value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::spread:
            if (node->field == FieldKind::violations) return never;
            [[fallthrough]];
        case NodeKind::field: return of_field(node->field, node->text);
        case NodeKind::each: return never;
        case NodeKind::text: return of_fields(node);
        case NodeKind::choice: return of_any(node, [this, node](std::size_t at) { return of_value(node + at); });
        case NodeKind::object:
        case NodeKind::array:
        case NodeKind::variants: return of_any(node, [this, node](std::size_t at) { return of_item(node + at, node); });
        default: return {};
        }
    }

    /// Whether a field has a value.
    constexpr Condition of_field(FieldKind field, std::string_view key) noexcept
    {
        const FieldForm form = form_of(field);
        if (field == FieldKind::column) return of_column(key);
        if (form == FieldForm::of_row) return {};
        if (form == FieldForm::status || form == FieldForm::phrase || (field == FieldKind::code && for_row_)) return {};
        if (form == FieldForm::link && for_row_) return {!doc_base_.empty(), 0, 0};
        if (form == FieldForm::member || form == FieldForm::part) return never;
        return {false, field_bit(field), 0}; // a type and a flag too: whether there is one differs from row to row
    }

private:
    // Whether a code that is no row's has a column is not known.
    constexpr Condition of_column(std::string_view name) noexcept
    {
        failed_ = failed_ || !for_row_;
        return {false, 0, 0, true, columns_.find(name) != nullptr};
    }

    // Whether a field in this part of the layout has a value.
    constexpr Condition of_fields(const Node* node) noexcept
    {
        if (node->kind == NodeKind::field || node->kind == NodeKind::each) return of_value(node);
        return of_any(node, [this, node](std::size_t at) { return and_when(node[at], of_fields(node + at)); });
    }

    constexpr Condition and_when(const Node& node, Condition there) noexcept
    {
        if (node.when == FieldKind::none || there.never()) return there;
        const Condition when = of_field(node.when, node.when_text);
        if (when.always) return there;
        if (when.never() || there.always) return when;
        there.all |= when.any;
        if (when.by_row) there.in_row = when.in_row && (there.in_row || !there.by_row);
        there.by_row = there.by_row || when.by_row;
        return there;
    }

    bool for_row_;
    std::string_view doc_base_;
    Columns columns_;
    bool failed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
