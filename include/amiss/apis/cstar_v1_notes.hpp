// SPDX-License-Identifier: BSL-1.0
// What the cStar API, version 1, says to people beside its catalogue, for error references. Not in <amiss.hpp>.
#pragma once

#include <amiss/apis/cstar_v1.hpp>
#include <amiss/notes.hpp>

namespace amiss {
inline namespace v0 {
namespace cstar_v1 {

/// The notes of the API of `Code`, which `notes_of` finds.
constexpr ApiNotes amiss_notes(Code)
{
    // clang-format off: a table
    return ApiNotes("cStar v1")
        .field("success", "`false` in every error.")
        .field("error.code", "The error itself, in upper case; programs decide by this field.")
        .field("error.message", "A sentence for people.")
        .field("error.field", "The field that failed, where there is one.")
        .field("error.retryAfter", "How many seconds to wait; with `RATE_LIMITED`.")
        .field("meta.requestId", "The name of this one request, for support.")
        .field("meta.timestamp", "The time of the request, in UTC.")

        .request_header("Authorization", "`Bearer` and the API key.")
        .key("sk_live_*", "Secret key: reads, creates, updates and deletes.")
        .key("pk_live_*", "Publishable key: only reads.")
        .limit("Requests", "So many for each kind of key, and not too many at once; higher limits can be had.")
        .header("X-RateLimit-Remaining", "How many requests are left.")

        .status(200, "It worked.")
        .status(201, "It worked, and there is a new resource.")
        .status(204, "It worked, and there is no body.")
        .status(400, "`VALIDATION_ERROR`: the body or a parameter is not acceptable.")
        .status(401, "`UNAUTHORIZED`: there is no valid key.")
        .status(403, "`FORBIDDEN`: the key does not permit this.")
        .status(404, "`NOT_FOUND`: there is no such resource.")
        .status(409, "`CONFLICT`: a value is taken, or the state does not allow the change.")
        .status(429, "`RATE_LIMITED`: too many requests; wait.")
        .status(500, "`SERVER_ERROR`: the service is at fault.")

        .tip("Quote `requestId` when you write to support.")
        .tip("Look at `field`: it says what failed, and nothing else has to be searched.")
        .tip("See that your JSON is well-formed before it leaves your program.")
        .tip("Write the responses of errors to your log: they are what you need when you look for the cause.")
        .support("Ask support when an error lasts, and send the `requestId` along.")
        .status_page("An outage is announced on the status page.");
    // clang-format on
}

} // namespace cstar_v1
} // inline namespace v0
} // namespace amiss
