// SPDX-License-Identifier: BSL-1.0
// The layout language: one description of a JSON body, from which both writing and reading follow.
#pragma once

#include <amiss/detail/layout/build.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/field.hpp>
#include <amiss/layout_types.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// A member that is always written. Where there is no value it is `""`, and an empty list or map is `[]` or `{}`.
///
/// `value` is a Field, a bool, an integer, a literal text, nullptr, or another layout.
template <class Value>
constexpr auto member(std::string_view key, const Value& value)
{
    return detail::make_member(key, value, false);
}

/// A member that is absent when its value is missing or, for an object or a list, would be empty.
template <class Value>
constexpr auto optional_member(std::string_view key, const Value& value)
{
    return detail::make_member(key, value, true);
}

/// A member that is always written: null where there is no value.
template <class Value>
constexpr auto nullable_member(std::string_view key, const Value& value)
{
    return detail::make_member(key, value, false, true);
}

/// An object of these members, in this order. `field::details` among them means all details, as members.
///
/// A key that appears twice stops the compiler.
template <class... Elements>
constexpr auto object(const Elements&... elements)
{
    const auto layout = detail::make_container(detail::NodeKind::object, detail::element_nodes(elements)...);
    detail::check_keys(layout.nodes.data());
    detail::check_spreads(layout.nodes.data());
    return layout;
}

/// An array of these values, in this order. `each_violation` as the last of them means its elements, in their place.
template <class... Values>
constexpr auto array(const Values&... values)
{
    auto layout = detail::make_container(detail::NodeKind::array, detail::as_layout(values).nodes...);
    detail::check_array(layout.nodes.data());
    detail::number_optional(layout.nodes.data(), layout.nodes.size());
    return layout;
}

/// A JSON string: the value of one field with texts before and after it, `text("https://example.com/", field::code)`.
/// `field::domain` may be beside it, with a text between them: `text(field::domain, "#", field::code)`.
///
/// Without a value the whole string has none. When a body is read, the texts are taken off, and so is the domain, whatever
/// it is. A string that does not have all of them is the field's value as a whole.
template <class... Parts>
constexpr auto text(const Parts&... parts)
{
    const auto layout = detail::make_container(detail::NodeKind::text, detail::as_layout(parts).nodes...);
    detail::check_text(layout.nodes.data());
    return layout;
}

/// The first of these values that there is. A constant is always there; where there is none at all, it is the last.
///
/// When a body is read, the kind of the JSON value says which one it is: a constant that is equal, or else the first that is
/// written in that kind. So give them different kinds.
template <class... Values>
constexpr auto first_of(const Values&... values)
{
    if (sizeof...(Values) < 2) detail::amiss_first_of_has_less_than_two_values();
    return detail::make_container(detail::NodeKind::choice, detail::as_layout(values).nodes...);
}

/// An array of objects of several kinds, told by the text that each has under the key `tag`:
/// `variants("@type", object(member("@type", "…"), …), …)`.
///
/// An object is written when one of its fields has a value. They are read in any order; those with another tag are skipped,
/// and of two with one tag the first counts. At most 64 elements are read.
template <class... Objects>
constexpr auto variants(std::string_view tag, const Objects&... objects)
{
    auto layout = detail::make_container(detail::NodeKind::variants, detail::as_layout(objects).nodes...);
    layout.nodes[0].text = tag;
    detail::check_variants(layout.nodes.data());
    detail::number_optional(layout.nodes.data(), layout.nodes.size());
    return layout;
}

/// An array with one `value` for each error: `write` and `respond` take several errors, `read_each` gives them back, and
/// `read` gives the first. Of one error, it is an array of one element.
///
/// With `first_of(each_violation(…), object(…))` as the value, an error with violations has an element for each of them.
/// Each element is read as an error of its own, as the object has it.
template <class Value>
constexpr auto each_error(const Value& value)
{
    const auto layout = detail::make_container(detail::NodeKind::errors, detail::as_layout(value).nodes);
    detail::check_error_element(layout.nodes.data() + 1);
    return layout;
}

/// An array with one `value` for each violation; it places one or more of `field::violation_field`,
/// `field::violation_message`, `field::violation_code` and `field::violation_detail("key")`.
template <class Value>
constexpr auto each_violation(const Value& value)
{
    auto layout = detail::make_container(detail::NodeKind::each, detail::as_layout(value).nodes);
    layout.nodes[0].field = FieldKind::violations;
    bool places_part = false;
    for (const detail::Node& node : layout.nodes) places_part = places_part || detail::is_violation_part(node);
    if (!places_part) detail::amiss_each_violation_places_nothing_of_the_violation();
    return layout;
}

} // inline namespace v0
} // namespace amiss
