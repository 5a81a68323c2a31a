// SPDX-License-Identifier: BSL-1.0
// Whether and how an operation that failed may be repeated, and who says so.
#pragma once

#include <amiss/http_status.hpp>

#include <string_view>

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

/// The class as a word for logs and metrics, such as "if_idempotent"; "unknown" for a value without an enumerator.
constexpr std::string_view to_string(Retry retry) noexcept
{
    switch (retry) {
    case Retry::never: return "never";
    case Retry::if_idempotent: return "if_idempotent";
    case Retry::after_delay: return "after_delay";
    }
    return "unknown";
}

/// The retry class of an HTTP status, unless a catalogue gives another.
///
/// After 429 nothing was done. After 408, 425, a 5xx, and without a response, the operation may have taken effect. Any
/// other status is final, and so are the 5xx that repeating does not help: 501, 505, 506, 508, 510, 511. A status that is
/// not registered counts as the x00 of its class (RFC 9110 §15), so 529 is repeated as a 500 is.
constexpr Retry default_retry(HttpStatus status) noexcept
{
    switch (status) {
    case HttpStatus::too_many_requests: return Retry::after_delay;
    case HttpStatus::none:
    case HttpStatus::request_timeout:
    case HttpStatus::too_early: return Retry::if_idempotent;
    case HttpStatus::not_implemented:
    case HttpStatus::http_version_not_supported:
    case HttpStatus::variant_also_negotiates:
    case HttpStatus::loop_detected:
    case HttpStatus::not_extended:
    case HttpStatus::network_authentication_required: return Retry::never;
    default: return is_server_error(status) ? Retry::if_idempotent : Retry::never;
    }
}

/// Whose word an error's retry class is.
enum class RetryWord : unsigned char {
    code = 1, ///< that of the row of its code
    status,   ///< that of its status: no catalogue knows the code
    server,   ///< the server's own: a header or member for it, or a Retry-After with a 4xx whose code is not known
};

/// The word for logs and metrics, such as "server"; "unknown" for a value without an enumerator.
constexpr std::string_view to_string(RetryWord word) noexcept
{
    switch (word) {
    case RetryWord::code: return "code";
    case RetryWord::status: return "status";
    case RetryWord::server: return "server";
    }
    return "unknown";
}

} // inline namespace v0
} // namespace amiss
