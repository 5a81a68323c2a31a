// SPDX-License-Identifier: BSL-1.0
// Whether and how an operation that failed may be repeated.
#pragma once

#include <amiss/http_status.hpp>

namespace amiss {
inline namespace v0 {

/// Whether the operation that failed may be repeated.
enum class Retry : unsigned char {
    /// Repeating cannot succeed.
    never = 1,
    /// The operation may have taken effect. It may be repeated only if it is idempotent, by its method or by an
    /// idempotency key (RFC 9110 §9.2.2).
    if_idempotent = 2,
    /// The operation was refused before anything was done. It may be repeated after the delay.
    after_delay = 3,
};

/// The retry class of an HTTP status, unless a catalogue gives another.
///
/// After 429 nothing was done. After 408, 425, 500, 502, 503, 504, and without a response, the operation may have taken
/// effect. Any other status is final.
constexpr Retry default_retry(HttpStatus status) noexcept
{
    switch (status) {
    case HttpStatus::too_many_requests: return Retry::after_delay;
    case HttpStatus::none:
    case HttpStatus::request_timeout:
    case HttpStatus::too_early:
    case HttpStatus::internal_server_error:
    case HttpStatus::bad_gateway:
    case HttpStatus::service_unavailable:
    case HttpStatus::gateway_timeout: return Retry::if_idempotent;
    default: return Retry::never;
    }
}

} // inline namespace v0
} // namespace amiss
