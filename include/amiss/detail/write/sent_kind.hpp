// SPDX-License-Identifier: BSL-1.0
// What the client of an error sees of its kind: the status of the response and the gRPC code.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

struct SentKind {
    HttpStatus status = HttpStatus::none;
    Grpc grpc = Grpc::unknown;
};

/// What `respond` makes of the error, without its text.
template <class EnvelopeOrLayout>
SentKind sent_kind(const EnvelopeOrLayout& envelope, const ApiError& error) noexcept
{
    const Plan plan = plan_of(envelope);
    return write_what_goes_out(error, *plan.options, [&plan](const ApiError& sent_error) noexcept {
        FieldValues sent_values(sent_error, {}, plan.options->request_ids);
        resolve_fallback(sent_values, plan);
        const Grpc grpc = sent_values.row != nullptr ? sent_values.row->grpc
                                                     : default_grpc(static_cast<HttpStatus>(sent_values.status));
        return SentKind{static_cast<HttpStatus>(sent_status(*plan.options, sent_values.status)), grpc};
    });
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
