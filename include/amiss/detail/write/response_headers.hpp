// SPDX-License-Identifier: BSL-1.0
// The headers of the response that carries an error.
#pragma once

#include <amiss/detail/headers/add_rate_limit.hpp>
#include <amiss/detail/headers/header_access.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/challenge.hpp>
#include <amiss/detail/write/envelope_headers.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/headers.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_info.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the headers of a response follow from besides the error.
struct HeaderPlan {
    const EnvelopeOptions& options;
    const Catalog* catalog; ///< null for a plain layout
    bool id_in_body;        ///< whether the body has the id of the request
};

/// Adds the rate limit: the request's, or else the error's.
AMISS_NOINLINE inline void add_limit(Headers& headers, const EnvelopeOptions& options, const FieldValues& values,
                                     const ApiError& error, const RequestInfo& request) noexcept
{
    const auto limit = request.rate_limit ? request.rate_limit : error.rate_limit();
    if (limit) add_rate_limit(headers, options, *limit, values.has(FieldKind::timestamp) ? &values.timestamp : nullptr);
}

/// Adds the headers that are due.
inline void add_headers(Headers& headers, const HeaderPlan& plan, FieldValues& values, const ApiError& error,
                        const RequestInfo& request, int status) noexcept
{
    const EnvelopeOptions& options = plan.options;
    HeaderAccess::add(headers, "Content-Type", options.content_type);
    if (options.challenge_errors || options.headers.size() != 0) values.take_rest(request);
    if (options.challenge_errors)
        add_challenge(headers, options, values, error, status);
    else if (status == to_int(HttpStatus::unauthorized))
        HeaderAccess::add(headers, "WWW-Authenticate", options.challenge);
    if (status == to_int(HttpStatus::method_not_allowed)) HeaderAccess::add(headers, "Allow", request.allow);
    if (values.has(FieldKind::retry_after) && options.retry_after_on.has(static_cast<HttpStatus>(status)))
        HeaderAccess::add(headers, "Retry-After", values.retry_after);
    if (request.rate_limit || values.has_record(RecordKind::rate_limit))
        add_limit(headers, options, values, error, request);
    if (!plan.id_in_body && values.has(FieldKind::request_id) && !options.headers.has(FieldKind::request_id))
        HeaderAccess::add(headers, "X-Request-Id", values.text(FieldKind::request_id));
    if (options.headers.size() != 0) add_envelope_headers(headers, options, plan.catalog, values, status);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
