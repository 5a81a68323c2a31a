// SPDX-License-Identifier: BSL-1.0
// The log line of a response: what the client is told, and what the error is, in one line.
#pragma once

#include <amiss/detail/error/log_line_form.hpp>
#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/detail/write/log_written.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Writes one line about the response that `write` makes of the same arguments: its code, status, message and request
/// id, then what `log_line(error, buffer)` says. A client that quotes a code or an id is found by it.
///
/// Where the client is told something else than the error says, `of` is the error's own name and status, `said` its own
/// message, and `own_request_id` and `own_trace_id` its own ids:
///
///     internal_error 500 "Something broke." of="key_expired 401" said="The key expired." request_id="req_7"
///
/// Failed fields for which the envelope has no place are counted: ` unwritten_violations=2`.
///
/// Secrets are also told by the prefixes of the envelope's catalogue. Everything else is as there.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string_view log_line(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                          char* buffer, std::size_t capacity) noexcept
{
    detail::LogWriter out(buffer, capacity, detail::prefixes_of(error.catalog()),
                          detail::prefixes_of(detail::plan_of(envelope).catalog));
    detail::LogLineForm line(out);
    detail::log_answer(line, envelope, error, request);
    return out.text();
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string_view log_line(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                          char (&buffer)[Size]) noexcept
{
    return log_line(envelope, error, request, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
