// SPDX-License-Identifier: BSL-1.0
// Puts a value that a parser found into the place that the layout has for it.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/found_nodes.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/path_text.hpp>
#include <amiss/detail/text/classify.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Where a parser is in a layout, and what becomes of the texts, numbers and words that it finds there.
class ValuePlacer {
protected:
    ValuePlacer(LayoutView layout, FieldSink& sink, std::string_view body) noexcept
        : sink_(&sink), cursor_(layout, body), found_(layout)
    {}

    std::string_view detail_key(const ValueSlot& slot) const noexcept
    {
        return slot.kind == ValueSlot::Kind::detail ? cursor_.key() : slot.node->text;
    }

    // Whether it is the second member with its key in a map of violations: then the first counts.
    bool is_second_member(const ValueSlot& slot) const noexcept
    {
        return slot.is_violation() && !cursor_.is_in_messages() && sink_->has_violation(cursor_.key());
    }

    // Whether a value is one that the error takes, if it is of the right kind.
    static bool is_for_the_error(const ValueSlot& slot) noexcept
    {
        return slot.kind == ValueSlot::Kind::violation || slot.kind == ValueSlot::Kind::step
            || (slot.kind == ValueSlot::Kind::node && !is_constant_node(*slot.node) && !is_guidance(*slot.node));
    }
    // What a row says to people is known, or else of no use.
    static bool is_guidance(const Node& node) noexcept
    {
        return node.kind == NodeKind::field && node.field == FieldKind::guidance;
    }

    // The place of a value of this kind; `text` is that of a string, or else the JSON of a number or a word.
    static ValueSlot settled(ValueSlot slot, ValueKind kind, std::string_view text = {}) noexcept
    {
        if (!slot.is_node(NodeKind::choice)) return slot;
        const Node* const node = alternative_for(slot.node, kind, text);
        return {node != nullptr ? ValueSlot::Kind::node : ValueSlot::Kind::ignored, node, slot.is_element};
    }

    void put_text(std::string_view text) noexcept
    {
        if (const Node* const node = cursor_.take_field()) return put_field(*node, *node, text);
        ValueSlot slot = settled(cursor_.take(), ValueKind::string, text);
        if (slot.kind == ValueSlot::Kind::step) return path_.add(text);
        if (slot.is_violation()) {
            if (!is_second_member(slot)) sink_->put_violation(cursor_.key(), text);
            return;
        }
        if (slot.is_node(NodeKind::string) && slot.node->text == text) found_.add(*slot.node);
        const Node* const whole = slot.node;
        if (slot.is_node(NodeKind::text)) {
            if (text.empty()) found_.add(*whole);
            slot = {text.empty() ? ValueSlot::Kind::ignored : slot.kind, field_of_text(whole), slot.is_element};
            text = without_affixes(whole, text);
        }
        if (slot.is_detail()) {
            if (whole != nullptr) found_.add(*whole);
            sink_->put_text(FieldKind::detail, detail_key(slot), text);
        } else if (slot.is_field()) {
            put_field(*slot.node, *whole, text);
        } else if (is_for_the_error(slot)) {
            sink_->lose_text(cursor_.key(), text);
        }
        if (slot.is_element) sink_->end_violation();
    }

    // `whole` is the text of the layout that the field is in, or the field.
    void put_field(const Node& node, const Node& whole, std::string_view text) noexcept
    {
        if (is_row_value(node.field, node.style)) return put_row_value(node, whole, text);
        const FieldForm form = form_of(node.field);
        const bool is_container = form == FieldForm::members || form == FieldForm::map;
        if (!is_container && (form != FieldForm::status || three_digits(text) >= 0)) found_.add(whole);
        if (form == FieldForm::part) return sink_->put_part(node, cursor_.key(), text);
        if (form == FieldForm::time && node.style != FieldStyle::plain)
            return sink_->put_time(node.style, cursor_.key(), text, false);
        sink_->put_text(node.field, cursor_.key(), text);
    }

