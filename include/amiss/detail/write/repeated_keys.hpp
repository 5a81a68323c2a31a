// SPDX-License-Identifier: BSL-1.0
// Details of which a layout writes the key itself, or for which it has a place of their own.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/node.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether one of the details may have this key. It says yes too often: for a key with escapes, and for one that occurs
/// anywhere in the details.
inline bool may_have_key(std::string_view details, std::string_view key) noexcept
{
    return find_escape(key, Escaping::json) != key.size() || details.find(key) != std::string_view::npos;
}

/// Whether a layout may have a place for one of the details by its key, or something that depends on one.
inline bool may_place_detail(LayoutView layout, std::string_view details) noexcept
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        const Node& node = layout.nodes[at];
        if (node.field == FieldKind::detail && may_have_key(details, node.text)) return true;
        if (node.when == FieldKind::detail && may_have_key(details, node.when_text)) return true;
    }
    return false;
}

/// Whether an object of a layout may write the key of one of the details itself.
inline bool may_repeat_key(const Node* object, std::string_view details) noexcept
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (object[at].keyed && may_have_key(details, object[at].key)) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
