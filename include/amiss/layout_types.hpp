// SPDX-License-Identifier: BSL-1.0
// What the layout language makes: layouts, and members of their objects.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/field.hpp>
#include <amiss/literal.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

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

    /// Another key that the member has in bodies that are read; it is never written. For keys that an API has renamed.
    constexpr Member<Nodes + 1> also(Literal key) const
    {
        Member<Nodes + 1> longer;
        for (std::size_t at = 0; at < Nodes; ++at) longer.nodes[at] = nodes[at];
        detail::Node& alias = longer.nodes[Nodes];
        alias.kind = detail::NodeKind::alias;
        alias.keyed = true;
        alias.key = key.view;
        alias.number = static_cast<std::int64_t>(Nodes);
        return longer;
    }

    /// Never written, but read where a body has it. For what a header says now, or what old servers send.
    constexpr Member read_only() const
    {
        Member copy = *this;
        copy.nodes[0].read_only = true;
        copy.nodes[0].optional = true; // no body has to have it
        return copy;
    }
};

} // inline namespace v0
} // namespace amiss
