// SPDX-License-Identifier: BSL-1.0
// The One Stack APIs: their error codes and the layout of their error bodies.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/fwd.hpp>

namespace amiss {
inline namespace v0 {
namespace onestack {

/// The error codes of the One Stack APIs: `code` on the wire, in upper case there. They have no types.
enum class Code {
    /// Fields of the body or the query failed validation; `details.fields` says which ones and why.
    validation_error = 1,
    /// The body cannot be parsed as JSON.
    invalid_json,
    /// There are no usable credentials. Credentials that have expired are `token_expired`.
    unauthorized,
    /// The session or the JWT has expired.
    token_expired,
    /// The permission level, the role or the kind of token does not permit the action.
    forbidden,
    /// The integration key has no access to the product.
    product_access_denied,
    /// Nothing that the tenant can see has this path or id.
    not_found,
    /// The resource has changed since the submitted version.
    conflict,
    /// The identifier has to be unique, and another resource has it.
    duplicate_resource,
    /// The tenant's requests for this minute are used up.
    rate_limit_exceeded,
    /// The service is at fault. A code from outside the catalogue is also written as this one.
    internal_error,
};

/// The notes are in `<amiss/apis/onestack_notes.hpp>`.
template <int = 0>
NotesElsewhere amiss_notes(Code);

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("onestack",
        row(Code::validation_error, "VALIDATION_ERROR", HttpStatus::bad_request, "", "Validation failed")
            .general("The request is malformed.")
            .cause("The body or a query parameter is malformed, or failed validation.")
            .fix("Read `details.fields`: it has a sentence for each field that failed.")
            .fix("Send all the fields that are required.")
            .fix("Compare types and values with what each field takes; a `priority` is `low`, `medium`, `high` or "
                 "`critical`.")
            .fix("Set `Content-Type` to `application/json`."),
        row(Code::invalid_json, "INVALID_JSON", HttpStatus::bad_request, "", "The body is not well-formed JSON")
            .cause("The body has a syntax error, or is something other than JSON.")
            .fix("Run the body through a JSON parser before you send it.")
            .fix("Set `Content-Type` to `application/json`."),
        row(Code::unauthorized, "UNAUTHORIZED", HttpStatus::unauthorized, "", "Authentication required").general()
            .cause("The request carries no credentials.")
            .cause("The credentials that it carries are not valid.")
            .fix("See whether the API key is the right one and still in force, not revoked.")
            .fix("Look for `X-Integration-Key` among the headers that you send, letter by letter.")
            .fix("With sessions, see whether the login still counts or has run out.")
            .fix("With portal tokens, check that the JWT has not run out."),
        row(Code::token_expired, "TOKEN_EXPIRED", HttpStatus::unauthorized, "", "Session or token has expired")
            .cause("The user's session has run out.")
            .cause("The JWT, that of a portal for example, has run out.")
            .fix("Let the user log in again.")
            .fix("Get a new token for the portal."),
        row(Code::forbidden, "FORBIDDEN", HttpStatus::forbidden, "", "Access denied").general()
            .cause("The key has not been granted the product.")
            .cause("The key's permission level is too low: Read Only where Read/Write is needed.")
            .cause("The user's role does not include the product or the action.")
            .cause("A portal token was used outside the endpoints that are meant for portals.")
            .fix("Grant the key access to the product that `details.requiredProduct` names.")
            .fix("Give the key the permission that `details.requiredPermission` names.")
            .fix("With sessions, give the user a role that has the product and the action.")
            .fix("With portal tokens, keep to the portal's endpoints."),
        row(Code::product_access_denied, "PRODUCT_ACCESS_DENIED", HttpStatus::forbidden, "",
            "API key has no access to this product")
            .cause("The API key has not been granted access to this product.")
            .fix("Grant the key access to the product, or use a key that has it."),
        row(Code::not_found, "NOT_FOUND", HttpStatus::not_found, "", "Resource not found").general()
            .cause("Nothing has this id, or no longer: the resource may have been deleted.")
            .cause("The path or the product's base URL is wrong.")
            .cause("The resource is another tenant's.")
            .fix("Check the id, which `details.resourceId` repeats.")
            .fix("Find out whether the resource was deleted.")
            .fix("Compare the path and the base URL with the product's documentation.")
            .fix("Check that the key belongs to the resource's tenant."),
        row(Code::conflict, "CONFLICT", HttpStatus::conflict, "", "Resource has been modified by another user")
            .general("The request conflicts with the current state.")
            .cause("The request does not fit the resource's present state: it was changed after you read it.")
            .fix("Read the newest version, apply your change to it and submit that.")
            .fix("Where `_etag` is given, use it for optimistic locking."),
        row(Code::duplicate_resource, "DUPLICATE_RESOURCE", HttpStatus::conflict, "", "Resource already exists")
            .grpc(Grpc::already_exists)
            .cause("The identifier has to be unique, and another resource has it.")
            .fix("Choose another identifier, or update the resource that has it."),
        row(Code::rate_limit_exceeded, "RATE_LIMIT_EXCEEDED", HttpStatus::too_many_requests, "",
            "Rate limit exceeded").general()
            .cause("The tenant made more than 100 requests in a minute.")
            .fix("Wait for the seconds in `Retry-After`, or 5 seconds if the header is absent.")
            .fix("Back off exponentially.")
            .fix("Ask less often: use batch operations, or webhooks.")
            .link("Rate Limits", "https://docs.theonestack.com/docs/api-reference/rate-limits"),
        row(Code::internal_error, "INTERNAL_ERROR", HttpStatus::internal_server_error, "",
            "An unexpected error occurred").general()
            .cause("The service ran into something unforeseen; mostly it passes.")
            .fix("Wait a little, then repeat the request.")
            .fix("If that does not help, give support the request and the `X-Request-Id` of its response."));
    // clang-format on
}

} // namespace onestack
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::onestack, Code)

namespace amiss {
inline namespace v0 {
namespace onestack {

/// The body of a One Stack error, bound to `Code`. A code from outside the catalogue is written as INTERNAL_ERROR.
///
/// `error` is the message. The request id is not in the body but in the response header `X-Request-Id`. A 401 has the
/// challenge `X-Integration-Key`. Absent, empty and null `details` mean the same when they are read.
///
///     error.with_violation("title", "Title is required");
///     auto body = amiss::write(onestack::envelope, error, request, buffer);
// clang-format off: a layout
inline constexpr auto envelope = amiss::envelope(Code::internal_error, [] {
    return object(
        member("error", field::message),
        member("code", field::code),
        optional_member("details", object(
            field::details,
            optional_member("fields", field::violations),
            optional_member("retryAfter", field::retry_after))));
}).challenge("X-Integration-Key");
// clang-format on

/// What a bad body becomes: INVALID_JSON, or VALIDATION_ERROR with a sentence for each field in `details.fields`.
inline constexpr auto body_errors =
    amiss::body_errors(Code::invalid_json, Code::validation_error, Code::validation_error)
        .violations_say("{name} {problem}", "{problem}");

} // namespace onestack
} // inline namespace v0
} // namespace amiss
