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

/// An object of these members, in this order. `field::details` among them means all details, as members.
///
/// A key that appears twice stops the compiler.
template <class... Elements>
constexpr auto object(const Elements&... elements)
{
    const auto layout = detail::make_container(detail::NodeKind::object, detail::element_nodes(elements)...);
    detail::check_keys(layout.nodes.data());
    return layout;
}

/// An array of these values, in this order.
template <class... Values>
constexpr auto array(const Values&... values)
{
    return detail::make_container(detail::NodeKind::array, detail::as_layout(values).nodes...);
}

/// An array with one `value` for each violation; it places `field::violation_field`, `field::violation_message`, or both.
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
