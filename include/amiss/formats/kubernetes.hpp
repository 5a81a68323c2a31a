// SPDX-License-Identifier: BSL-1.0
// The Status object of Kubernetes (API conventions of 2026-08).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of a failure:
///
///     {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"grafana\" not found",
///      "reason":"NotFound","details":{"name":"grafana","kind":"pods"},"code":404}
struct KubernetesLayout {
    /// The StatusDetails.
    static constexpr auto details()
    {
        return object(optional_member("name", field::detail("name")), optional_member("group", field::detail("group")),
                      optional_member("kind", field::detail("kind")), optional_member("uid", field::detail("uid")),
                      optional_member("causes",
                                      each_violation(object(optional_member("reason", field::violation_code),
                                                            optional_member("message", field::violation_message),
                                                            optional_member("field", field::violation_field)))),
                      optional_member("retryAfterSeconds", field::retry_after));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("kind", "Status"), member("apiVersion", "v1"), member("metadata", object()),
                      member("status", "Failure"), optional_member("message", field::message),
                      member("reason", field::code), optional_member("details", details()),
                      member("code", field::status));
    }
};

/// Errors of Kubernetes and of its aggregated API servers, as client-go reads them.
///
/// The reason is the code as it is: Kubernetes' own are CamelCase. client-go goes by the reason where it knows it, and
/// else by the status. Violations are the causes, whose reasons are their codes. The details "name", "group", "kind" and
/// "uid" say what the request was about; other details and the parameter are not written. client-go repeats a request only
/// with a Retry-After header.
template <class Code>
constexpr auto kubernetes(Code fallback)
{
    return envelope(fallback, KubernetesLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
