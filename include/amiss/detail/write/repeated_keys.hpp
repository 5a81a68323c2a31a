// SPDX-License-Identifier: BSL-1.0
// Keys that a body would have twice: of details that the layout writes itself.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/node.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether an object of a layout may write the key of one of the details itself.
///
/// It says yes too often: for a key with escapes, and for one that occurs anywhere in the details.
inline bool may_repeat_key(const Node* object, std::string_view details) noexcept
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        const std::string_view key = object[at].key;
        if (!object[at].keyed) continue;
        if (find_escape(key, Escaping::json) != key.size() || details.find(key) != std::string_view::npos) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
