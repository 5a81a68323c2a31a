// SPDX-License-Identifier: BSL-1.0
// The error bodies of Twilio's APIs, for the codes of any catalogue: the older form, and problem details.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of Twilio's errors (https://www.twilio.com/docs/usage/twilios-response), its members in the order that
/// the service has:
///
///     {"code":20429,"message":"Too many requests","more_info":"https://www.twilio.com/docs/errors/20429","status":429}
struct TwilioLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(
            member("code", field::code.as_number("number")),
            member("message", field::message),
            optional_member("more_info", field::doc_url),
            member("status", field::status),
            optional_member("details", field::details));
        // clang-format on
    }
};

/// The layout of the problem details (RFC 9457) of Twilio's newer services, as its clients of 2026 read them:
///
///     {"type":"https://www.twilio.com/docs/api/errors/20001","title":"Validation failed","status":422,"code":20001,
///      "detail":"Request validation failed","errors":[{"detail":"must be a positive integer","pointer":"#/age"}]}
struct TwilioProblemLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(
            member("type", first_of(field::doc_url, "about:blank")),
            member("title", first_of(field::column("title"), field::reason)),
            member("status", field::status),
            member("code", field::code.as_number("number")),
            optional_member("detail", field::message),
            optional_member("instance", field::instance),
            optional_member("errors", each_violation(object(
                member("detail", field::violation_message),
                optional_member("pointer", text("#", field::violation_field))))))
            .content_type("application/problem+json");
        // clang-format on
    }
};

/// Twilio's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// The code is a number: that of the row's column "number", `row(…).column("number", 20429)`, or its wire name where
/// that is an integer, or else the status. Rows that have only their status are read back by it where it is theirs
/// alone. The catalogue's `doc_base` makes the links. Details are an object of their own; parameters, violations, types
/// and the id are not written (X-Request-Id has the id), and the delay is the header Retry-After.
///
/// Twilio's clients take the number as the code of their exception, and look at no header.
template <class Code>
constexpr auto twilio(Code fallback)
{
    return envelope(fallback, TwilioLayout());
}

/// Twilio's problem details for a catalogue, whose `fallback` is a 5xx: the number as in `twilio`, the title from the
/// column "title" or else the reason phrase, the type from `doc_base`, or else "about:blank".
///
/// Twilio's clients take a body for this form where type, title, status and code are all there. A violation's field is
/// a JSON Pointer, "/age". Details are not written.
template <class Code>
constexpr auto twilio_problem(Code fallback)
{
    return envelope(fallback, TwilioProblemLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
