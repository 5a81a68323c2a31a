// SPDX-License-Identifier: BSL-1.0
// The kinds of facts that an error stores as records.
#pragma once

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a record holds; what a body can have of it has the number of its field (FieldKind).
///
/// Only violations and plain details repeat; they carry a key.
enum class RecordKind : unsigned char {
    name = 1,
    type = 2,
    message = 5,
    param,
    doc_url,
    request_id,
    timestamp,
    retry_after,
    details,    ///< all details as one JSON object
    violation,  ///< field, and what is wrong with it
    plain_text, ///< key, and a detail's text as given where its JSON form has escapes
    context,
    raw_body, ///< the beginning of the body that the error was read from
    rate_limit,
    cause,
    capture,         ///< while reading: a string that arrives in pieces
    capture_field,   ///< while reading: the field of the violation at hand
    capture_message, ///< while reading: its message
};
inline constexpr std::size_t record_kinds = static_cast<std::size_t>(RecordKind::capture_message) + 1;

constexpr bool is_keyed(RecordKind kind) noexcept
{
    return kind == RecordKind::violation || kind == RecordKind::plain_text;
}

/// Whether the value is text, of which a part is better than nothing when there is no memory.
constexpr bool is_text(RecordKind kind) noexcept
{
    return kind < RecordKind::timestamp || kind == RecordKind::context || kind == RecordKind::raw_body;
}

struct Record {
    RecordKind kind{};
    std::string_view key;
    std::string_view value;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
