// SPDX-License-Identifier: BSL-1.0
// The cStar API, version 1: its error codes and the layout of its error bodies.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/fwd.hpp>

namespace amiss {
inline namespace v0 {
namespace cstar_v1 {

/// The error codes of the cStar API, version 1: `error.code` on the wire, in upper case there. They have no types.
enum class Code {
    /// The key is missing, malformed, unknown, revoked or expired.
    unauthorized = 1,
    /// The key is valid, but does not cover this operation or this team.
    forbidden,
    /// Nothing that this key can see has this id.
    not_found,
    /// The body or a parameter is not acceptable; `field` names the first one that is not.
    validation_error,
    /// There were too many requests; `retryAfter` says how long to wait.
    rate_limited,
    /// A value that must be unique is taken, or the resource's state does not allow the change.
    conflict,
    /// The service is at fault. A code from outside the catalogue is also written as this one.
    server_error,
};

/// The notes are in `<amiss/apis/cstar_v1_notes.hpp>`.
template <int = 0>
NotesElsewhere amiss_notes(Code);

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("cstar_v1",
        row(Code::unauthorized, "UNAUTHORIZED", HttpStatus::unauthorized, "", "Missing or invalid API key").general()
            .cause("The request has no `Authorization` header.")
            .cause("What the header holds does not look like a key.")
            .cause("The key was revoked.")
            .cause("The key is past its date.")
            .fix("Make sure that the `Authorization` header leaves your client.")
            .fix("Write it as `Bearer sk_live_…` or `Bearer pk_live_…`.")
            .fix("See under Settings whether the key was revoked.")
            .fix("If it was, or has expired, create another."),
        row(Code::forbidden, "FORBIDDEN", HttpStatus::forbidden, "", "API key lacks required permissions").general()
            .cause("A publishable key was used to write.")
            .cause("The resource belongs to another team.")
            .cause("The key's permissions were narrowed.")
            .fix("Create, update and delete with a secret key (`sk_live_…`).")
            .fix("Compare the team id in the URL with your own.")
            .fix("Look under Settings at what the key may do."),
        row(Code::not_found, "NOT_FOUND", HttpStatus::not_found, "", "Resource doesn't exist").general()
            .cause("The id is not a valid one.")
            .cause("The resource has been deleted.")
            .cause("The id has a typing mistake.")
            .fix("Check the id against where it came from.")
            .fix("Take a valid one from the list of resources.")
            .fix("Find out whether the resource was deleted a short while ago."),
        row(Code::validation_error, "VALIDATION_ERROR", HttpStatus::bad_request, "", "Invalid request body/params").general()
            .cause("A field that is required is not there.")
            .cause("A field has a value that it does not take.")
            .cause("A field has the wrong data type.")
            .fix("Read `field` in the error: it names the one that failed.")
            .fix("Look up in the API documentation what is required and which values are valid; a `priority` is "
                 "`low`, `normal`, `high` or `critical`.")
            .fix("Validate the JSON before you send it."),
        row(Code::rate_limited, "RATE_LIMITED", HttpStatus::too_many_requests, "",
            "Rate limit exceeded. Try again in {retry_after} seconds.").general()
            .plain("Too many requests")
            .cause("The requests that this kind of key has are used up.")
            .cause("Many requests came within a short time.")
            .fix("Keep an eye on `X-RateLimit-Remaining`, and wait `retryAfter` seconds when told to.")
            .fix("Back off exponentially.")
            .fix("Cache what does not change often.")
            .fix("Move to higher limits if these are too low for you."),
        row(Code::conflict, "CONFLICT", HttpStatus::conflict, "", "Resource already exists or state conflict").general()
            .grpc(Grpc::already_exists)
            .cause("Another customer has this email.")
            .cause("Another article has this slug.")
            .cause("The resource cannot go from its present state to the one asked for.")
            .fix("Choose another value for the field that collides.")
            .fix("Search what is there for duplicates first.")
            .fix("Check that the change of state is an allowed one."),
        row(Code::server_error, "SERVER_ERROR", HttpStatus::internal_server_error, "", "Internal server error").general()
            .cause("The service ran into something unforeseen.")
            .cause("The service is disturbed at the moment.")
            .fix("Wait a moment and repeat the request.")
            .fix("If that does not help, give support the `requestId`.")
            .fix("See on the status page whether there is an outage."));
    // clang-format on
}

} // namespace cstar_v1
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::cstar_v1, Code)

namespace amiss {
inline namespace v0 {
namespace cstar_v1 {

/// The body of a version 1 error, bound to `Code`. A code from outside the catalogue is written as SERVER_ERROR.
///
/// `field` is the error's `param`. The delay is in the body and in `Retry-After`. A 401 has the challenge `Bearer`.
///
///     auto body = amiss::write(cstar_v1::envelope, error, request, buffer);
// clang-format off: a layout
inline constexpr auto envelope = amiss::envelope(Code::server_error, [] {
    return object(
        member("success", false),
        member("error", object(
            member("code", field::code),
            member("message", field::message),
            optional_member("field", field::param),
            optional_member("retryAfter", field::retry_after))),
        optional_member("meta", object(
            optional_member("requestId", field::request_id),
            optional_member("timestamp", field::timestamp))));
}).challenge("Bearer");
// clang-format on

/// What a bad body becomes: VALIDATION_ERROR, with the field: "title is required".
inline constexpr auto body_errors =
    amiss::body_errors(Code::validation_error, Code::validation_error, Code::validation_error)
        .says("{param} {problem}");

} // namespace cstar_v1
} // inline namespace v0
} // namespace amiss
