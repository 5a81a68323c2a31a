// SPDX-License-Identifier: BSL-1.0
// What a header that an envelope adds can be: which names are taken, and which fields are a value.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/field.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: a constant expression that reaches one stops the compiler with its name and that of the header.
inline void amiss_header_has_a_name_that_is_no_token(const char* /*name*/) noexcept {}
inline void amiss_header_is_there_twice(const char* /*name*/) noexcept {}
inline void amiss_header_is_made_by_respond(const char* /*name*/) noexcept {}
inline void amiss_envelope_has_more_than_8_headers(const char* /*name*/) noexcept {}
inline void amiss_header_has_a_field_that_no_header_has(const char* /*name*/) noexcept {}
inline void amiss_header_has_a_constant_that_is_not_printable(const char* /*name*/) noexcept {}

/// The headers that `respond` makes itself, or that belong to the message as a whole (RFC 9112 §6).
inline constexpr std::string_view made_headers[] = {
    "Content-Type",
    "WWW-Authenticate",
    "Allow",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "Content-Length",
    "Transfer-Encoding",
    "Connection",
};

constexpr bool is_made_header(std::string_view name) noexcept
{
    for (const std::string_view made : made_headers) {
        if (equal_ignoring_case(made, name)) return true;
    }
    return false;
}

/// Whether a field can be the value of a header. A message never is, nor what is no single value. Whole numbers are in
/// digits either way, a delay can be in milliseconds, and other styles are for bodies.
constexpr bool can_be_header(Field field) noexcept
{
    const bool is_delay = field.kind == FieldKind::retry_after && field.style == FieldStyle::milliseconds;
    if (field.style != FieldStyle::plain && field.style != FieldStyle::text && !is_delay) return false;
    switch (field.kind) {
    case FieldKind::code:
    case FieldKind::type:
    case FieldKind::status:
    case FieldKind::param:
    case FieldKind::doc_url:
    case FieldKind::request_id:
    case FieldKind::instance:
    case FieldKind::trace_id:
    case FieldKind::retry_after:
    case FieldKind::retryable:
    case FieldKind::grpc:
    case FieldKind::domain:
    case FieldKind::column:
    case FieldKind::detail: return true;
    default: return false;
    }
}

/// How many units of a delay in a header are one second.
constexpr int units_per_second(FieldStyle style) noexcept { return style == FieldStyle::milliseconds ? 1000 : 1; }

} // namespace detail

} // inline namespace v0
} // namespace amiss
