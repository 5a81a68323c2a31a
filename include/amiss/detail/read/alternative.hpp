// SPDX-License-Identifier: BSL-1.0
// Which part of a layout a JSON value is, where the layout has a choice: the kind of the value says it.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/node.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The kinds of JSON values that are told apart.
enum class ValueKind : unsigned char { object, array, string, number, boolean, null };

/// The kind of the value that begins with this character.
constexpr ValueKind kind_of_value(char first) noexcept
{
    switch (first) {
    case '{': return ValueKind::object;
    case '[': return ValueKind::array;
    case '"': return ValueKind::string;
    case 't':
    case 'f': return ValueKind::boolean;
    case 'n': return ValueKind::null;
    default: return ValueKind::number;
    }
}

/// Whether a field is written as a value of this kind.
constexpr bool is_field_written_as(const Node& field, ValueKind kind) noexcept
{
    const FieldForm form = form_of(field.field);
    const bool is_any = form == FieldForm::member || field.field == FieldKind::violation_detail;
    if (is_any) return kind != ValueKind::null;
    switch (field.style) {
    case FieldStyle::path: return kind == ValueKind::array;
    case FieldStyle::number:
    case FieldStyle::unix_seconds:
    case FieldStyle::unix_ms: return kind == ValueKind::number;
    case FieldStyle::text:
        if (form == FieldForm::members) break;
        return kind == ValueKind::string;
    default: break;
    }
    switch (form) {
    case FieldForm::status:
    case FieldForm::seconds: return kind == ValueKind::number;
    case FieldForm::flag: return kind == ValueKind::boolean;
    case FieldForm::members:
    case FieldForm::map: return kind == ValueKind::object;
    case FieldForm::advice: return kind == (is_list(guidance_of(field.text)) ? ValueKind::array : ValueKind::string);
    case FieldForm::of_row:
        return kind == ValueKind::string || (field.field == FieldKind::column && kind == ValueKind::number);
    default: return kind == ValueKind::string;
    }
}

/// Whether a node that is no constant is written as a value of this kind.
constexpr bool is_written_as(const Node& node, ValueKind kind) noexcept
{
    switch (node.kind) {
    case NodeKind::object: return kind == ValueKind::object;
    case NodeKind::array:
    case NodeKind::each:
    case NodeKind::variants:
    case NodeKind::errors: return kind == ValueKind::array;
    case NodeKind::text: return kind == ValueKind::string;
    case NodeKind::field: return is_field_written_as(node, kind);
    default: return false;
    }
}

/// Whether a constant is written as this value; `text` is that of a string, or else the JSON of a number or a word.
inline bool is_constant_written_as(const Node& node, ValueKind kind, std::string_view text) noexcept
{
    if (node.kind == NodeKind::string) return kind == ValueKind::string && node.text == text;
    if (node.kind == NodeKind::literal) return kind != ValueKind::string && node.text == text;
    if (node.kind != NodeKind::number || kind != ValueKind::number) return false;
    std::int64_t value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() && value == node.number;
}

/// The first alternative of a choice, or of one inside it, for which `is` is true; null if there is none.
template <class Is>
const Node* find_alternative(const Node* choice, Is is) noexcept
{
    for (std::size_t at = 1; at < choice->size; at += choice[at].kind == NodeKind::choice ? 1U : choice[at].size) {
        if (choice[at].kind != NodeKind::choice && is(choice[at])) return choice + at;
    }
    return nullptr;
}

/// The alternative of a choice that a value is read as: a constant that is equal, or else the first that is written in this
/// kind. A value of another kind is in the wrong form; it is read as the first that is no constant, for a string, a number
/// or a word as the first field of one value. Null where there is none.
inline const Node* alternative_for(const Node* choice, ValueKind kind, std::string_view text) noexcept
{
    if (const Node* const equal =
            find_alternative(choice, [=](const Node& node) { return is_constant_written_as(node, kind, text); }))
        return equal;
    if (const Node* const fits = find_alternative(choice, [=](const Node& node) { return is_written_as(node, kind); }))
        return fits;
    if (kind == ValueKind::null) return nullptr;
    const bool is_container = kind == ValueKind::object || kind == ValueKind::array;
    const Node* const single = find_alternative(choice, [](const Node& node) {
        return node.kind == NodeKind::text
            || (node.kind == NodeKind::field && !is_field_written_as(node, ValueKind::object));
    });
    if (!is_container && single != nullptr) return single;
    return find_alternative(choice, [](const Node& node) { return !is_constant_node(node); });
}

/// A string without what a text of the layout has before and after its field; the whole string where it has not both.
inline std::string_view without_affixes(const Node* text, std::string_view string) noexcept
{
    std::string_view rest = string;
    const Node* const field = field_of_text(text);
    if (field->style == FieldStyle::shape_name) return string; // takes off what it has to
    for (const Node* part = text + 1; part != field; ++part) {
        if (part->kind == NodeKind::field) {
            const std::size_t end = part + 1 != field ? rest.find(part[1].text) : rest.npos;
            if (end == rest.npos) return string;
            rest.remove_prefix(end);
            continue;
        }
        if (rest.substr(0, part->text.size()) != part->text) return string;
        rest.remove_prefix(part->text.size());
    }
    for (const Node* part = text + text->size - 1; part != field; --part) {
        const std::size_t size = part->text.size();
        if (part->kind == NodeKind::field) {
            const std::size_t start = part - 1 != field ? rest.rfind(part[-1].text) : rest.npos;
            if (start == rest.npos) return string;
            rest = rest.substr(0, start + part[-1].text.size());
            continue;
        }
        if (rest.size() < size || rest.substr(rest.size() - size) != part->text) return string;
        rest.remove_suffix(size);
    }
    return rest;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
