// SPDX-License-Identifier: BSL-1.0
// Whether and how an operation that failed may be repeated.
#pragma once

#include <amiss/http_status.hpp>

namespace amiss {
inline namespace v0 {

/// What is known about repeating the operation that failed.
enum class Retry : unsigned char {
    /// Repeating cannot succeed.
    never = 1,
    /// It may have taken effect: only an operation that is idempotent, or keyed, is repeated (RFC 9110 §9.2.2).
    if_idempotent = 2,
    /// It was refused before anything was done: any operation may be repeated after the delay.
    after_delay = 3,
};

/// The retry class of a status where no catalogue says more.
///
/// A request that got a 429 was refused. One that got 408, 425, 500, 502, 503, 504 or no response may have taken
/// effect. All other statuses are final.
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
