// SPDX-License-Identifier: BSL-1.0
// Keys that a body would have twice: of violations that become the same text, and of details that the layout writes itself.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether an earlier violation has the same field once ill-formed UTF-8 is written as U+FFFD.
///
/// `field` is the key of one of the violations in `records`.
inline bool repeats_field(const RecordBuffer& records, std::string_view field) noexcept
{
    if (!field.empty() && find_escape(field, Escaping::json) == field.size()) return false;
    bool repaired = field.empty(); // any other field is stored once, and no other becomes the same
    for (std::string_view rest = field; !rest.empty() && !repaired;) {
        const Utf8Step step = next_scalar(rest);
        repaired = step.scalar == 0xFFFD;
        rest.remove_prefix(step.size);
    }
    Record record;
    for (std::uint32_t offset = 0; repaired && records.next(offset, record) && record.key.data() != field.data();) {
        if (record.kind == FieldKind::violations && same_scalars(record.key, field)) return true;
    }
    return false;
}

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
