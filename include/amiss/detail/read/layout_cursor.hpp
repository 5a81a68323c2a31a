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
        member,    ///< the same if it is a text or a list of texts, and else a member that the layout does not have
        step,      ///< a step of a name that is an array
    };

    Kind kind = Kind::ignored;
    const Node* node = nullptr;
    bool is_element = false; ///< of a list of violations

    bool is_node(NodeKind wanted) const noexcept { return kind == Kind::node && node->kind == wanted; }
    bool is_field() const noexcept { return is_node(NodeKind::field); }
    bool is_detail() const noexcept { return kind == Kind::detail || (is_field() && node->field == FieldKind::detail); }
    bool is_violation_detail() const noexcept { return is_field() && node->field == FieldKind::violation_detail; }
    bool is_violation() const noexcept { return kind == Kind::violation || kind == Kind::member; }
};

/// What the key of a member is the key of.
struct MemberOfObject {
    const Node* node = nullptr;   ///< the member; null where the object has no such key
    std::size_t next = 0;         ///< where the search for the next key begins, counted from the object
    const Node* spread = nullptr; ///< then, what takes any other member
};

/// Finds the member of an object that has this key. Members mostly come in the layout's order: the search begins at `from`,
/// which is after the last one that was found, and wraps around.
inline MemberOfObject find_member(const Node* object, std::size_t from, std::string_view key) noexcept
{
    const auto has_key = [key](const Node& node) {
        return node.key.size() == key.size() && node.keyed && equal_bytes(node.key.data(), key.data(), key.size());
    };
    const auto found = [object](std::size_t at) {
        const Node* const node = object + at;
        return MemberOfObject{node->kind == NodeKind::alias ? node - node->number : node, at + node->size, nullptr};
    };
    for (std::size_t at = from; at < object->size; at += object[at].size) {
        if (has_key(object[at])) return found(at);
    }
    MemberOfObject none;
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (has_key(object[at])) return found(at);
        if (object[at].kind == NodeKind::spread) none.spread = object + at;
    }
    return none;
}

/// Follows the structure of a body along a layout.
class LayoutCursor {
public:
    explicit LayoutCursor(LayoutView layout, std::string_view body = {}) noexcept : tags_(layout, body)
    {
        if (layout.size != 0) slot_ = {ValueSlot::Kind::node, layout.nodes, false};
    }

    /// How many members the layout does not have.
    unsigned unknown_members() const noexcept { return unknown_members_; }

    /// The key of the next value. It must stay valid until the value has been taken.
    void key(std::string_view key) noexcept
    {
        key_ = key;
        slot_ = {};
        Frame& frame = top();
        if (frame.kind == FrameKind::object) {
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
        if (depth_ != 0) {
            Frame& frame = top();
            switch (frame.kind) {
            case FrameKind::each: return key_ = {}, ValueSlot{ValueSlot::Kind::node, frame.node + 1, true};
            case FrameKind::messages: return {ValueSlot::Kind::violation, nullptr, false};
            case FrameKind::member_messages: return {ValueSlot::Kind::member, nullptr, false};
            case FrameKind::path: return {ValueSlot::Kind::step, frame.node, false};
            case FrameKind::array: return key_ = {}, next_element(frame);
            case FrameKind::variants: return key_ = {}, next_variant(frame);
            default: break;
            }
        }
        const ValueSlot slot = slot_;
        slot_ = {};
        return slot;
    }

    /// Whether the next value is one of several messages of a field.
    bool is_in_messages() const noexcept { return is_in(FrameKind::messages) || is_in(FrameKind::member_messages); }
    /// The node of the name whose steps the next values are; null where they are something else.
    const Node* path() const noexcept { return is_in(FrameKind::path) ? frames_[depth_ - 1].node : nullptr; }
    /// The member at hand is one that the layout does not have.
    void add_unknown_member() noexcept { ++unknown_members_; }
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
        frames_[depth_++] = {kind != FrameKind::ignored ? slot.node : nullptr, 1, kind, slot.is_element};
        return kind != FrameKind::ignored;
    }
    /// Leaves it again; whether it was an element of a list of violations.
    bool leave() noexcept { return frames_[--depth_].is_element; }

private:
    enum class FrameKind : unsigned char {
        ignored,
        object,
        array,
        each,
        variants,
        details,
        violations,
        messages,
        member_messages, ///< of a field that is a member of an object with other members
        path,
    };
    struct Frame { // without initialisers: the stack of them is not written before it is used
        const Node* node;
        std::uint16_t index; ///< among the nodes: an array's next element, an object's next member if it is in order
        FrameKind kind;
        bool is_element; ///< of a list of violations
    };

    Frame& top() noexcept { return frames_[depth_ - 1]; }
    bool is_in(FrameKind kind) const noexcept { return depth_ != 0 && frames_[depth_ - 1].kind == kind; }

    FrameKind kind_of(const ValueSlot& slot, char bracket) const noexcept
    {
        if (slot.is_violation() && bracket == '[' && !is_in_messages())
            return slot.kind == ValueSlot::Kind::violation ? FrameKind::messages : FrameKind::member_messages;
        if (slot.kind != ValueSlot::Kind::node) return FrameKind::ignored;
        const NodeKind kind = slot.node->kind;
        if (bracket == '[') {
            if (slot.is_field() && slot.node->style == FieldStyle::path) return FrameKind::path;
            // Of a list of errors, the first is an array's element, and those after it are ignored.
            return kind == NodeKind::array || kind == NodeKind::errors ? FrameKind::array
                : kind == NodeKind::each                               ? FrameKind::each
                : kind == NodeKind::variants                           ? FrameKind::variants
                                                                       : FrameKind::ignored;
        }
        if (kind == NodeKind::object) return FrameKind::object;
        if (kind != NodeKind::field) return FrameKind::ignored;
        const FieldForm form = form_of(slot.node->field);
        return form == FieldForm::members ? FrameKind::details
            : form == FieldForm::map      ? FrameKind::violations
                                          : FrameKind::ignored;
    }

    void find_member(Frame& frame) noexcept
    {
        const MemberOfObject found = detail::find_member(frame.node, frame.index, key_);
        if (found.node != nullptr) {
            frame.index = static_cast<std::uint16_t>(found.next);
            slot_ = {ValueSlot::Kind::node, found.node, false};
        } else if (found.spread != nullptr) {
            slot_.kind = found.spread->field == FieldKind::details ? ValueSlot::Kind::detail : ValueSlot::Kind::member;
        } else {
            ++unknown_members_;
        }
    }
    // In an array, a list of violations has all elements from its place on.
    static ValueSlot next_element(Frame& frame) noexcept
    {
        if (frame.index >= frame.node->size) return {};
        const Node* const element = frame.node + frame.index;
        if (element->kind == NodeKind::each) return {ValueSlot::Kind::node, element + 1, true};
        frame.index = static_cast<std::uint16_t>(frame.index + element->size);
        return {ValueSlot::Kind::node, element, false};
    }
    ValueSlot next_variant(const Frame& frame) noexcept
    {
        const Node* const variant = tags_.variant(frame.node, variants_++);
        return {variant != nullptr ? ValueSlot::Kind::node : ValueSlot::Kind::ignored, variant, false};
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
