// The kinds of facts that an error stores as records.
#pragma once

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a record holds. Only violations and plain details repeat; they carry a key.
enum class RecordKind : unsigned char {
    message = 1,
    param,
    request_id,
    doc_url,
    name,
    type,
    context,
    raw_body, ///< the beginning of the body that the error was read from
    retry_after,
    timestamp,
    rate_limit,
    cause,
    capture,         ///< while reading: a string that arrives in pieces
    capture_field,   ///< while reading: the field of the violation at hand
    capture_message, ///< while reading: its message
    details,         ///< all details as one JSON object
    plain_text,      ///< key, and a detail's text as given where its JSON form has escapes
    violation,       ///< field, and what is wrong with it
};

constexpr bool is_keyed(RecordKind kind) noexcept { return kind >= RecordKind::plain_text; }

struct Record {
    RecordKind kind{};
    std::string_view key;
    std::string_view value;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
