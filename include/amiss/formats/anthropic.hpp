// SPDX-License-Identifier: BSL-1.0
// The error bodies of Anthropic's API, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of Anthropic's errors (https://platform.claude.com/docs/en/api/errors):
///
///     {"type":"error","error":{"type":"not_found_error","message":"The requested resource could not be found."},
///      "request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}
struct AnthropicLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(
            member("type", "error"),
            member("error", object(
                member("type", field::code),
                member("message", field::message),
                optional_member("details", field::details))),
            optional_member("request_id", field::request_id))
            .header("request-id", field::request_id)
            .header("x-should-retry", field::retryable);
        // clang-format on
    }
};

/// Anthropic's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// `error.type` is the code: the types of the rows are not written, nor are parameters, violations and links. The delay
/// is the header Retry-After. A status that HTTP does not have, such as the 529 of "overloaded_error", is a cast in the
/// row: `static_cast<HttpStatus>(529)`.
///
/// Anthropic's clients take the id from the header request-id, not from the body, and do what x-should-retry says,
/// which the retry class of the row decides; without it they repeat a 408, 409, 429 and 5xx. In a stream, an error is an
/// event of the type "error".
template <class Code>
constexpr auto anthropic(Code fallback)
{
    return envelope(fallback, AnthropicLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
