// SPDX-License-Identifier: BSL-1.0
// The tags of the elements of a body's variants, found before the body is parsed: a tag may come after what it is about.
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/alternative.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many elements of variants are read; more are ignored.
inline constexpr std::size_t max_read_variants = 64;

/// Whether the inside of a JSON string is this text.
inline bool is_json_text(std::string_view escaped, std::string_view text) noexcept
{
    bool same = escaped.size() <= 6 * text.size(); // no byte takes more
    if (!same) return false;
    unescape(escaped, [&](std::string_view piece) {
        same = same && text.substr(0, piece.size()) == piece;
        text.remove_prefix(same ? piece.size() : 0);
    });
    return same && text.empty();
}

/// The variant that an object is, by its first member with the key of the tag; null for none of them.
inline const Node* variant_of(const Node* variants, JsonView object) noexcept
{
    if (object.kind() != JsonKind::object) return nullptr;
    for (JsonItems members = object.items(); members.next();) {
        if (!is_json_text(members.key(), variants->text)) continue;
        const bool is_text = members.value().kind() == JsonKind::string;
        for (std::size_t at = 1; is_text && at < variants->size; at += variants[at].size) {
            const Node* const tag = tag_of(variants + at, variants->text);
            if (tag != nullptr && is_json_text(members.value().text(), tag->text)) return variants + at;
        }
        return nullptr;
    }
    return nullptr;
}

/// Goes through the parts of a body that its layout has, and notes which variant each element of variants is, in the order
/// in which a parser comes to them. In a body that is no JSON what it notes means nothing.
class VariantTags {
public:
    VariantTags(LayoutView layout, std::string_view body) noexcept
    {
        bool has_variants = false;
        for (std::size_t at = 0; at < layout.size; ++at)
            has_variants = has_variants || layout.nodes[at].kind == NodeKind::variants;
        if (has_variants) note(layout.nodes, JsonView(body));
    }

    /// The variant that the element with this number is; null for one that is ignored.
    const Node* variant(const Node* variants, std::size_t number) const noexcept
    {
        return number < size_ && variants_[number] != 0 ? variants + variants_[number] : nullptr;
    }

private:
    void note(const Node* node, JsonView value) noexcept
    {
        if (node->kind == NodeKind::choice) node = alternative_of(node, value);
        if (node == nullptr) return;
        switch (node->kind) {
        case NodeKind::object: return note_members(node, value);
        case NodeKind::array:
        case NodeKind::errors:
        case NodeKind::each: return note_elements(node, value);
        case NodeKind::variants: return note_variants(node, value);
        default: return;
        }
    }
    static const Node* alternative_of(const Node* choice, JsonView value) noexcept
    {
        const std::string_view json = value.json();
        return json.empty() ? nullptr : alternative_for(choice, kind_of_value(json[0]), value.text());
    }

    void note_members(const Node* object, JsonView value) noexcept
    {
        if (value.kind() != JsonKind::object) return;
        for (JsonItems members = value.items(); members.next();) {
            if (!members.value().is_container()) continue;
            for (std::size_t at = 1; at < object->size; at += object[at].size) {
                const Node* const member = object + at;
                if (!member->keyed || !is_json_text(members.key(), member->key)) continue;
                note(member->kind == NodeKind::alias ? member - member->number : member, members.value());
                break;
            }
        }
    }

    // A list of violations has all elements from its place on; of errors, only the first is read.
    void note_elements(const Node* list, JsonView value) noexcept
    {
        if (value.kind() != JsonKind::array) return;
        const Node* const end = list + list->size;
        const Node* element = list->kind == NodeKind::each ? list : list + 1;
        for (JsonItems elements = value.items(); element != end && elements.next();) {
            const bool is_each = element->kind == NodeKind::each;
            note(is_each ? element + 1 : element, elements.value());
            if (!is_each) element += element->size;
        }
    }

    // Of two elements with one tag the first counts.
    void note_variants(const Node* variants, JsonView value) noexcept
    {
        if (value.kind() != JsonKind::array) return;
        const std::size_t first = size_;
        for (JsonItems elements = value.items(); size_ != max_read_variants && elements.next();) {
            const Node* const variant = variant_of(variants, elements.value());
            std::uint16_t number = variant == nullptr ? 0 : static_cast<std::uint16_t>(variant - variants);
            for (std::size_t before = first; before != size_; ++before) {
                if (variants_[before] == number) number = 0;
            }
            variants_[size_++] = number;
        }
    }

    std::size_t size_ = 0;
    std::uint16_t variants_[max_read_variants]; ///< how far each is from its list, in nodes; 0 for none
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
