// SPDX-License-Identifier: BSL-1.0
// What the cStar API says to people beside its catalogue, for error references. Not in <amiss.hpp>.
#pragma once

#include <amiss/apis/cstar.hpp>
#include <amiss/notes.hpp>

namespace amiss {
inline namespace v0 {
namespace cstar {

/// The notes of the API of `Code`, which `notes_of` finds.
constexpr ApiNotes amiss_notes(Code)
{
    // clang-format off: a table
    return ApiNotes("cStar")
        .type("authentication_error", "There is no API key, or it is malformed, unknown, revoked, past its date or of "
              "the wrong kind, or may not do this.")
        .type("invalid_request_error", "The request has to be changed: a field is not there, a value is not accepted, "
              "the JSON is broken, or something in it is taken.")
        .type("not_found_error", "Nothing that the key can see has this id.")
        .type("rate_limit_error", "The key has made more requests than keys of its kind may.")
        .type("api_error", "The fault is the service's and not the request's; rare, and mostly over soon.")
        .type_fix("authentication_error", "Find out which kind of key is configured. A publishable one (`pk_*`) only "
                  "reads; creating, updating and deleting take a secret one (`sk_*`).")
        .type_fix("invalid_request_error", "Look at `param`: it is the name of what failed.")
        .type_fix("not_found_error", "Compare the id with its source; a UUID is as good as a prefixed id (`tkt_`, "
                  "`cus_`, `art_`).")
        .type_fix("rate_limit_error", "Wait for the seconds in `Retry-After`, and longer each time after that.")
        .type_fix("api_error", "Repeat the request. Where that does not help, give support its `request_id`.")

        .field("success", "`false` in every error.")
        .field("error.type", "The broad category, one of five.")
        .field("error.code", "The error itself; programs decide by this field.")
        .field("error.message", "A sentence for people.")
        .field("error.param", "The parameter at fault, where there is one.")
        .field("error.doc_url", "The page and the section about this error.")
        .field("error.request_id", "The name of this one request, for support.")
        .field("meta.requestId", "The same as `error.request_id`.")
        .field("meta.timestamp", "The time of the request, in UTC.")

        .request_header("Authorization", "`Bearer` and the API key; the SDKs set it by themselves.")
        .request_header("Content-Type", "`application/json`, with every body; the SDKs set it by themselves.")
        .key("sk_live_*", "Secret key for production, full access. Only for servers.")
        .key("sk_test_*", "Secret key for test mode, full access. Only for servers.")
        .key("pk_live_*", "Publishable key for production, read-only. Client-side code may have it.")
        .key("pk_test_*", "Publishable key for test mode, read-only. Client-side code may have it.")
        .id("UUID", "Any resource, `550e8400-e29b-41d4-a716-446655440000`.")
        .id("tkt_*", "A ticket, `tkt_550e8400e29b41d4a716446655440000`.")
        .id("cus_*", "A customer, `cus_7c9e667974254de0944be07fc1f90ae7`.")
        .id("art_*", "An article, `art_a1b2c3d4e5f6789012345678abcdef00`.")
        .id("whk_*", "A webhook, `whk_d4e5f6789012345678abcdef00a1b2c3`.")

        .limit("sk_live_*, sk_test_*", "1,000 requests an hour for each key.")
        .limit("pk_live_*, pk_test_*", "100 requests an hour for each key.")
        .limit("Webhook deliveries", "Unlimited; they do not count.")
        .limit("pageSize", "100 at most.")
        .header("X-RateLimit-Limit", "How many requests the window allows. With every response.")
        .header("X-RateLimit-Remaining", "How many of them are left. With every response.")
        .header("X-RateLimit-Reset", "When the window ends, in Unix seconds. With every response.")
        .header("Retry-After", "How many seconds to wait. Only with a 429.")

        .status(200, "It worked.")
        .status(201, "It worked, and there is a new resource.")
        .status(204, "It worked, and there is no body; the answer to a CORS preflight.")
        .status(400, "The request is not acceptable.")
        .status(401, "The credentials are missing or not valid.")
        .status(403, "The credentials do not permit this.")
        .status(404, "There is no such resource.")
        .status(409, "The resource is there already.")
        .status(429, "Too many requests; wait.")
        .status(500, "The service is at fault.")

        .tip("Read `param` before anything else: it says which parameter to look at.")
        .tip("Open `doc_url`: every error has a section of its own there.")
        .tip("Keep `request_id`: with it, support finds exactly this request.")
        .tip("Run your JSON through a parser before you send it; what no parser takes comes back as `invalid_json`.")
        .sdk_error("CStarError", "", "Every error that the API sent, as `@cstar.help/js` throws it, with `code`, "
                   "`message`, `param` and `retryAfter`. Tell errors apart by `code`.")
        .support("Write to support@cstar.help, and send the `request_id` along.", "mailto:support@cstar.help")
        .link("Error Reference", "https://www.cstar.help/developers/errors")
        .link("API Error Codes", "https://www.cstar.help/library/cstar/articles/api-error-codes")
        .link("API Rate Limits", "https://www.cstar.help/library/cstar/articles/api-rate-limits")
        .link("API Reference", "https://www.cstar.help/developers/api-reference");
    // clang-format on
}

} // namespace cstar
} // inline namespace v0
} // namespace amiss
