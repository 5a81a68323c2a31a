// SPDX-License-Identifier: BSL-1.0
// The error bodies of OpenAI's API, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of OpenAI's errors (schema ErrorResponse of its OpenAPI document, 2026-08-21), its members in the order
/// that the service has:
///
///     {"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,
///               "code":"invalid_api_key"}}
struct OpenAiLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(member("error", object(
            member("message", field::message),
            member("type", first_of(field::type, field::code)),
            nullable_member("param", field::param),
            nullable_member("code", field::code))))
            .header("x-request-id", field::request_id)
            .header("x-should-retry", field::retryable)
            .stream(StreamFormat::event_stream, "");
        // clang-format on
    }
};

/// OpenAI's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// A row without a type has its code as the type, as OpenAI's own "insufficient_quota". Details, violations and links
/// are not written, and the delay is the header Retry-After.
///
/// OpenAI's clients take the id from x-request-id, and do what x-should-retry says, which the retry class of the row
/// decides; without it they repeat a 408, 409, 429 and 5xx. They wait as Retry-After says, if that is a minute at the
/// most. In a stream, an error is an event without a type.
template <class Code>
constexpr auto openai(Code fallback)
{
    return envelope(fallback, OpenAiLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