    void put_field_number(const Node& node, const Node& whole, std::string_view digits) noexcept
    {
        if (is_row_value(node.field, node.style)) return put_row_value(node, whole, digits);
        if (node.field == FieldKind::violation_code) return put_field(node, whole, digits);
        const FieldForm form = form_of(node.field);
        const bool is_time = node.style == FieldStyle::unix_seconds || node.style == FieldStyle::unix_ms;
        const bool is_number = is_time || form == FieldForm::status || form == FieldForm::seconds;
        if (is_number || node.field == FieldKind::code) found_.add(whole);
        if (is_time) return sink_->put_time(node.style, cursor_.key(), digits, true);
        sink_->put_number(node.field, cursor_.key(), digits);
    }

    void put_row_value(const Node& node, const Node& whole, std::string_view text) noexcept
    {
        if (sink_->put_row_value(node, cursor_.key(), text)) found_.add(whole);
    }

    void put_number(std::string_view digits, const std::int64_t* value) noexcept
    {
        ValueSlot slot = settled(cursor_.take(), ValueKind::number, digits);
        if (slot.kind == ValueSlot::Kind::step) return path_.add(digits);
        const Node* const whole = slot.node;
        if (slot.is_node(NodeKind::text)) slot.node = field_of_text(whole);
        if (slot.is_node(NodeKind::number) && value != nullptr && slot.node->number == *value) found_.add(*slot.node);
        if (slot.is_detail()) {
            if (whole != nullptr) found_.add(*whole);
            sink_->put_number(FieldKind::detail, detail_key(slot), digits);
        } else if (slot.is_violation_detail()) {
            found_.add(*whole);
            sink_->put_part_json(slot.node->text, digits);
        } else if (slot.is_field()) {
            put_field_number(*slot.node, *whole, digits);
        } else if (is_for_the_error(slot)) {
            sink_->lose(cursor_.key(), digits);
        } else if (slot.kind == ValueSlot::Kind::member && !cursor_.is_in_messages()) {
            cursor_.add_unknown_member();
        }
        if (slot.is_element) sink_->end_violation();
    }

    void put_word(std::string_view text) noexcept
    {
        ValueSlot slot = cursor_.take();
        const bool is_null = text == "null";
        if (is_null && slot.node != nullptr && slot.node->nullable) return found_.add(*slot.node);
        slot = settled(slot, is_null ? ValueKind::null : ValueKind::boolean, text);
        if (slot.is_detail()) {
            if (slot.node != nullptr && is_null) return;
            if (slot.node != nullptr) found_.add(*slot.node);
            sink_->put_raw_detail(detail_key(slot), text);
        } else if (slot.is_violation_detail()) {
            if (!is_null) found_.add(*slot.node), sink_->put_part_json(slot.node->text, text);
        } else if (slot.is_node(NodeKind::literal)) {
            if (slot.node->text == text) found_.add(*slot.node);
        } else if (slot.is_field() && form_of(slot.node->field) == FieldForm::flag && !is_null) {
            found_.add(*slot.node);
            sink_->put_flag(slot.node->field, text == "true");
        } else if (slot.kind == ValueSlot::Kind::violation || (is_for_the_error(slot) && !is_null)) {
            sink_->lose(cursor_.key(), text); // a null says at least which field failed
        } else if (slot.kind == ValueSlot::Kind::member && !cursor_.is_in_messages()) {
            cursor_.add_unknown_member();
        }
        if (slot.is_element) sink_->end_violation();
    }

    // The end of the array of a name, which is what `node` places.
    void end_path(const Node& node) noexcept
    {
        const std::string_view name = path_.name(node.text);
        if (path_.is_cut())
            sink_->set_malformed();
        else
            put_field(node, node, name);
    }

    FieldSink* sink_;
    LayoutCursor cursor_;
    FoundNodes found_;
    PathText path_; ///< the name of which there are some steps
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
