// SPDX-License-Identifier: BSL-1.0
// The error bodies of Slack's Web API, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of Slack's errors (https://docs.slack.dev/apis/web-api, "Evaluating responses"), with the messages as the
/// service tags them:
///
///     {"ok":false,"error":"missing_scope","needed":"chat:write","provided":"identify"}
///     {"ok":false,"error":"invalid_arguments",
///      "response_metadata":{"messages":["[ERROR] missing required field: channel"]}}
struct SlackLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(
            member("ok", false),
            member("error", field::code),
            field::details,
            optional_member("response_metadata", object(
                optional_member("messages", array(
                    text("[ERROR] ", field::message),
                    each_violation(text("[ERROR] ", field::violation_message)))).when(field::message),
                optional_member("warnings", field::detail("warnings")))))
            .status(HttpStatus::ok)
            .except(HttpStatus::too_many_requests)
            .header("x-slack-req-id", field::request_id);
        // clang-format on
    }
};

/// Slack's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// Every response is a 200, but for the 429 of a rate limit; a known code is read back with the status of its row. A
/// delay is the header Retry-After of either. Details are members of the body: `needed`, `provided`, `warning` and whatever else. The message
/// is the first of the tagged messages, and the texts of violations follow; a row with an empty message has none of
/// them. Names of fields, parameters, types and links are not written.
///
/// `@slack/web-api` takes the code as the error of a 200 and never repeats it, but gives its caller the delay as
/// `response_metadata.retryAfter`. It logs the tagged messages, and waits on a 429 as long as Retry-After says: without
/// that header it gives up.
template <class Code>
constexpr auto slack(Code fallback)
{
    return envelope(fallback, SlackLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
