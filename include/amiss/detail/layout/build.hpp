// SPDX-License-Identifier: BSL-1.0
// Builds layouts from their parts: values become nodes, nodes are put in pre-order, numbered and checked.
#pragma once

#include <amiss/detail/layout/layout_checks.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/field.hpp>
#include <amiss/layout_types.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

// A layout keeps views, so it takes literals and std::string_view, but not std::string, which it might outlive.
template <class T>
inline constexpr bool is_text_v = std::is_same_v<T, std::string_view> || std::is_same_v<T, const char*>;

constexpr bool is_utc(std::string_view zone) noexcept { return zone == "Z" || zone == "+00:00" || zone == "+0000"; }

constexpr Layout<1> as_layout(Field value)
{
    Layout<1> layout;
    layout.nodes[0].kind = NodeKind::field;
    layout.nodes[0].field = value.kind;
    layout.nodes[0].text = value.key;
    layout.nodes[0].style = value.style;
    if (value.style == FieldStyle::lists && value.kind != FieldKind::violations)
        amiss_only_field_violations_is_written_as_lists();
    if (!has_style(value.kind, value.style)) amiss_this_field_is_not_written_in_this_style();
    if (value.style == FieldStyle::milliseconds && !is_utc(value.key)) amiss_the_zone_of_a_time_is_not_utc();
    return layout;
}
template <std::size_t Nodes>
constexpr Layout<Nodes> as_layout(const Layout<Nodes>& layout)
{
    return layout;
}
template <std::size_t Size>
constexpr Layout<1> as_layout(const char (&text)[Size])
{
    Layout<1> layout;
    layout.nodes[0].kind = NodeKind::string;
    layout.nodes[0].text = std::string_view(text, Size - 1);
    return layout;
}
template <class T, std::enable_if_t<is_text_v<T> || std::is_arithmetic_v<T> || std::is_null_pointer_v<T>, int> = 0>
constexpr Layout<1> as_layout(T value)
{
    static_assert(!std::is_floating_point_v<T>, "amiss: a number in a layout is an integer");
    Layout<1> layout;
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
        layout.nodes[0].kind = NodeKind::number;
        layout.nodes[0].number = static_cast<std::int64_t>(value);
    } else if constexpr (std::is_null_pointer_v<T>) {
        layout.nodes[0].text = "null";
    } else if constexpr (std::is_same_v<T, bool>) {
        layout.nodes[0].text = value ? "true" : "false";
    } else {
        layout.nodes[0].kind = NodeKind::string;
        layout.nodes[0].text = value;
    }
    return layout;
}

template <class T>
using LayoutOf = decltype(as_layout(std::declval<const T&>()));
template <class T>
inline constexpr std::size_t node_count_v = std::tuple_size<decltype(LayoutOf<T>::nodes)>::value;

template <std::size_t Nodes>
constexpr std::array<Node, Nodes> element_nodes(const Member<Nodes>& member)
{
    return member.nodes;
}
constexpr std::array<Node, 1> element_nodes(Field field)
{
    if (field.kind != FieldKind::details && field.kind != FieldKind::violations)
        amiss_only_field_details_can_stand_bare_in_an_object();
    std::array<Node, 1> nodes{};
    nodes[0].kind = NodeKind::spread;
    nodes[0].field = field.kind;
    nodes[0].style = field.style;
    nodes[0].optional = true;
    return nodes;
}
template <std::size_t From, std::size_t To>
constexpr std::size_t append(std::array<Node, To>& to, std::size_t at, const std::array<Node, From>& from)
{
    for (std::size_t index = 0; index < From; ++index) to[at++] = from[index];
    return at;
}

constexpr void number_optional(Node* nodes, std::size_t size)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < size; ++at) {
        if (nodes[at].optional) nodes[at].option = static_cast<std::uint8_t>(count++);
    }
    if (count > max_optional) amiss_layout_has_more_than_64_optional_members();
}

/// An object, an array or a list of violations with these nodes inside it.
template <std::size_t... Sizes>
constexpr auto make_container(NodeKind kind, const std::array<Node, Sizes>&... parts)
{
    Layout<(std::size_t{1} + ... + Sizes)> layout;
    layout.nodes[0].kind = kind;
    layout.nodes[0].size = static_cast<std::uint16_t>(layout.nodes.size());
    [[maybe_unused]] std::size_t at = 1;
    ((at = append(layout.nodes, at, parts)), ...);
    number_optional(layout.nodes.data(), layout.nodes.size());
    check_flags(layout.nodes.data());
    check_error_lists(layout.nodes.data());
    return layout;
}

// Whether a key is written without escapes, and is ASCII.
constexpr bool is_plain(std::string_view key) noexcept
{
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\') return false;
    }
    return true;
}

template <class Value>
constexpr auto make_member(std::string_view key, const Value& value, bool optional, bool nullable = false)
{
    Member<node_count_v<Value>> made;
    append(made.nodes, 0, as_layout(value).nodes);
    made.nodes[0].keyed = true;
    made.nodes[0].plain = is_plain(key);
    made.nodes[0].key = key;
    made.nodes[0].optional = optional;
    made.nodes[0].nullable = nullable;
    return made;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
