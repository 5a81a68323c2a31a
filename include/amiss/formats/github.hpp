// SPDX-License-Identifier: BSL-1.0
// The error bodies of GitHub's REST API, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of GitHub's errors (https://docs.github.com/rest, schemas basic-error and validation-error of its OpenAPI
/// document), with the status that the service sends since 2024:
///
///     {"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],
///      "documentation_url":"https://docs.github.com/rest","status":"422"}
struct GitHubLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(
            member("message", field::message),
            optional_member("errors", each_violation(first_of(
                object(
                    optional_member("resource", field::violation_detail("resource")),
                    optional_member("field", field::violation_field),
                    member("code", first_of(field::violation_code, "custom")),
                    optional_member("message", field::violation_message)),
                field::violation_message))), // so in some bodies; it is only read
            optional_member("documentation_url", field::doc_url),
            member("status", field::status.as_text()))
            .content_type("application/json; charset=utf-8")
            .header("x-github-request-id", field::request_id);
        // clang-format on
    }
};

/// GitHub's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// There is no code in these bodies: one is read back as the row with its status, of several the one with its message.
/// So an error with a message of its own keeps its status alone where several rows have that. A violation without a
/// code has GitHub's "custom", and its detail `resource` is written. The catalogue's `doc_base` makes the links.
/// Parameters and other details are not written; the delay is the header Retry-After.
///
/// `@octokit/request` puts the message, the violations and the link into its message, and repeats nothing. Its plugin for
/// retries repeats all but 400, 401, 403, 404, 410, 422 and 451, and waits as its own options say. That for rate limits
/// looks for the words "secondary rate" in the message of a 403 or a 429, and then waits for Retry-After; or for
/// X-RateLimit-Remaining: 0, and then waits until X-RateLimit-Reset.
template <class Code>
constexpr auto github(Code fallback)
{
    return envelope(fallback, GitHubLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
