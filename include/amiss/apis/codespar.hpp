// SPDX-License-Identifier: BSL-1.0
// The CodeSpar API: its error codes and the layout of its error bodies.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/fwd.hpp>

#include <system_error>

namespace amiss {
inline namespace v0 {
namespace codespar {

/// The error codes of the CodeSpar API, `error` on the wire. They have no types.
///
/// The status alone does not say what may be repeated: of the two codes with status 429, one is final.
enum class Code {
    /// The body or the query is not acceptable. The default message says that `param` is missing.
    invalid_request = 1,
    /// The slug of a new project is empty, too long, or has characters that are not allowed.
    slug_invalid,
    /// The slug of a new project is `default`, which is the first project of each organization.
    slug_reserved,
    /// There is no usable key: it is missing, malformed, revoked, or for the other environment.
    unauthorized,
    /// The key is valid, but its scopes do not cover this operation or project.
    forbidden,
    /// Nothing that the organization can see has this id. A session that has ended is one case.
    not_found,
    /// Another project of the organization has this slug.
    slug_conflict,
    /// Another active trigger of the project has the same URL and event.
    webhook_url_conflict,
    /// The user must first give the tool's server an OAuth grant; `connect_url` is the place to give it.
    needs_connection,
    /// The provider refused for good; another one may be asked. A failure that may be repeated is `provider_error`.
    provider_unavailable,
    /// There were too many requests. The response has `Retry-After` and `X-RateLimit-Reset`.
    rate_limited,
    /// The monthly quota is used up. Historical: such plans are no longer sold, so it is read but no longer sent.
    quota_exceeded,
    /// The service is at fault. A code from outside the catalogue is also written as this one.
    internal_error,
    /// The provider answered with a 5xx or with something unexpected. The call may be repeated.
    provider_error,
    /// A deployment is in progress or an integration is down. Nothing was done; `Retry-After` says when to try again.
    service_unavailable,
    /// The provider did not answer within 30 seconds. The call may have taken effect.
    gateway_timeout,
};

/// The notes are in `<amiss/apis/codespar_notes.hpp>`.
template <int = 0>
NotesElsewhere amiss_notes(Code);

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("codespar",
        row(Code::invalid_request, "invalid_request", HttpStatus::bad_request, "",
            "Missing required field: {param}").general()
            .plain("The request is malformed or incomplete.")
            .cause("A required field is not there, such as `amount` for `codespar_pay`.")
            .cause("A value is out of range, such as an `amount` of -100.")
            .cause("A value has the wrong type, such as an `amount` of `\"100\"` where a number belongs.")
            .cause("The body is not well-formed JSON.")
            .fix("Read `message`: it says what exactly is wrong.")
            .fix("Check the request against the endpoint's schema first; the SDK's Zod schemas find most of this "
                 "while you compile."),
        row(Code::slug_invalid, "slug_invalid", HttpStatus::bad_request, "",
            "The slug must have 1 to 64 characters, each of them a-z, 0-9, '_' or '-'")
            .cause("The slug of the project to create has characters that are not allowed.")
            .cause("It is longer than 64 characters.")
            .cause("It is empty.")
            .fix("Build the slug from 1 to 64 lower-case letters, digits, `_` and `-`."),
        row(Code::slug_reserved, "slug_reserved", HttpStatus::bad_request, "",
            "The slug 'default' is reserved")
            .cause("The project to create was to be called `default`: each organization has a project of that slug, "
                   "made for it automatically.")
            .fix("Choose another slug, or use the default project that is there."),
        row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "", "Missing or invalid API key").general()
            .cause("The request has no `Authorization: Bearer …` header.")
            .cause("The key begins with neither `csk_live_` nor `csk_test_`.")
            .cause("The key was rotated, and this is the old one, now revoked.")
            .cause("The key is of the wrong environment: a `csk_test_` key in production, or the reverse.")
            .fix("Find the key in the dashboard under Settings → API Keys and see that it is active."),
        row(Code::forbidden, "forbidden", HttpStatus::forbidden, "", "The API key lacks the scope for this operation").general()
            .cause("A read-only key called an endpoint that changes something.")
            .cause("A key of one project reached for another.")
            .cause("The key's scopes were reduced, and the call is outside what is left.")
            .fix("See in the dashboard which scopes the key has.")
            .fix("If they are too few, create a key with those you need."),
        row(Code::not_found, "not_found", HttpStatus::not_found, "", "The resource was not found").general()
            .cause("The session is closed or has expired.")
            .cause("The project is another organization's.")
            .cause("No server in the catalog has this id.")
            .cause("The trigger or delivery has already been deleted.")
            .fix("Check the form of the id: `ses_`, `prj_` or `trg_` and 16 characters, `dlv_` and 8.")
            .fix("Open a new session: one that has been idle for 30 minutes is over."),
        row(Code::slug_conflict, "slug_conflict", HttpStatus::conflict, "",
            "Another project already has this slug")
            .grpc(Grpc::already_exists)
            .cause("A project was created with, or renamed to, a slug that another of the organization has.")
            .fix("Choose a slug that no project of the organization uses."),
        row(Code::webhook_url_conflict, "webhook_url_conflict", HttpStatus::conflict, "",
            "An active trigger already sends this event to this URL")
            .grpc(Grpc::already_exists)
            .cause("The project has an active trigger that sends the same event to the same URL as the new one.")
            .fix("Give the new trigger another URL.")
            .fix("Or update the trigger that exists; do not create a second."),
        row(Code::needs_connection, "needs_connection", HttpStatus::unprocessable_content, "",
            "The user has to connect this server first")
            .grpc(Grpc::failed_precondition)
            .errc(std::errc::permission_denied)
            .cause("The tool's server works with each user's own OAuth grant, and this user has given none yet.")
            .fix("Pass `connect_url` on to the user in the conversation and let them connect.")
            .fix("Then call the tool again: from there on the stored credentials are used.")
            .link("Connect Links", "https://codespar.dev/docs/concepts/connect-links"),
        row(Code::provider_unavailable, "provider_unavailable", HttpStatus::unprocessable_content, "",
            "The provider refused the call for good")
            .grpc(Grpc::failed_precondition)
            .errc(std::errc{}) // the default of a 422 would blame the arguments
            .cause("The chosen provider is not configured as it should be.")
            .cause("The chosen provider rejected the call, and the router takes that for permanent.")
            .fix("Do not repeat it as it is. An agent may name another provider in `provider`.")
            .fix("Do not take it for `provider_error`, which may be repeated."),
        row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "",
            "Rate limit exceeded. Try again in {retry_after} seconds").general()
            .plain("Rate limit exceeded")
            .cause("Your tier's limit is used up.")
            .cause("The endpoints that manage triggers have a lower limit of their own.")
            .fix("Wait for the seconds in `Retry-After`; `X-RateLimit-Reset` has the same moment in Unix time.")
            .fix("Back off exponentially, with jitter.")
            .fix("If the limits are always in the way, the Enterprise tier has higher ones.")
            .link("Servers API", "https://codespar.dev/docs/api/servers"),
        row(Code::quota_exceeded, "quota_exceeded", HttpStatus::too_many_requests, "",
            "The monthly quota is used up")
            .retired()
            .retry(Retry::never)
            .errc(std::errc{}) // the default of a 429 says "try again"
            .cause("Former plans had a monthly quota. Today there is none: each settled transaction is paid for.")
            .fix("If the API still sends it, open a support ticket and quote `request_id`."),

        row(Code::internal_error, "internal_error", HttpStatus::internal_server_error, "",
            "The service failed unexpectedly").general()
            .cause("The service has a fault.")
            .fix("Repeat the request with exponential backoff.")
            .fix("If that does not help, give support the `request_id`: it leads straight to the trace."),
        row(Code::provider_error, "provider_error", HttpStatus::bad_gateway, "",
            "The provider failed to answer properly").general()
            .cause("The provider behind the call answered with a 5xx or with something unexpected: its service is "
                   "degraded, and the call has not failed for good.")
            .fix("Repeat it with backoff.")
            .fix("If it lasts, name another provider in `provider` to go around this one."),
        row(Code::service_unavailable, "service_unavailable", HttpStatus::service_unavailable, "",
            "The service is unavailable for the moment").general()
            .retry(Retry::after_delay)
            .cause("CodeSpar is being deployed; this is rare.")
            .cause("The integration with one provider is down for the moment.")
            .fix("Wait for the seconds in `Retry-After`, by when it should be over, and repeat the request."),
        row(Code::gateway_timeout, "gateway_timeout", HttpStatus::gateway_timeout, "",
            "The provider did not answer in time").general()
            .cause("The provider did not answer within the 30 seconds that CodeSpar waits for it.")
            .cause("Fiscal calls see this most, at the peak hours of SEFAZ.")
            .fix("Repeat the operation if it may be done twice.")
            .fix("Where a second time would do harm (an NF-e, a payout), look at the provider's dashboard first: the "
                 "call may have gone through."));
    // clang-format on
}

} // namespace codespar
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::codespar, Code)

namespace amiss {
inline namespace v0 {
namespace codespar {

/// The body of a CodeSpar error, bound to `Code`. A code from outside the catalogue is written as `internal_error`.
///
/// `error` is the code. `connect_url` is the detail of that key. A 401 has the challenge `Bearer`.
///
///     error.with_detail("connect_url", link);
///     auto body = amiss::write(codespar::envelope, error, request, buffer);
// clang-format off: a layout
inline constexpr auto envelope = amiss::envelope(Code::internal_error, [] {
    return object(
        member("error", field::code),
        member("message", field::message),
        member("status", field::status),
        optional_member("request_id", field::request_id),
        optional_member("connect_url", field::detail("connect_url")));
}).challenge("Bearer");
// clang-format on

/// What a bad body becomes: `invalid_request`, "Missing required field: amount" or "The field 'amount' must be a number".
inline constexpr auto body_errors =
    amiss::body_errors(Code::invalid_request, Code::invalid_request, Code::invalid_request)
        .says("The field '{param}' {problem}");

} // namespace codespar
} // inline namespace v0
} // namespace amiss
