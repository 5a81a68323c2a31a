// SPDX-License-Identifier: BSL-1.0
// Errors as Markdown, for agents: clients that give a response to a language model.
#pragma once

#include <amiss/envelope.hpp>
#include <amiss/field.hpp>
#include <amiss/layout.hpp>
#include <amiss/markdown.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The format of `markdown`.
inline constexpr BodyFormat markdown_text = markdown_format();

/// Errors as `text/markdown` (RFC 7763): what happened, whether and when to repeat, what is wrong, why, and what helps.
///
///     ---
///     code: "rate_limit_exceeded"
///     status: 429
///     type: "rate_limit_error"
///     retryable: true
///     retry_after: 30
///     request_id: "req_1"
///     ---
///
///     # Too Many Requests: rate_limit_exceeded
///
///     ## What happened
///
///     Too many requests.
///
///     ## Can I repeat this?
///
///     Yes, after 30 seconds.
///
///     ## Fixes
///
///     - Wait as long as `retry_after` says.
///
/// Causes, fixes and links are those of the row (`Row::cause`, `Row::fix`, `Row::link`). Where a body is too long, links,
/// fixes and causes are left out first.
template <class Code>
constexpr auto markdown(Code fallback)
{
    return envelope(fallback,
                    [] {
                        return object(
                            member("code", field::code), member("status", field::status),
                            optional_member("type", field::type), optional_member("retryable", field::retryable),
                            optional_member("retry_after", field::retry_after), optional_member("param", field::param),
                            optional_member("request_id", field::request_id),
                            optional_member("documentation", field::doc_url),
                            optional_member("details", field::details), member("#", array(field::reason, field::code)),
                            member("## What happened", field::message),
                            optional_member("## Can I repeat this?", field::retry_advice),
                            optional_member("## What is wrong",
                                            each_violation(object(member("field", field::violation_field),
                                                                  member("message", field::violation_message),
                                                                  optional_member("code", field::violation_code)))),
                            optional_member("## Causes", field::causes), optional_member("## Fixes", field::fixes),
                            optional_member("## Links", field::links));
                    })
        .content_type("text/markdown; charset=utf-8")
        .format(markdown_text);
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
