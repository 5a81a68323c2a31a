// SPDX-License-Identifier: BSL-1.0
// gRPC status codes, and the one for an HTTP status.
#pragma once

#include <amiss/http_status.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// A gRPC status code (google.rpc.Code), with gRPC's own values.
enum class Grpc : unsigned char {
    ok = 0,                  ///< not an error
    cancelled = 1,           ///< the caller cancelled the call
    unknown = 2,             ///< an error of another system, or one without a code
    invalid_argument = 3,    ///< wrong whatever the state of the system
    deadline_exceeded = 4,   ///< too late, though it may have been done
    not_found = 5,           ///< what was asked for does not exist
    already_exists = 6,      ///< what should be created exists
    permission_denied = 7,   ///< the caller is known and may not do this
    resource_exhausted = 8,  ///< a quota or a disk is full
    failed_precondition = 9, ///< the system is not in the state that this needs
    aborted = 10,            ///< a conflict with another call; repeat the whole sequence
    out_of_range = 11,       ///< past the valid range in the present state
    unimplemented = 12,      ///< not supported here
    internal = 13,           ///< something is broken
    unavailable = 14,        ///< at the moment; repeat the call
    data_loss = 15,          ///< data is lost or corrupt beyond recovery
    unauthenticated = 16,    ///< the caller is not known
};

/// The name of a gRPC code, "RESOURCE_EXHAUSTED" (google/rpc/code.proto); "UNKNOWN" for a value without one.
constexpr std::string_view grpc_name(Grpc code) noexcept
{
    switch (code) {
    case Grpc::ok: return "OK";
    case Grpc::cancelled: return "CANCELLED";
    case Grpc::unknown: return "UNKNOWN";
    case Grpc::invalid_argument: return "INVALID_ARGUMENT";
    case Grpc::deadline_exceeded: return "DEADLINE_EXCEEDED";
    case Grpc::not_found: return "NOT_FOUND";
    case Grpc::already_exists: return "ALREADY_EXISTS";
    case Grpc::permission_denied: return "PERMISSION_DENIED";
    case Grpc::resource_exhausted: return "RESOURCE_EXHAUSTED";
    case Grpc::failed_precondition: return "FAILED_PRECONDITION";
    case Grpc::aborted: return "ABORTED";
    case Grpc::out_of_range: return "OUT_OF_RANGE";
    case Grpc::unimplemented: return "UNIMPLEMENTED";
    case Grpc::internal: return "INTERNAL";
    case Grpc::unavailable: return "UNAVAILABLE";
    case Grpc::data_loss: return "DATA_LOSS";
    case Grpc::unauthenticated: return "UNAUTHENTICATED";
    }
    return "UNKNOWN";
}

/// The gRPC code of an HTTP status, unless a catalogue gives another. Each status has a code on purpose.
///
/// Most follow from the comments in google/rpc/code.proto. What the client has to change whatever the state of the system
/// is `invalid_argument`; what it may repeat only after something else has changed is `failed_precondition`: so is a 402,
/// as in Google's own clients (gax). A status that is not registered counts as the x00 of its class (RFC 9110 §15). A code
/// never has a status that is repeated where the original would not be (`default_retry`).
///
/// It is for errors of one's own. A client that gets a response without `grpc-status` from a proxy has another table
/// (doc/http-grpc-status-mapping.md of gRPC), in which a 404 is UNIMPLEMENTED.
constexpr Grpc default_grpc(HttpStatus status) noexcept
{
    switch (to_int(status)) {
    case 0: return Grpc::unavailable; // there was no response
    case 401:
    case 407:
    case 511: return Grpc::unauthenticated;
    case 403:
    case 451: return Grpc::permission_denied;
    case 404:
    case 410: return Grpc::not_found;
    case 405:
    case 501:
    case 505:
    case 506:
    case 508:
    case 510: return Grpc::unimplemented; // the one code of the server's that nobody repeats
    case 408:
    case 504: return Grpc::deadline_exceeded;
    case 409: return Grpc::aborted;
    case 402:
    case 412:
    case 421:
    case 423:
    case 424:
    case 426:
    case 428: return Grpc::failed_precondition;
    case 416: return Grpc::out_of_range;
    case 429: return Grpc::resource_exhausted;
    case 499: return Grpc::cancelled; // not registered: "client closed request"
    case 425:
    case 502:
    case 503:
    case 507: return Grpc::unavailable; // RFC 4918 §11.5: a 507 is temporary
    default: break;
    }
    if (is_server_error(status)) return Grpc::internal;
    if (is_error(status)) return Grpc::invalid_argument;
    return is_success(status) ? Grpc::ok : Grpc::unknown;
}

/// The HTTP status of a gRPC code, as the Connect protocol maps them (connectrpc.com, "Error codes"); google/rpc/code.proto
/// has the same. A value that is no code is a 500.
///
/// It is not the reverse of `default_grpc`: several codes have one status, and many statuses are of no code.
constexpr HttpStatus http_status_of(Grpc code) noexcept
{
    switch (code) {
    case Grpc::ok: return HttpStatus::ok;
    case Grpc::cancelled: return static_cast<HttpStatus>(499); // not registered: "client closed request"
    case Grpc::invalid_argument:
    case Grpc::failed_precondition:
    case Grpc::out_of_range: return HttpStatus::bad_request;
    case Grpc::unauthenticated: return HttpStatus::unauthorized;
    case Grpc::permission_denied: return HttpStatus::forbidden;
    case Grpc::not_found: return HttpStatus::not_found;
    case Grpc::already_exists:
    case Grpc::aborted: return HttpStatus::conflict;
    case Grpc::resource_exhausted: return HttpStatus::too_many_requests;
    case Grpc::unimplemented: return HttpStatus::not_implemented;
    case Grpc::unavailable: return HttpStatus::service_unavailable;
    case Grpc::deadline_exceeded: return HttpStatus::gateway_timeout;
    case Grpc::unknown:
    case Grpc::internal:
    case Grpc::data_loss: break;
    }
    return HttpStatus::internal_server_error;
}

namespace detail {

/// No error is OK: gRPC would take it for a success.
constexpr Grpc never_ok(Grpc code) noexcept { return code == Grpc::ok ? Grpc::unknown : code; }

} // namespace detail
} // inline namespace v0
} // namespace amiss
