// SPDX-License-Identifier: BSL-1.0
// Builds layouts from their parts: values become nodes, nodes are put in pre-order, numbered and checked.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
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

// Not constexpr: reaching one of these in a constant expression stops the compiler with its name and the key.
inline void amiss_layout_has_a_duplicate_key(const char* /*key*/) noexcept {}
inline void amiss_layout_has_more_than_64_optional_members() noexcept {}
inline void amiss_each_violation_places_nothing_of_the_violation() noexcept {}
inline void amiss_only_field_details_can_stand_bare_in_an_object() noexcept {}
inline void amiss_details_and_violations_are_both_bare_in_an_object() noexcept {}
inline void amiss_only_field_violations_is_written_as_lists() noexcept {}
inline void amiss_this_field_is_not_written_in_this_style() noexcept {}
inline void amiss_the_zone_of_a_time_is_not_utc() noexcept {}
inline void amiss_text_has_texts_and_one_field() noexcept {}
inline void amiss_a_field_of_many_values_is_in_a_text() noexcept {}
inline void amiss_first_of_has_less_than_two_values() noexcept {}
inline void amiss_a_variant_is_no_object_with_its_tag(const char* /*tag*/) noexcept {}
inline void amiss_two_variants_have_one_tag(const char* /*tag*/) noexcept {}
inline void amiss_variants_are_inside_variants() noexcept {}
inline void amiss_a_list_of_violations_is_not_the_last_in_its_array() noexcept {}
inline void amiss_field_retryable_is_outside_an_optional_member() noexcept {}
inline void amiss_layout_has_two_each_error() noexcept {}
inline void amiss_each_error_has_nothing_for_an_error_without_violations() noexcept {}
inline void amiss_each_error_is_inside_each_error() noexcept {}
inline void amiss_each_error_is_inside_each_violation() noexcept {}
inline void amiss_each_error_is_inside_variants() noexcept {}

// A layout keeps views, so it takes literals and std::string_view, but not std::string, which it might outlive.
template <class T>
inline constexpr bool is_text_v = std::is_same_v<T, std::string_view> || std::is_same_v<T, const char*>;

constexpr bool has_style(FieldKind field, FieldStyle style) noexcept
{
    switch (style) {
    case FieldStyle::plain:
    case FieldStyle::text:
    case FieldStyle::lists: return true;
    case FieldStyle::number: return field == FieldKind::code || field == FieldKind::grpc;
    case FieldStyle::unix_seconds:
    case FieldStyle::unix_ms:
    case FieldStyle::milliseconds: return field == FieldKind::timestamp;
    case FieldStyle::path:
        return field == FieldKind::param || field == FieldKind::instance || field == FieldKind::violation_field;
    case FieldStyle::upper_snake:
    case FieldStyle::kebab:
    case FieldStyle::lower:
        if (field == FieldKind::doc_url) return style == FieldStyle::kebab;
        return field == FieldKind::code || field == FieldKind::type || field == FieldKind::grpc
            || field == FieldKind::violation_code;
    case FieldStyle::ascii: return field == FieldKind::message;
    case FieldStyle::uri: return field == FieldKind::code;
    case FieldStyle::shape_name: return field == FieldKind::code;
    }
    return false;
}

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

constexpr void check_keys(const Node* object)
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        for (std::size_t before = 1; before < at; before += object[before].size) {
            if (object[at].keyed && object[before].keyed && object[at].key == object[before].key)
                amiss_layout_has_a_duplicate_key(object[at].key.data());
        }
    }
}

constexpr void check_spreads(const Node* object)
{
    bool details = false, violations = false;
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (object[at].kind != NodeKind::spread) continue;
        (object[at].field == FieldKind::details ? details : violations) = true;
    }
    if (details && violations) amiss_details_and_violations_are_both_bare_in_an_object();
}

constexpr void check_text(const Node* text)
{
    std::size_t fields = 0, domains = 0;
    for (std::size_t at = 1; at < text->size; ++at) {
        if (text[at].kind == NodeKind::field)
            ++(text[at].field == FieldKind::domain ? domains : fields);
        else if (text[at].kind != NodeKind::string)
            amiss_text_has_texts_and_one_field();
        const FieldForm form = form_of(text[at].field);
        if (form == FieldForm::members || form == FieldForm::map || text[at].style == FieldStyle::path)
            amiss_a_field_of_many_values_is_in_a_text();
    }
    if (fields > 1 || domains > 1 || fields + domains == 0) amiss_text_has_texts_and_one_field();
}

/// Each variant is an object with a text as its tag. The object is left out when it has no value.
constexpr void check_variants(Node* variants)
{
    for (std::size_t at = 1; at < variants->size; ++at) {
        if (variants[at].kind == NodeKind::variants) amiss_variants_are_inside_variants();
    }
    for (std::size_t at = 1; at < variants->size; at += variants[at].size) {
        const Node* const tag = tag_of(variants + at, variants->text);
        if (tag == nullptr) amiss_a_variant_is_no_object_with_its_tag(variants->text.data());
        for (std::size_t before = 1; tag != nullptr && before < at; before += variants[before].size) {
            const Node* const other = tag_of(variants + before, variants->text);
            if (other != nullptr && other->text == tag->text) amiss_two_variants_have_one_tag(tag->text.data());
        }
        variants[at].optional = true;
    }
}

// A flag may have no value, and "" would be none of it.
constexpr bool needs_flag(const Node* node)
{
    if (node->optional || node->nullable) return false;
    if (node->kind == NodeKind::choice) { // without any value, it is the last
        const Node* last = node + 1;
        while (last + last->size != node + node->size) last += last->size;
        return needs_flag(last);
    }
    return node->kind == NodeKind::field && form_of(node->field) == FieldForm::flag && node->when != node->field;
}
// A list of violations has all elements from its place on. Like an optional member, it goes where a body is too long.
constexpr void check_array(Node* array)
{
    for (std::size_t at = 1; at < array->size; at += array[at].size) {
        if (array[at].kind != NodeKind::each) continue;
        array[at].optional = true;
        if (at + array[at].size != array->size) amiss_a_list_of_violations_is_not_the_last_in_its_array();
    }
}

constexpr void check_flags(const Node* container)
{
    if (container->kind == NodeKind::choice || container->kind == NodeKind::text) return;
    for (std::size_t at = 1; at < container->size; at += container[at].size) {
        if (needs_flag(container + at)) amiss_field_retryable_is_outside_an_optional_member();
    }
}

// An error without violations has an element too.
constexpr void check_error_element(const Node* element)
{
    const Node* last = element;
    for (std::size_t at = 1; element->kind == NodeKind::choice && at < element->size; at += element[at].size)
        last = element + at;
    if (last->kind == NodeKind::each) amiss_each_error_has_nothing_for_an_error_without_violations();
}

// Errors have one list, and nothing in it is a list of them. `nodes` are those of a container.
constexpr void check_error_lists(const Node* nodes)
{
    std::size_t lists = 0;
    for (std::size_t at = 1; at < nodes->size; ++at) lists += nodes[at].kind == NodeKind::errors ? 1U : 0U;
    if (lists == 0) return;
    if (nodes->kind == NodeKind::errors) amiss_each_error_is_inside_each_error();
    if (nodes->kind == NodeKind::each) amiss_each_error_is_inside_each_violation();
    if (nodes->kind == NodeKind::variants) amiss_each_error_is_inside_variants();
    if (lists > 1) amiss_layout_has_two_each_error();
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
