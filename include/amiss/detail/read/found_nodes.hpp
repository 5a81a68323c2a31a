// SPDX-License-Identifier: BSL-1.0
// Which nodes of a layout a body has a value for, and whether these are all that the layout always writes.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/layout/node.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The nodes after these are not told apart: they count as found.
inline constexpr std::size_t max_found_nodes = 256;

/// Calls `visit(number, node)` for each node from `at` to `end` that a layout always writes, until it returns false; whether
/// none did. What is inside an optional member, a list of violations, a text or a choice is not always there, and where a
/// member may be null, what is inside it is not. A list in an array is no value of its own.
template <class Visit>
constexpr bool for_each_mandatory(LayoutView layout, std::size_t at, std::size_t end, Visit visit) noexcept
{
    for (const std::size_t first = at; at < end;) {
        const Node& node = layout.nodes[at];
        const bool is_in_array = node.kind == NodeKind::each && !node.keyed && at != first;
        const bool may_be_left_out =
            node.optional || node.when != FieldKind::none || node.kind == NodeKind::alias || is_in_array;
        if (!may_be_left_out && !visit(at, node)) return false;
        const bool is_one = node.nullable || node.kind == NodeKind::each || node.kind == NodeKind::text
            || node.kind == NodeKind::choice;
        at += may_be_left_out || is_one ? node.size : 1U;
    }
    return true;
}

template <class Visit>
constexpr bool for_each_mandatory(LayoutView layout, Visit visit) noexcept
{
    return for_each_mandatory(layout, 0, layout.size, visit);
}

/// Calls `visit(number, node)` for each alternative of the choice at `at`, until it returns true; whether one did.
template <class Visit>
constexpr bool find_in_choice(LayoutView layout, std::size_t at, Visit visit) noexcept
{
    const std::size_t end = at + layout.nodes[at].size;
    for (++at; at < end; at += layout.nodes[at].size) {
        if (visit(at, layout.nodes[at])) return true;
    }
    return false;
}

/// Whether a layout always writes something more than empty containers, by which its bodies can be told.
constexpr bool has_mandatory_value(LayoutView layout, std::size_t at, std::size_t end) noexcept
{
    return !for_each_mandatory(layout, at, end, [layout](std::size_t number, const Node& node) {
        if (node.kind != NodeKind::choice)
            return node.kind != NodeKind::field && node.kind != NodeKind::text && !is_constant_node(node);
        return find_in_choice(layout, number, [layout](std::size_t from, const Node& alternative) {
            return !has_mandatory_value(layout, from, from + alternative.size);
        });
    });
}
constexpr bool has_mandatory_value(LayoutView layout) noexcept { return has_mandatory_value(layout, 0, layout.size); }

/// Whether a layout always writes a value that is the same in all its bodies, such as `"ok":false`.
constexpr bool has_mandatory_constant(LayoutView layout) noexcept
{
    return !for_each_mandatory(layout, [](std::size_t, const Node& node) { return !is_constant_node(node); });
}

/// The nodes whose values were found, each once, however often a body repeats a key.
class FoundNodes {
public:
    FoundNodes() noexcept = default;
    explicit FoundNodes(LayoutView layout) noexcept : layout_(layout) {}

    /// Takes a node of the layout.
    void add(const Node& node) noexcept { add(static_cast<std::size_t>(&node - layout_.nodes)); }
    /// The same by its number.
    AMISS_ALWAYS_INLINE void add(std::size_t number) noexcept
    {
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
    bool has_all() const noexcept { return has_all(0, layout_.size); }
    /// Whether a value was found that is the same in every body of the layout, such as `"ok":false`. Where the layout has
    /// `true` or `false`, each of them: by these an error is told from a success, and not by `"jsonrpc":"2.0"`.
    bool has_constant() const noexcept
    {
        bool has_one = false;
        return for_each_mandatory(layout_,
                                  [this, &has_one](std::size_t number, const Node& node) {
                                      if (!is_constant_node(node) || number >= max_found_nodes) return true;
                                      has_one = has_one || has(number);
                                      return node.kind != NodeKind::literal || node.text == "null" || has(number);
                                  })
            && has_one;
    }

private:
    bool has_all(std::size_t at, std::size_t end) const noexcept
    {
        return for_each_mandatory(layout_, at, end, [this](std::size_t number, const Node& node) {
            return has(number) || (node.kind == NodeKind::choice && has_alternative(number));
        });
    }
    bool has_alternative(std::size_t choice) const noexcept
    {
        return find_in_choice(layout_, choice, [this](std::size_t number, const Node& node) {
            return has_all(number, number + node.size);
        });
    }

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
