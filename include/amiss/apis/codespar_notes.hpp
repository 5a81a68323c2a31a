// SPDX-License-Identifier: BSL-1.0
// What the CodeSpar API says to people beside its catalogue, for error references. Not in <amiss.hpp>.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/notes.hpp>

namespace amiss {
inline namespace v0 {
namespace codespar {

/// The notes of the API of `Code`, which `notes_of` finds.
constexpr ApiNotes amiss_notes(Code)
{
    // clang-format off: a table
    return ApiNotes("CodeSpar")
        .field("error", "The error itself. It does not change, so programs decide by this field.")
        .field("message", "A sentence for people; it says what exactly is wrong.")
        .field("status", "The HTTP status.")
        .field("request_id", "The name of this one request: the key to its trace in the ledger, and to support.")
        .field("connect_url", "With `needs_connection`: the page on which the user connects the server.")
        .caution("message", "Do not pass it on to end users unread: it may hold details that are not for them.")

        .request_header("Authorization", "`Bearer` and the API key.")
        .key("csk_live_*", "Key for production.")
        .key("csk_test_*", "Key for testing; production does not take it.")
        .id("ses_*", "A session: 16 characters after the prefix.")
        .id("prj_*", "A project: 16 characters after the prefix.")
        .id("trg_*", "A trigger: 16 characters after the prefix.")
        .id("dlv_*", "A delivery of a trigger: 8 characters after the prefix.")

        .limit("Requests", "By tier; the Enterprise tier has the highest ceiling.")
        .limit("Endpoints that manage triggers", "Lower than the tier's limit.")
        .limit("Sessions", "Over after 30 minutes without use.")
        .limit("Answers of providers", "30 seconds; then it is `gateway_timeout`.")
        .limit("Slugs of projects", "64 characters of a-z, 0-9, `_` and `-`.")
        .header("Retry-After", "How many seconds to wait. With a 429 and a 503.")
        .header("X-RateLimit-Reset", "When the limit is reset, in Unix seconds. With a 429.")

        .status(400, "The request, or the slug in it, is not acceptable.")
        .status(401, "There is no usable key.")
        .status(403, "The key's scopes do not cover this.")
        .status(404, "The organization can see no such resource.")
        .status(409, "The slug, or the URL with its event, is in use.")
        .status(422, "The user has to connect first, or the provider refused for good.")
        .status(429, "Too many requests; wait.")
        .status(500, "CodeSpar is at fault.")
        .status(502, "The provider is at fault; the call may be repeated.")
        .status(503, "A deployment, or one integration is down; wait.")
        .status(504, "The provider took too long; the call may have gone through.")

        .tip("Decide by `error` and not by `status`: a 422 or a 429 alone does not say whether repeating helps.")
        .tip("Each page of the API reference also has the errors of its own endpoints.")
        .tip("Every error has a `request_id`: log it.")
        .tip("Back off exponentially, with jitter, where an error may be repeated.")
        .sdk_error("ConfigError", "config_error", "The SDK was made without an API key, or with a malformed one.")
        .sdk_error("NotConnectedError", "not_connected", "A tool was called before its server had connected.")
        .sdk_error("ApiError", "", "Every error that api.codespar.dev sent, as the TypeScript and the Python SDK throw it, "
                   "with `.code`, `.status` and `.request_id`.")
        .sdk_error("StreamError", "stream_error", "The events of `session.sendStream` broke off in the middle.")
        .logs("Search the dashboard's Logs page for the `request_id`. You see the whole trace: all calls to providers, "
              "what they answered, and how long each took.", "https://codespar.dev/docs/debugging")
        .support("Open an issue, with the `request_id`, the timestamp, and what you expected to happen.",
                 "https://github.com/codespar/codespar")
        .link("Error Reference", "https://codespar.dev/docs/errors")
        .link("Authentication", "https://codespar.dev/docs/concepts/authentication")
        .link("Connect Links", "https://codespar.dev/docs/concepts/connect-links")
        .link("Servers API", "https://codespar.dev/docs/api/servers")
        .link("SDK Reference", "https://codespar.dev/docs/api/sdk")
        .link("Debugging", "https://codespar.dev/docs/debugging");
    // clang-format on
}

} // namespace codespar
} // inline namespace v0
} // namespace amiss
