// SPDX-License-Identifier: BSL-1.0
// What the One Stack APIs say to people beside their catalogue, for error references. Not in <amiss.hpp>.
#pragma once

#include <amiss/apis/onestack.hpp>
#include <amiss/notes.hpp>

namespace amiss {
inline namespace v0 {
namespace onestack {

/// The notes of the API of `Code`, which `notes_of` finds.
constexpr ApiNotes amiss_notes(Code)
{
    // clang-format off: a table
    return ApiNotes("One Stack")
        .field("error", "A sentence for people.")
        .field("code", "The error itself, in upper case; programs decide by this field.")
        .field("details", "An object, `null` or absent: what else there is to say.")
        .field("details.fields", "With `VALIDATION_ERROR`: each field that failed, and why.")
        .field("details.requiredProduct", "With `FORBIDDEN`: the product that the credentials do not cover.")
        .field("details.requiredPermission", "With `FORBIDDEN`: the permission that they lack.")
        .field("details.resourceType", "With `NOT_FOUND`: what was looked for.")
        .field("details.resourceId", "With `NOT_FOUND`: the id that was looked for.")
        .field("details.currentVersion", "With `CONFLICT`: the version that is there.")
        .field("details.submittedVersion", "With `CONFLICT`: the version that the request was about.")
        .field("details.limit", "With `RATE_LIMIT_EXCEEDED`: how many requests the window allows.")
        .field("details.window", "With `RATE_LIMIT_EXCEEDED`: how long the window is, `1m`.")
        .field("details.retryAfter", "With `RATE_LIMIT_EXCEEDED`: how many seconds to wait.")

        .request_header("X-Integration-Key", "The API key.")
        .request_header("Content-Type", "`application/json`, with every body.")
        .key("API key", "Good for the products that it was granted, as Read Only or as Read/Write.")
        .key("Session", "A user's login: good for what the user's role includes, until it expires.")
        .key("Portal token", "A JWT: good for the endpoints of portals alone, until it expires.")
        .limit("Each tenant", "100 requests a minute.")
        .header("Retry-After", "How many seconds to wait. With a 429.")
        .header("X-Request-Id", "The name of this one request, for support. The body does not have it.")

        .status(400, "The request is malformed or not valid.")
        .status(401, "There are no credentials, or none that count.")
        .status(403, "The credentials do not permit this.")
        .status(404, "The path or the resource does not exist.")
        .status(409, "The resource's state, or another resource, is in the way.")
        .status(429, "The tenant's requests are used up; wait.")
        .status(500, "The service is at fault.")

        .tip("Decide by `code`; `error` is only for people.")
        .tip("After a 429, wait for the seconds in `Retry-After`, or 5 seconds where it is missing, and repeat once.")
        .tip("Show the user what `details.fields` says beside the fields that it names.")
        .support("Ask support when a 500 lasts, and send the request and the `X-Request-Id` of its response along.")
        .link("Errors", "https://docs.theonestack.com/docs/api-reference/errors")
        .link("Rate Limits", "https://docs.theonestack.com/docs/api-reference/rate-limits")
        .link("API Keys", "https://docs.theonestack.com/docs/admin/api-keys");
    // clang-format on
}

} // namespace onestack
} // inline namespace v0
} // namespace amiss
