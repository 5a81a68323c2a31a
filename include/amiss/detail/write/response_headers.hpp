// SPDX-License-Identifier: BSL-1.0
// The headers of the response that carries an error.
#pragma once

#include <amiss/detail/headers/add_rate_limit.hpp>
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

/// Adds the headers that are due; `whole` is whether the body has everything that its layout has a place for.
inline void add_headers(Headers& headers, const Plan& plan, FieldValues& values, const ApiError& error,
                        const RequestInfo& request, int status, bool whole) noexcept
{
    headers.add("Content-Type", plan.options->content_type);
    if (plan.options->challenge_errors)
        add_challenge(headers, *plan.options, values, error, status);
    else if (status == to_int(HttpStatus::unauthorized))
        headers.add("WWW-Authenticate", plan.options->challenge);
    if (status == to_int(HttpStatus::method_not_allowed)) headers.add("Allow", request.allow);
    if (values.has(FieldKind::retry_after) && plan.options->retry_after_on.has(static_cast<HttpStatus>(status)))
        headers.add("Retry-After", values.retry_after);
    const auto limit = request.rate_limit ? request.rate_limit : error.rate_limit();
    if (limit)
        add_rate_limit(headers, *plan.options, *limit, values.has(FieldKind::timestamp) ? &values.timestamp : nullptr);
    const bool has_id = plan.options->headers.has(FieldKind::request_id);
    if (!has_id && (!whole || !has_field(plan.layout, FieldKind::request_id)))
        headers.add("X-Request-Id", values.text(FieldKind::request_id));
    if (plan.options->headers.size() != 0) add_envelope_headers(headers, plan, values, status);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
