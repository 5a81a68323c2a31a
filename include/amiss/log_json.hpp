// SPDX-License-Identifier: BSL-1.0
// The log line of an error or of a response as one JSON object, for what collects logs.
#pragma once

#include <amiss/detail/error/log_json_form.hpp>
#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/log_written.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Writes what `log_line(error, buffer)` says as one JSON object, in one line. A view of the buffer, without a line feed.
///
///     {"code":"parameter_missing","status":400,"message":"The 'title' field is required.","param":"title",
///      "details":{"limit":100},"violations":[{"field":"a","message":"is bad"}],"context":"form 7","at":"handlers.cpp:31"}
///
/// Name, status and message are `code`, `status` and `message`; the other members have the names of the line, and are left
/// out where the line leaves them out. `details` is an object, `violations` a list of objects with `field`, `message`, `code`
/// and `details`, and `unfilled` a list of names; delays and counts are numbers; everything else is a string.
///
/// Secrets are replaced as in the line, by the same code, also in details: by the key before a value and by the value's form. A
/// number that is a secret becomes the string "***".
///
/// Always whole and valid JSON in well-formed UTF-8, whatever the buffer's size; empty only where not even `{}` fits. What does
/// not fit is left out, from the end on; the last text that fits in part is cut on a code point. Never allocates, never throws;
/// takes time linear in the texts.
inline std::string_view log_json(const ApiError& error, char* buffer, std::size_t capacity) noexcept
{
    detail::LogJsonForm object(buffer, capacity, detail::prefixes_of(error.catalog()));
    detail::log_whole(object, error, error.request_id(), error.trace_id());
    return object.finish();
}
/// The same with an array as the buffer.
template <std::size_t Size>
std::string_view log_json(const ApiError& error, char (&buffer)[Size]) noexcept
{
    return log_json(error, buffer, Size);
}

/// Writes what `log_line(envelope, error, request, buffer)` says as one JSON object: first what the client is told, then what
/// the error is, with `of`, `said`, `own_request_id` and `own_trace_id` where that is something else. Everything else is as
/// above.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string_view log_json(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                          char* buffer, std::size_t capacity) noexcept
{
    detail::LogJsonForm object(buffer, capacity, detail::prefixes_of(error.catalog()),
                               detail::prefixes_of(detail::plan_of(envelope).catalog));
    detail::log_answer(object, envelope, error, request);
    return object.finish();
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string_view log_json(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                          char (&buffer)[Size]) noexcept
{
    return log_json(envelope, error, request, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
