// SPDX-License-Identifier: BSL-1.0
// Stops the compiler where a layout says what it cannot mean, with a sentence for each mistake.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

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

// Whether a text is a way to write UTC after a time.
constexpr bool is_utc_zone(std::string_view zone) noexcept
{
    return zone == "Z" || zone == "+00:00" || zone == "+0000";
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
        const bool is_many = form == FieldForm::advice && is_list(guidance_of(text[at].text));
        if (is_many || form == FieldForm::members || form == FieldForm::map || text[at].style == FieldStyle::path)
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
