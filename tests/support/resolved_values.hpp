// SPDX-License-Identifier: BSL-1.0
// Field values as they are written: gathered, and resolved for an envelope.
#pragma once

#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>

struct ResolvedValues : amiss::detail::FieldValues {
    ResolvedValues(const amiss::detail::Plan& plan, const amiss::ApiError& error,
                   const amiss::RequestInfo& request = {})
        : FieldValues(error, request)
    {
        amiss::detail::resolve_fallback(*this, plan);
    }
};
