// SPDX-License-Identifier: BSL-1.0
// gRPC status codes, and the one for an HTTP status.
#pragma once

#include <amiss/http_status.hpp>

namespace amiss {
inline namespace v0 {

/// A gRPC status code (google.rpc.Code), with gRPC's own values.
enum class Grpc : unsigned char {
    ok = 0,
    cancelled = 1,
    unknown = 2,
    invalid_argument = 3,
    deadline_exceeded = 4,
    not_found = 5,
    already_exists = 6,
    permission_denied = 7,
    resource_exhausted = 8,
    failed_precondition = 9,
    aborted = 10,
    out_of_range = 11,
    unimplemented = 12,
    internal = 13,
    unavailable = 14,
    data_loss = 15,
    unauthenticated = 16,
};

/// The gRPC code of an HTTP status, unless a catalogue gives another (after the comments in google/rpc/code.proto).
constexpr Grpc default_grpc(HttpStatus status) noexcept
{
    switch (to_int(status)) {
    case 0: return Grpc::unavailable;
    case 400:
    case 422: return Grpc::invalid_argument;
    case 401: return Grpc::unauthenticated;
    case 403: return Grpc::permission_denied;
    case 404:
    case 410: return Grpc::not_found;
    case 409: return Grpc::aborted;
    case 412:
    case 428: return Grpc::failed_precondition;
    case 416: return Grpc::out_of_range;
    case 429: return Grpc::resource_exhausted;
    case 499: return Grpc::cancelled;
    case 500: return Grpc::internal;
    case 501:
    case 405: return Grpc::unimplemented;
    case 502:
    case 503: return Grpc::unavailable;
    case 408:
    case 504: return Grpc::deadline_exceeded;
    default: break;
    }
    const int value = to_int(status);
    return value >= 200 && value < 300 ? Grpc::ok : Grpc::unknown;
}

} // inline namespace v0
} // namespace amiss
