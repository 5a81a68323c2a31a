// SPDX-License-Identifier: BSL-1.0
// What the layout language makes: layouts, and members of their objects.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/field.hpp>

#include <array>
#include <cstddef>

namespace amiss {
inline namespace v0 {

/// A layout: an object, an array or one value, with `Nodes` nodes in all. Made by `object()` and `array()`.
template <std::size_t Nodes>
struct Layout : WithOptions<Layout<Nodes>> {
    std::array<detail::Node, Nodes> nodes{};
};

/// A member of an object; made by `member()` and `optional_member()`.
template <std::size_t Nodes>
struct Member {
    std::array<detail::Node, Nodes> nodes{};

    /// Written only when `field` has a value too.
    constexpr Member when(Field field) const
    {
        Member copy = *this;
        copy.nodes[0].when = field.kind;
        copy.nodes[0].when_text = field.key;
        return copy;
    }
};

} // inline namespace v0
} // namespace amiss
