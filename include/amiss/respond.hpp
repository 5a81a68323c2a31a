// SPDX-License-Identifier: BSL-1.0
// Responding: an error as status, headers and body of an HTTP response.
#pragma once

#include <amiss/detail/headers/add_rate_limit.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/detail/write/write_error.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/headers.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/request_info.hpp>
#include <amiss/response.hpp>
#include <amiss/write.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Makes the whole response of an error: the status, the headers that are due, and the body of `write_fitted`.
///
/// Headers: Content-Type; WWW-Authenticate on 401 (RFC 9110 §15.5.2); Retry-After and the rate limit where the error
/// or the request has them; X-Request-Id where the id is clean (`is_request_id`) and the body has no place for it, or
/// was cut; Allow on a 405 where the request says it; then those of the envelope (`WithOptions::header`). No message text
/// becomes a header, but for the description of an envelope's `challenge_errors`. What counts from now needs the request's
/// time, or the error's. Never allocates, never throws.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                 std::size_t capacity) noexcept
{
    return detail::respond_with_error(envelope, error, request, buffer, capacity);
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                 char (&buffer)[Size]) noexcept
{
    return amiss::respond(envelope, error, request, buffer, Size);
}

/// The headers about the rate limit, for responses that are no errors; `now` is the time of the request.
///
/// Which headers, and in which unit they count, is the envelope's to say. Never allocates.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Headers rate_limit_headers(const EnvelopeOrLayout& envelope, const RateLimit& limit,
                           std::chrono::system_clock::time_point now) noexcept
{
    Headers headers;
    const std::int64_t seconds = detail::unix_seconds(now);
    detail::add_rate_limit(headers, detail::options_of(envelope), limit, &seconds);
    return headers;
}

/// The headers that a success has in common with an error: the request's rate limit, X-Request-Id where bodies have no
/// place for the id, and of the envelope's own (`WithOptions::header`) the constants and the request id. Never allocates.
///
///     for (const amiss::Header& header : amiss::success_headers(onestack::envelope, request)) …
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Headers success_headers(const EnvelopeOrLayout& envelope, const RequestInfo& request) noexcept
{
    Headers headers;
    const detail::Plan plan = detail::plan_of(envelope);
    const std::int64_t now = request.time ? detail::unix_seconds(*request.time) : 0;
    if (request.rate_limit)
        detail::add_rate_limit(headers, *plan.options, *request.rate_limit, request.time ? &now : nullptr);
    const EnvelopeHeaders& own = plan.options->headers;
    const bool is_clean = is_request_id(request.id, plan.options->request_ids);
    if (is_clean && !own.has(FieldKind::request_id) && !detail::has_field(plan.layout, FieldKind::request_id))
        headers.add("X-Request-Id", request.id);
    for (const EnvelopeHeader& header : own) {
        if (header.field == FieldKind::none) headers.add(header.name, header.text);
        if (header.field == FieldKind::request_id && is_clean) headers.add(header.name, request.id);
    }
    return headers;
}

} // inline namespace v0
} // namespace amiss
