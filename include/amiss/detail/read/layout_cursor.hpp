// SPDX-License-Identifier: BSL-1.0
// Where in a layout a parser is: which node the next value belongs to, through objects, arrays, lists and variants.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/variant_tags.hpp>
#include <amiss/detail/text/equal_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How deep a body may be nested.
inline constexpr std::size_t max_read_depth = 32;

/// What a value of a body is.
struct ValueSlot {
    enum class Kind : unsigned char {
        ignored,
        node,      ///< the value of a node of the layout
        detail,    ///< a detail, under the current key
        violation, ///< a message, or a list of them, for the field that the current key names
    };

    Kind kind = Kind::ignored;
    const Node* node = nullptr;

    bool is_node(NodeKind wanted) const noexcept { return kind == Kind::node && node->kind == wanted; }
    bool is_field() const noexcept { return is_node(NodeKind::field); }
    bool is_detail() const noexcept { return kind == Kind::detail || (is_field() && node->field == FieldKind::detail); }
};

/// Follows the structure of a body along a layout.
class LayoutCursor {
public:
    explicit LayoutCursor(LayoutView layout, std::string_view body = {}) noexcept : tags_(layout, body)
    {
        if (layout.size != 0) slot_ = {ValueSlot::Kind::node, layout.nodes};
    }

    /// How many members the layout does not have.
    unsigned unknown_members() const noexcept { return unknown_members_; }

    /// The key of the next value. It must stay valid until the value has been taken.
    void key(std::string_view key) noexcept
    {
        key_ = key;
        slot_ = {};
        Frame& frame = top();
        if (frame.kind == FrameKind::object || frame.kind == FrameKind::element) {
            find_member(frame);
        } else if (frame.kind == FrameKind::details) {
            slot_.kind = ValueSlot::Kind::detail;
        } else if (frame.kind == FrameKind::violations) {
            slot_.kind = ValueSlot::Kind::violation;
        }
    }
    std::string_view key() const noexcept { return key_; }
    /// The key is of no use: its value is ignored.
    void skip_key() noexcept { slot_ = {}; }

    /// The node of a member whose value is next and is a field; null where it is something else. Most strings are one.
    const Node* take_field() noexcept
    {
        if (!slot_.is_field() || slot_.node->field == FieldKind::detail) return nullptr;
        slot_.kind = ValueSlot::Kind::ignored;
        return slot_.node;
    }

    /// What the next value is: an array's next element, or the member whose key came, or at first the root.
    ValueSlot take() noexcept
    {
        if (is_in_each()) return key_ = {}, ValueSlot{ValueSlot::Kind::node, top().node + 1};
        if (is_in(FrameKind::messages)) return {ValueSlot::Kind::violation, nullptr};
        if (is_in(FrameKind::array)) {
            Frame& frame = top();
            key_ = {};
            if (frame.index >= frame.node->size) return {};
            const Node* element = frame.node + frame.index;
            frame.index = static_cast<std::uint16_t>(frame.index + element->size);
            enter_list(frame);
            return {ValueSlot::Kind::node, element};
        }
        if (is_in(FrameKind::variants)) {
            key_ = {};
            const Node* const variant = tags_.variant(top().node, variants_++);
            return {variant != nullptr ? ValueSlot::Kind::node : ValueSlot::Kind::ignored, variant};
        }
        const ValueSlot slot = slot_;
        slot_ = {};
        return slot;
    }

    bool is_in_each() const noexcept { return is_in(FrameKind::each); }
    /// Whether the next value is one of several messages of a field.
    bool is_in_messages() const noexcept { return is_in(FrameKind::messages); }
    bool is_full() const noexcept { return depth_ == max_read_depth; }

