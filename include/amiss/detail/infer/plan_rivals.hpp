// SPDX-License-Identifier: BSL-1.0
// Tells from two layouts whether a body in the form of one of them can be in the other one too.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a node is an object that is in each body of its layout, if the one around it is.
constexpr bool is_plain_object(const Node& node) noexcept
{
    return node.kind == NodeKind::object && !node.optional && !node.nullable && node.when == FieldKind::none;
}
/// Whether each object of a layout has this member, whatever its value. A choice may have an alternative that is nothing.
constexpr bool is_always_there(const Node& node) noexcept
{
    return node.keyed && !node.optional && node.when == FieldKind::none && node.kind != NodeKind::alias
        && node.kind != NodeKind::choice;
}
/// Whether the value of a member is always a text.
constexpr bool is_text_member(const Node& node) noexcept
{
    if (node.kind != NodeKind::field || node.nullable || node.style != FieldStyle::plain) return false;
    const FieldForm form = form_of(node.field);
    return form == FieldForm::text || form == FieldForm::link;
}
constexpr bool is_plain_code(const Node& node) noexcept
{
    return node.kind == NodeKind::field && node.field == FieldKind::code && node.style == FieldStyle::plain;
}

/// How many codes in the catalogue's own spelling there are in an object and in the plain objects inside.
constexpr std::size_t plain_codes_in(const Node* object) noexcept
{
    std::size_t count = 0;
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (is_plain_object(object[at])) count += plain_codes_in(object + at);
        if (is_plain_code(object[at])) ++count;
    }
    return count;
}
/// Whether nothing in a body but the texts of such codes can give an error its row.
constexpr bool has_only_plain_codes(LayoutView layout) noexcept
{
    std::size_t codes = 0;
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node& node = layout.nodes[at];
        if (node.kind != NodeKind::field) continue;
        if (is_row_value(node.field, node.style)) return false;
        codes += node.field == FieldKind::code ? 1U : 0U;
    }
    return layout.size != 0 && codes == plain_codes_in(layout.nodes);
}

/// Whether the members of a layout are few enough to have a bit each.
constexpr bool is_filtered(LayoutView layout) noexcept
{
    return layout.size != 0 && layout.size < 64 && is_plain_object(layout.nodes[0]);
}

/// Whether a body in the form of one layout can be in another one.
enum class Rival : unsigned char {
    never,
    with_code, ///< only if its code is also one of the other's catalogue
    perhaps,
};

/// What two layouts have in the same object.
class RivalObjects {
public:
    constexpr RivalObjects(const Node* read, const Node* other) noexcept : read_(read), other_(other)
    {
        for (std::size_t at = 1; at < other->size; at += other[at].size) {
            const Node& node = other[at];
            if (node.kind == NodeKind::alias) has_alias_ = true;
            if (!node.keyed) continue;
            const Node* const same = member(read, node.key);
            if (is_always_there(node)) {
                if (same == nullptr) lacks_ = true;
                if (same != nullptr && is_conflict(*same, node)) lacks_ = true;
            }
            if (same == nullptr) continue;
            if (is_plain_code(node) && is_plain_code(*same)) ++same_codes_;
            if (is_plain_object(node) && is_plain_object(*same)) add(RivalObjects(same, &node));
        }
        for (std::size_t at = 1; at < read->size; at += read[at].size) {
            if (is_always_there(read[at]) && member(other, read[at].key) == nullptr && !has_spread(other)) has_more_ = true;
        }
        if (has_spread(read) || has_alias_) lacks_ = false;
    }

    /// The other one always has a member that the first one never has.
    constexpr bool lacks() const noexcept { return lacks_; }
    /// The first one always has a member that the other one never has.
    constexpr bool has_more() const noexcept { return has_more_; }
    constexpr bool has_alias() const noexcept { return has_alias_; }
    /// How many codes they have in the same place.
    constexpr std::size_t same_codes() const noexcept { return same_codes_; }

private:
    static constexpr const Node* member(const Node* object, std::string_view key) noexcept
    {
        for (std::size_t at = 1; at < object->size; at += object[at].size) {
            if (object[at].keyed && object[at].key == key) return object + at;
        }
        return nullptr;
    }
    static constexpr bool has_spread(const Node* object) noexcept
    {
        for (std::size_t at = 1; at < object->size; at += object[at].size) {
            if (object[at].kind == NodeKind::spread) return true;
        }
        return false;
    }
    static constexpr bool is_conflict(const Node& read, const Node& other) noexcept
    {
        return (is_plain_object(read) && is_text_member(other)) || (is_text_member(read) && is_plain_object(other));
    }
    constexpr void add(const RivalObjects& inside) noexcept
    {
        lacks_ = lacks_ || inside.lacks_;
        has_more_ = has_more_ || inside.has_more_;
        has_alias_ = has_alias_ || inside.has_alias_;
        same_codes_ += inside.same_codes_;
    }

    const Node* read_;
    const Node* other_;
    bool lacks_ = false;
    bool has_more_ = false;
    bool has_alias_ = false;
    std::size_t same_codes_ = 0;
};

/// Whether a body that `read` may have written, byte for byte, can be in `other`, of which it then has all that is always
/// there, and either a known code or nothing else.
constexpr Rival rival_of(LayoutView read, LayoutView other) noexcept
{
    if (!is_filtered(read) || !is_filtered(other)) return Rival::perhaps;
    const RivalObjects objects(read.nodes, other.nodes);
    if (objects.lacks()) return Rival::never;
    const bool same_code = has_only_plain_codes(read) && has_only_plain_codes(other) && !objects.has_alias()
        && objects.same_codes() == plain_codes_in(other.nodes) && plain_codes_in(read.nodes) == 1;
    return same_code && objects.has_more() ? Rival::with_code : Rival::perhaps;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
