// SPDX-License-Identifier: BSL-1.0
// The error bodies of Azure and of OData, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of the errors of Microsoft's REST APIs (Azure REST API Guidelines, 2024-03-21, "Handling Errors"; OData
/// JSON Format 4.01 §21.1):
///
///     {"error":{"code":"badRequest","message":"Multiple errors in ContactInfo data","target":"contactInfo",
///               "details":[{"code":"nullValue","target":"phoneNumber","message":"Phone number must not be null"}]}}
struct MicrosoftLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(member("error", object(
            member("code", field::code),
            member("message", field::message),
            optional_member("target", field::param),
            optional_member("details", each_violation(object(
                member("code", first_of(field::violation_code, field::code)),
                optional_member("target", field::violation_field),
                member("message", field::violation_message)))),
            optional_member("innererror", field::detail("innererror")),
            field::details)))
            .header("x-ms-error-code", field::code)
            .header("x-ms-request-id", field::request_id);
        // clang-format on
    }
};

/// Microsoft's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// A violation without a code has the code of the error. Details are members of the error, and the detail `innererror`,
/// an object with a finer `code` and an `innererror` of its own, has its place before them. Types and links are not
/// written; the delay is the header Retry-After.
///
/// Azure's clients repeat a 429 only where a header says how long to wait, a 408 and a 5xx but 501 and 505 always. They
/// read the body only where its type is application/json or text/json.
template <class Code>
constexpr auto microsoft(Code fallback)
{
    return envelope(fallback, MicrosoftLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