    /// Whether the layout has an object or an array in this place, or a list of messages.
    bool fits(const ValueSlot& slot, char bracket) const noexcept
    {
        return kind_of(slot, bracket) != FrameKind::ignored;
    }
    /// Enters an object or an array, the value of `slot`; whether the layout has one in its place. It must not be full.
    bool enter(const ValueSlot& slot, char bracket) noexcept
    {
        const FrameKind kind = kind_of(slot, bracket);
        frames_[depth_++] = {kind != FrameKind::ignored ? slot.node : nullptr, 1, kind};
        if (kind == FrameKind::array) enter_list(top());
        return kind != FrameKind::ignored;
    }
    /// Leaves it again; whether it was an element of a list of violations.
    bool leave() noexcept { return frames_[--depth_].kind == FrameKind::element; }

private:
    enum class FrameKind : unsigned char {
        ignored,
        object,
        array,
        each,
        element,
        variants,
        details,
        violations,
        messages,
    };
    struct Frame { // without initialisers: the stack of them is not written before it is used
        const Node* node;
        std::uint16_t index; ///< among the nodes: an array's next element, an object's next member if it is in order
        FrameKind kind;
    };

    Frame& top() noexcept { return frames_[depth_ - 1]; }
    bool is_in(FrameKind kind) const noexcept { return depth_ != 0 && frames_[depth_ - 1].kind == kind; }

    FrameKind kind_of(const ValueSlot& slot, char bracket) const noexcept
    {
        if (slot.kind == ValueSlot::Kind::violation && bracket == '[' && !is_in_messages()) return FrameKind::messages;
        if (slot.kind != ValueSlot::Kind::node) return FrameKind::ignored;
        const NodeKind kind = slot.node->kind;
        if (bracket == '[') {
            // Of a list of errors, the first is an array's element, and those after it are ignored.
            return kind == NodeKind::array || kind == NodeKind::errors ? FrameKind::array
                : kind == NodeKind::each                               ? FrameKind::each
                : kind == NodeKind::variants                           ? FrameKind::variants
                                                                       : FrameKind::ignored;
        }
        if (kind == NodeKind::object) return is_in_each() ? FrameKind::element : FrameKind::object;
        if (kind != NodeKind::field) return FrameKind::ignored;
        const FieldForm form = form_of(slot.node->field);
        return form == FieldForm::members ? FrameKind::details
            : form == FieldForm::map      ? FrameKind::violations
                                          : FrameKind::ignored;
    }

    // In an array, a list of violations has all elements from its place on.
    static void enter_list(Frame& array) noexcept
    {
        const Node* const next = array.node + array.index;
        if (array.index < array.node->size && next->kind == NodeKind::each) array = {next, 1, FrameKind::each};
    }

    static bool has_key(const Node& node, std::string_view key) noexcept
    {
        return node.key.size() == key.size() && node.keyed && equal_bytes(node.key.data(), key.data(), key.size());
    }

    // Members mostly come in the layout's order: the search starts after the last one that was found, and wraps around.
    void find_member(Frame& frame) noexcept
    {
        const Node* const node = frame.node;
        const std::size_t size = node->size;
        const std::string_view key = key_;
        for (std::size_t at = frame.index; at < size; at += node[at].size) {
            if (has_key(node[at], key)) return take_member(frame, at);
        }
        bool spread = false;
        for (std::size_t at = 1; at < size; at += node[at].size) {
            if (has_key(node[at], key)) return take_member(frame, at);
            spread = spread || node[at].kind == NodeKind::spread;
        }
        if (spread)
            slot_.kind = ValueSlot::Kind::detail;
        else
            ++unknown_members_;
    }
    void take_member(Frame& frame, std::size_t at) noexcept
    {
        const Node* const node = frame.node + at;
        frame.index = static_cast<std::uint16_t>(at + node->size);
        slot_ = {ValueSlot::Kind::node, node->kind == NodeKind::alias ? node - node->number : node};
    }

    ValueSlot slot_;
    std::string_view key_;
    std::size_t depth_ = 0;
    unsigned unknown_members_ = 0;
    std::size_t variants_ = 0; ///< how many elements of variants there were
    VariantTags tags_;
    Frame frames_[max_read_depth];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
