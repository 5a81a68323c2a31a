// SPDX-License-Identifier: BSL-1.0
// Which nodes of a layout a body has a value for, and whether these are all that the layout always writes.
#pragma once

#include <amiss/detail/layout/node.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The nodes after these are not told apart: they count as found.
inline constexpr std::size_t max_found_nodes = 256;

/// Calls `visit(number, node)` for each node that a layout always writes, until it returns false; whether none did. What
/// is inside an optional member or inside a list of violations is not always there.
template <class Visit>
constexpr bool for_each_mandatory(LayoutView layout, Visit visit) noexcept
{
    for (std::size_t at = 0; at < layout.size;) {
        const Node& node = layout.nodes[at];
        const bool may_be_left_out = node.optional || node.when != FieldKind::none || node.kind == NodeKind::alias;
        if (!may_be_left_out && !visit(at, node)) return false;
        at += may_be_left_out || node.kind == NodeKind::each ? node.size : 1U;
    }
    return true;
}

constexpr bool is_constant_node(const Node& node) noexcept
{
    return node.kind == NodeKind::literal || node.kind == NodeKind::string || node.kind == NodeKind::number;
}

/// Whether a layout always writes something more than empty containers, by which its bodies can be told.
constexpr bool has_mandatory_value(LayoutView layout) noexcept
{
    return !for_each_mandatory(layout, [](std::size_t, const Node& node) {
        return node.kind != NodeKind::field && !is_constant_node(node);
    });
}

/// Whether a layout always writes a value that is the same in all its bodies, such as `"ok":false`.
constexpr bool has_mandatory_constant(LayoutView layout) noexcept
{
    return !for_each_mandatory(layout, [](std::size_t, const Node& node) { return !is_constant_node(node); });
}

/// The nodes whose values were found, each once, however often a body repeats a key.
class FoundNodes {
public:
    explicit FoundNodes(LayoutView layout) noexcept : layout_(layout) {}

    /// Takes a node of the layout.
    void add(const Node& node) noexcept
    {
        const auto number = static_cast<std::size_t>(&node - layout_.nodes);
        if (number < max_found_nodes) bits_[number / 64] |= std::uint64_t{1} << number % 64;
    }

    /// How many were found.
    unsigned count() const noexcept
    {
        unsigned found = 0;
        for (std::uint64_t bits : bits_) {
            for (; bits != 0; bits &= bits - 1) ++found;
        }
        return found;
    }
    /// Whether each value was found that the layout always writes.
    bool has_all() const noexcept
    {
        return for_each_mandatory(layout_, [this](std::size_t number, const Node&) { return has(number); });
    }
    /// Whether a value was found that is the same in every body of the layout, such as `"ok":false`.
    bool has_constant() const noexcept
    {
        return !for_each_mandatory(layout_, [this](std::size_t number, const Node& node) {
            return !is_constant_node(node) || number >= max_found_nodes || !has(number);
        });
    }

private:
    bool has(std::size_t number) const noexcept
    {
        return number >= max_found_nodes || (bits_[number / 64] >> number % 64 & 1U) != 0;
    }

    LayoutView layout_;
    std::uint64_t bits_[max_found_nodes / 64]{};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
