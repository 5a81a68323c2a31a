// SPDX-License-Identifier: BSL-1.0
// Which parts of a layout a body has, for the values of one error.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/violation_details.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_parts.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Which optional members go into a body: one bit each. `write_fitted` leaves some out.
using OptionMask = std::uint64_t;
inline constexpr OptionMask all_options = ~OptionMask{0};

/// Says of a node whether it is in the body. The layout has these parts.
template <LayoutParts Parts>
class PresenceOf {
public:
    PresenceOf(LayoutView of_layout, const FieldValues& of_values, OptionMask wanted_options) noexcept
        : layout_(of_layout), values_(of_values), options_(wanted_options)
    {}

    /// Whether a member or an element is in the body; `parent` is the object or the array around it.
    bool is_present(const Node* node, const Node* parent, const Record& violation) const noexcept
    {
        if (!is_allowed(node, violation)) return false;
        if (node->kind == NodeKind::spread) return has_any(node, parent);
        if constexpr (has(parts::variants)) {
            if (parent->kind == NodeKind::variants) return has_field_value(node, violation);
        }
        const bool is_in_place = node->kind == NodeKind::each && parent->kind == NodeKind::array;
        return !(node->optional || is_in_place) || has_value(node, violation);
    }

    /// Whether a node has a value: a constant always has one.
    AMISS_COLD bool has_value(const Node* node, const Record& violation) const noexcept
    {
        switch (node->kind) {
        case NodeKind::field: return has(node->field, node->text, violation);
        case NodeKind::each: return has(parts::violation_parts) && values_.has(FieldKind::violations);
        case NodeKind::text:
            if constexpr (has(parts::texts)) return has_text(node, violation);
            return true;
        case NodeKind::choice:
            if constexpr (has(parts::choices)) return has_value(chosen(node, violation), violation);
            return true;
        case NodeKind::object:
        case NodeKind::array:
        case NodeKind::variants:
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                if (is_present(node + at, node, violation)) return true;
            }
            return false;
        default: return true;
        }
    }

    /// The first alternative that has a value, or else the last one.
    const Node* chosen(const Node* choice, const Record& violation) const noexcept
    {
        const Node* alternative = choice + 1;
        for (; alternative + alternative->size != choice + choice->size; alternative += alternative->size) {
            if (has_value(alternative, violation)) break;
        }
        return alternative;
    }

    /// Whether a detail does not go where all details go, since the layout has a place for it: in the object around them,
    /// or for its key alone. `object` is null where the details are an object of their own.
    bool is_taken(const Node* object, std::string_view escaped_key) const noexcept
    {
        for (std::size_t at = 1; object != nullptr && at < object->size; at += object[at].size) {
            if (object[at].keyed && is_escaped_form(escaped_key, object[at].key)) return true;
        }
        for (std::size_t at = 0; has(parts::placed_details) && at < layout_.size; ++at) {
            const Node& node = layout_.nodes[at];
            if (node.kind == NodeKind::field && node.field == FieldKind::detail
                && is_escaped_form(escaped_key, node.text))
                return true;
        }
        return false;
    }

    /// Whether a violation does not go where all violations go as members, since the object has a member with its key.
    bool is_key_of(const Node* object, std::string_view field) const noexcept
    {
        for (std::size_t at = 1; at < object->size; at += object[at].size) {
            if (object[at].keyed && object[at].key == field) return true;
        }
        return false;
    }

private:
    static constexpr bool has(LayoutParts wanted) noexcept { return (Parts & wanted) != 0; }

    bool has(FieldKind field, std::string_view key, const Record& violation) const noexcept
    {
        if constexpr (has(parts::placed_details)) {
            if (field == FieldKind::details) return has_spread(nullptr);
            if (field == FieldKind::detail) return find_detail(*values_.records, key).data() != nullptr;
        }
        if constexpr (has(parts::violation_parts)) {
            switch (field) {
            case FieldKind::violation_field: return !violation.key.empty();
            case FieldKind::violation_message: return !violation.value.empty();
            case FieldKind::violation_code: return !violation.code.empty();
            case FieldKind::violation_detail: return find_violation_detail(violation.details, key).data() != nullptr;
            default: break;
            }
        }
        if constexpr (has(parts::row_values)) {
            if (form_of(field) == FieldForm::of_row) return values_.has_of_row(field, key);
        }
        if constexpr (has(parts::advice)) {
            if (field == FieldKind::guidance)
                return guidance_of(key) == Guidance::retry || values_.row_texts.of(guidance_of(key)).size() != 0;
        }
        return values_.has(field);
    }

    bool has_any(const Node* spread, const Node* object) const noexcept
    {
        if constexpr (has(parts::spread_details)) {
            if (spread->field == FieldKind::details) return has_spread(object);
        }
        if constexpr (has(parts::violations)) return has_spread_violation(object);
        return false;
    }

    // A text has no place for an object, an array or a word.
    bool has_text(const Node* text, const Record& violation) const noexcept
    {
        const Node* const field = field_of_text(text);
        if (!has(parts::placed_details) || field->field != FieldKind::detail) return has_value(field, violation);
        const JsonKind kind = JsonView(find_detail(*values_.records, field->text)).kind();
        return kind == JsonKind::string || kind == JsonKind::number;
    }

    // Whether nothing keeps a member or an element out of the body, if it has a value.
    bool is_allowed(const Node* node, const Record& violation) const noexcept
    {
        if (node->kind == NodeKind::alias || node->read_only) return false;
        if (node->optional && (options_ >> node->option & 1U) == 0) return false;
        if constexpr (has(parts::conditions))
            return node->when == FieldKind::none || has(node->when, node->when_text, violation);
        return true;
    }

    // Whether a field in this part of the layout has a value.
    bool has_field_value(const Node* node, const Record& violation) const noexcept
    {
        switch (node->kind) {
        case NodeKind::field:
        case NodeKind::each:
        case NodeKind::text: return has_value(node, violation);
        default:
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                if (is_allowed(node + at, violation) && has_field_value(node + at, violation)) return true;
            }
            return false;
        }
    }

    bool has_spread(const Node* object) const noexcept
    {
        std::string_view inside = values_.details();
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (!is_taken(object, member.key)) return true;
        }
        return false;
    }

    bool has_spread_violation(const Node* object) const noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.has(FieldKind::violations) && values_.records->next(offset, record);) {
            if (record.kind == FieldKind::violations && !is_key_of(object, record.key)) return true;
        }
        return false;
    }

    LayoutView layout_;
    const FieldValues& values_;
    OptionMask options_;
};

/// The same for any layout.
using Presence = PresenceOf<parts::all>;

} // namespace detail
} // inline namespace v0
} // namespace amiss
