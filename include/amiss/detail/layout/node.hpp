// SPDX-License-Identifier: BSL-1.0
// What a layout consists of: nodes in pre-order, which the writer and the reader follow.
#pragma once

#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class NodeKind : std::uint8_t {
    object,   ///< the nodes of its members follow
    array,    ///< the nodes of its elements follow
    each,     ///< one element for each violation, whose node follows: an array, or in an array some of its elements
    field,    ///< a value of the error
    spread,   ///< all details, or all violations, as members of the object around it
    literal,  ///< JSON text
    string,   ///< text, written as a JSON string
    number,   ///< an integer
    text,     ///< a JSON string of one field and the texts around it, whose nodes follow
    choice,   ///< the first of the nodes that follow that has a value
    variants, ///< an array of objects, whose nodes follow, each with a tag, and each there if a field of it has a value
    errors,   ///< an array with one element for each error; the element's node follows
    alias,    ///< another key, for reading, of the member that begins `number` nodes before
};

struct Node {
    NodeKind kind = NodeKind::literal;
    FieldKind field = FieldKind::none;
    FieldKind when = FieldKind::none;     ///< written only when this field has a value
    bool keyed = false;                   ///< a member of an object
    bool plain = false;                   ///< a member that is written, and its key without escapes
    bool optional = false;                ///< left out when it would be empty
    bool nullable = false;                ///< null where it has no value
    bool read_only = false;               ///< never written
    FieldStyle style = FieldStyle::plain; ///< of a field
    std::uint8_t option = 0;              ///< its number among the optional members, in order
    std::uint16_t size = 1;               ///< of its subtree, in nodes, itself included
    std::string_view key;                 ///< of the member
    std::string_view text;                ///< of a literal; of a field, `Field::key`; of variants, the key of their tag
    std::string_view when_text;           ///< the key of the detail in `when`
    std::int64_t number = 0;              ///< of a number; of an alias, how far back its member is
};

/// How many members may be optional: `write_fitted` keeps a bit for each.
inline constexpr std::size_t max_optional = 64;

/// A layout as the writer and the reader see it.
struct LayoutView {
    const Node* nodes = nullptr;
    std::size_t size = 0;
};

/// The number of optional members of a layout.
constexpr unsigned optional_count(LayoutView layout) noexcept
{
    unsigned count = 0;
    for (std::size_t at = 0; at < layout.size; ++at) count += layout.nodes[at].optional ? 1U : 0U;
    return count;
}

/// The field of a text that is read from it: the domain only where there is no other.
constexpr const Node* field_of_text(const Node* text) noexcept
{
    const Node* domain = text;
    for (const Node* part = text + 1; part != text + text->size; ++part) {
        if (part->kind != NodeKind::field) continue;
        if (part->field != FieldKind::domain) return part;
        domain = part;
    }
    return domain;
}

/// The member of a variant that is its tag, which has this key; null where there is none.
constexpr const Node* tag_of(const Node* variant, std::string_view key) noexcept
{
    for (std::size_t at = 1; variant->kind == NodeKind::object && at < variant->size; at += variant[at].size) {
        if (variant[at].kind == NodeKind::string && variant[at].key == key) return variant + at;
    }
    return nullptr;
}

constexpr bool is_constant_node(const Node& node) noexcept
{
    return node.kind == NodeKind::literal || node.kind == NodeKind::string || node.kind == NodeKind::number;
}

/// Whether a layout writes this field somewhere.
constexpr bool has_field(LayoutView layout, FieldKind field) noexcept
{
    for (std::size_t at = 0; at < layout.size; at += layout.nodes[at].read_only ? layout.nodes[at].size : 1U) {
        const Node& node = layout.nodes[at];
        if (node.kind == NodeKind::field && node.field == field && !node.read_only) return true;
    }
    return false;
}

/// Whether a layout writes times with their milliseconds.
constexpr bool has_milliseconds(LayoutView layout) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const FieldStyle style = layout.nodes[at].style;
        if (style == FieldStyle::unix_ms || style == FieldStyle::milliseconds) return true;
    }
    return false;
}

/// Whether a node places a part of the violation at hand.
constexpr bool is_violation_part(const Node& node) noexcept
{
    const auto is_part = [](FieldKind field) {
        return field == FieldKind::violation_field || field == FieldKind::violation_message
            || field == FieldKind::violation_code || field == FieldKind::violation_detail;
    };
    return (node.kind == NodeKind::field && is_part(node.field)) || is_part(node.when);
}

/// Whether a layout places a part of a violation where none is at hand: outside each list of violations.
constexpr bool has_stray_violation_part(LayoutView layout) noexcept
{
    for (std::size_t at = 0; at < layout.size;
         at += layout.nodes[at].kind == NodeKind::each ? layout.nodes[at].size : 1U) {
        if (is_violation_part(layout.nodes[at])) return true;
    }
    return false;
}

/// The list of errors of a layout; null where it has none. There is at most one.
constexpr const Node* find_error_list(LayoutView layout) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        if (layout.nodes[at].kind == NodeKind::errors) return layout.nodes + at;
    }
    return nullptr;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
