// SPDX-License-Identifier: BSL-1.0
// Where the errors of a body with several are: in the list that the layout has for them, or in an array of bodies.
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/node.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a key, as it is in a body with its escapes, says `key`.
constexpr bool says_key(std::string_view in_body, std::string_view key) noexcept
{
    bool same = true;
    unescape(in_body, [&same, &key](std::string_view piece) {
        same = same && key.substr(0, piece.size()) == piece;
        if (same) key.remove_prefix(piece.size());
    });
    return same && key.empty();
}

/// The part of a container's node that `target` is in, counted from the node.
constexpr std::size_t part_with(const Node* container, const Node* target) noexcept
{
    std::size_t at = 1;
    while (container + at + container[at].size <= target) at += container[at].size;
    return at;
}

/// Whether a member of an object has this key: its own, or another one that it has on reading.
constexpr bool member_has_key(const Node* object, std::size_t member, std::string_view in_body) noexcept
{
    if (says_key(in_body, object[member].key)) return true;
    for (std::size_t at = member + object[member].size; at < object->size; at += object[at].size) {
        const bool is_of_member =
            object[at].kind == NodeKind::alias && static_cast<std::size_t>(object[at].number) + member == at;
        if (is_of_member && says_key(in_body, object[at].key)) return true;
    }
    return false;
}

/// The value that a body has in the place of `target`, a node of its layout; none where it has no such place.
constexpr JsonView find_value(JsonView value, const Node* node, const Node* target) noexcept
{
    while (node != target) {
        const std::size_t part = part_with(node, target);
        JsonItems items = value.items();
        if (node->kind == NodeKind::object && value.kind() == JsonKind::object) {
            value = {};
            while (value.kind() == JsonKind::none && items.next()) {
                if (member_has_key(node, part, items.key())) value = items.value();
            }
        } else if (node->kind == NodeKind::array && value.kind() == JsonKind::array) {
            bool more = items.next();
            for (std::size_t at = 1; at != part && more; at += node[at].size) more = items.next();
            value = more ? items.value() : JsonView();
        } else if (node->kind != NodeKind::choice) { // which is the same value
            return {};
        }
        node += part;
    }
    return value;
}

/// How many arrays begin at the front of a JSON text.
constexpr std::size_t arrays_in_front(JsonView json) noexcept
{
    std::size_t count = 0;
    for (bool more = true; more && json.kind() == JsonKind::array; ++count) {
        JsonItems items = json.items();
        more = items.next();
        json = items.value();
    }
    return count;
}
/// The same of what a layout writes.
constexpr std::size_t arrays_in_front(LayoutView layout) noexcept
{
    std::size_t count = 0;
    for (const Node* node = layout.nodes; count < layout.size; ++node, ++count) {
        if (node->kind != NodeKind::array && node->kind != NodeKind::each && node->kind != NodeKind::variants) break;
    }
    return count;
}

/// The errors of a body: the layout of each, and the array that has them. No array where the body is one error.
struct ErrorElements {
    LayoutView layout;
    JsonView array;
};
/// Of a body that a parser has accepted.
constexpr ErrorElements find_error_elements(LayoutView layout, std::string_view body) noexcept
{
    const JsonView root(body);
    if (const Node* const list = find_error_list(layout)) {
        const JsonView array = find_value(root, layout.nodes, list);
        return {{list + 1, list[1].size}, array.kind() == JsonKind::array ? array : JsonView()};
    }
    return {layout, arrays_in_front(root) > arrays_in_front(layout) ? root : JsonView()};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
