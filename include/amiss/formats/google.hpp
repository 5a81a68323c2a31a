// SPDX-License-Identifier: BSL-1.0
// The errors of Google APIs: google.rpc.Status as JSON over HTTP (AIP-193, 2024-10-18).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of AIP-193, with the details of google/rpc/error_details.proto:
///
///     {"error":{"code":429,"message":"The zone does not have enough resources.","status":"RESOURCE_EXHAUSTED","details":[
///       {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RESOURCE_AVAILABILITY",
///        "domain":"compute.googleapis.com","metadata":{"zone":"us-east1-a"}},
///       {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"}]}}
struct GoogleLayout {
    /// What is wrong, for programs: the code, its domain, and the details as texts.
    static constexpr auto error_info()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.ErrorInfo"),
                      member("reason", field::code.as_upper_snake()), member("domain", field::domain),
                      optional_member("metadata",
                                      object(optional_member("param", field::param), field::details.as_text())));
    }
    /// A text for the user, from the details "locale" and "localized_message".
    static constexpr auto localized_message()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.LocalizedMessage"),
                      member("locale", field::detail("locale")).when(field::detail("localized_message")),
                      optional_member("message", field::detail("localized_message")));
    }
    /// The documentation link.
    static constexpr auto help()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.Help"),
                      member("links",
                             array(object(member("description", first_of(field::column("help"), "Documentation")),
                                          member("url", field::doc_url))))
                          .when(field::doc_url));
    }
    /// The delay, a google.protobuf.Duration.
    static constexpr auto retry_info()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.RetryInfo"),
                      member("retryDelay", text(field::retry_after, "s")));
    }
    /// The failed fields.
    static constexpr auto bad_request()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.BadRequest"),
                      member("fieldViolations",
                             each_violation(
                                 object(member("field", field::violation_field),
                                        member("description", field::violation_message),
                                        optional_member("reason", field::violation_code.as_upper_snake())))));
    }
    /// The id of the request.
    static constexpr auto request_info()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.RequestInfo"),
                      member("requestId", field::request_id));
    }
    /// The limits that were met, from the detail "quota_violations", a list.
    static constexpr auto quota_failure()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.QuotaFailure"),
                      member("violations", field::detail("quota_violations")));
    }
    /// What has to hold first, from the detail "precondition_violations", a list.
    static constexpr auto precondition_failure()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.PreconditionFailure"),
                      member("violations", field::detail("precondition_violations")));
    }
    /// What was accessed, from the details "resource_type" and "resource_name".
    static constexpr auto resource_info()
    {
        return object(member("@type", "type.googleapis.com/google.rpc.ResourceInfo"),
                      optional_member("resourceType", field::detail("resource_type")),
                      optional_member("resourceName", field::detail("resource_name")));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(
            member("error",
                   object(member("code", field::status), optional_member("message", field::message),
                          member("status", field::grpc),
                          optional_member("details",
                                          variants("@type", error_info(), localized_message(), help(), retry_info(),
                                                   bad_request(), request_info(), quota_failure(),
                                                   precondition_failure(), resource_info())))));
    }
};

/// Errors of Google APIs, as google-gax reads them.
///
/// The identity is ErrorInfo's reason, which is the code in upper case with `_`, and its domain, which is the catalogue's
/// `domain()` or else its name. `status` is the gRPC code of the row. The text of the link in Help is the column "help".
/// Details are ErrorInfo's metadata, as texts, except those that are details of other types. DebugInfo is never written.
template <class Code>
constexpr auto google(Code fallback)
{
    return envelope(fallback, GoogleLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
