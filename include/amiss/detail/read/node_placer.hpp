// SPDX-License-Identifier: BSL-1.0
// What becomes of a text, a number or a word that a body has in the place of a node, and which nodes were found.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/found_nodes.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/text/classify.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Puts values into a sink. Both readers of JSON use it, so what one of them takes means the same to the other.
class NodePlacer {
protected:
    NodePlacer(LayoutView layout, FieldSink& sink) noexcept : sink_(&sink), found_(layout) {}

    static std::string_view detail_key(const ValueSlot& slot, std::string_view key) noexcept
    {
        return slot.kind == ValueSlot::Kind::detail ? key : slot.node->text;
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

    // A text in the place of a node or of a detail, which is settled.
    void place_text(ValueSlot slot, std::string_view key, std::string_view text) noexcept
    {
        if (slot.is_node(NodeKind::string) && slot.node->text == text) found_.add(*slot.node);
        const Node* const whole = slot.node;
        if (slot.is_node(NodeKind::text)) {
            if (text.empty()) found_.add(*whole);
            slot = {text.empty() ? ValueSlot::Kind::ignored : slot.kind, field_of_text(whole), slot.is_element};
            text = without_affixes(whole, text);
        }
        if (slot.is_detail()) {
            if (whole != nullptr) found_.add(*whole);
            sink_->put_text(FieldKind::detail, detail_key(slot, key), text);
        } else if (slot.is_field()) {
            put_field(*slot.node, *whole, key, text);
        } else if (is_for_the_error(slot)) {
            sink_->lose_text(key, text);
        }
        if (slot.is_element) sink_->end_violation();
    }

    // A number, as the body spells it; null for `value` where it is no integer of 64 bits.
    void place_number(ValueSlot slot, std::string_view key, std::string_view digits, const std::int64_t* value) noexcept
    {
        const Node* const whole = slot.node;
        if (slot.is_node(NodeKind::text)) slot.node = field_of_text(whole);
        if (slot.is_node(NodeKind::number) && value != nullptr && slot.node->number == *value) found_.add(*slot.node);
        if (slot.is_detail()) {
            if (whole != nullptr) found_.add(*whole);
            sink_->put_number(FieldKind::detail, detail_key(slot, key), digits);
        } else if (slot.is_violation_detail()) {
            found_.add(*whole);
            sink_->put_part_json(slot.node->text, digits);
        } else if (slot.is_field()) {
            put_field_number(*slot.node, *whole, key, digits);
        } else if (is_for_the_error(slot)) {
            sink_->lose(key, digits);
        }
        if (slot.is_element) sink_->end_violation();
    }

    // `true`, `false` or `null`.
    void place_word(ValueSlot slot, std::string_view key, std::string_view text) noexcept
    {
        const bool is_null = text == "null";
        if (is_null && slot.node != nullptr && slot.node->nullable) return found_.add(*slot.node);
        slot = settled(slot, is_null ? ValueKind::null : ValueKind::boolean, text);
        if (slot.is_detail()) {
            if (slot.node != nullptr && is_null) return;
            if (slot.node != nullptr) found_.add(*slot.node);
            sink_->put_raw_detail(detail_key(slot, key), text);
        } else if (slot.is_violation_detail()) {
            if (!is_null) found_.add(*slot.node), sink_->put_part_json(slot.node->text, text);
        } else if (slot.is_node(NodeKind::literal)) {
            if (slot.node->text == text) found_.add(*slot.node);
        } else if (slot.is_field() && form_of(slot.node->field) == FieldForm::flag && !is_null) {
            found_.add(*slot.node);
            sink_->put_flag(slot.node->field, text == "true");
        } else if (slot.kind == ValueSlot::Kind::violation || (is_for_the_error(slot) && !is_null)) {
            sink_->lose(key, text); // a null says at least which field failed
        }
        if (slot.is_element) sink_->end_violation();
    }

    // `whole` is the text of the layout that the field is in, or the field.
    void put_field(const Node& node, const Node& whole, std::string_view key, std::string_view text) noexcept
    {
        if (is_row_value(node.field, node.style)) return put_row_value(node, whole, key, text);
        const FieldForm form = form_of(node.field);
        const bool is_container = form == FieldForm::members || form == FieldForm::map;
        if (!is_container && (form != FieldForm::status || three_digits(text) >= 0)) found_.add(whole);
        if (form == FieldForm::part) return sink_->put_part(node, key, text);
        if (form == FieldForm::time && node.style != FieldStyle::plain)
            return sink_->put_time(node.style, key, text, false);
        sink_->put_text(node.field, key, text);
    }

    FieldSink* sink_;
    FoundNodes found_;

private:
    void put_field_number(const Node& node, const Node& whole, std::string_view key, std::string_view digits) noexcept
    {
        if (is_row_value(node.field, node.style)) return put_row_value(node, whole, key, digits);
        if (node.field == FieldKind::violation_code) return put_field(node, whole, key, digits);
        const FieldForm form = form_of(node.field);
        const bool is_time = node.style == FieldStyle::unix_seconds || node.style == FieldStyle::unix_ms;
        const bool is_number = is_time || form == FieldForm::status || form == FieldForm::seconds;
        if (is_number || node.field == FieldKind::code) found_.add(whole);
        if (is_time) return sink_->put_time(node.style, key, digits, true);
        sink_->put_number(node.field, key, digits);
    }

    void put_row_value(const Node& node, const Node& whole, std::string_view key, std::string_view text) noexcept
    {
        if (sink_->put_row_value(node, key, text)) found_.add(whole);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
