// SPDX-License-Identifier: BSL-1.0
// The cStar API: its error codes, its error types and the layout of its error bodies.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/fwd.hpp>

namespace amiss {
inline namespace v0 {
namespace cstar {

/// The error codes of the cStar API, `error.code` on the wire.
enum class Code {
    /// There are no usable credentials: the Authorization header is absent, or is not `Bearer` and a key.
    authentication_required = 1,
    /// The key has the right form, but is unknown, incomplete or revoked.
    invalid_api_key,
    /// The credential is not a cStar key: it has another prefix, or is a JWT or an OAuth token.
    invalid_key_format,
    /// The key has expired.
    key_expired,
    /// The key's scopes, or the role of its owner, do not cover this operation.
    insufficient_permissions,
    /// A publishable key (`pk_…`) was used to create, update or delete.
    publishable_key_write,
    /// The key does not belong to the team in the URL.
    team_access_denied,
    /// A required field is missing from the body; `param` names it.
    parameter_missing,
    /// A field has the wrong type, an unknown value, or a value out of range; `param` names it.
    parameter_invalid,
    /// The body cannot be parsed, or was not sent as `application/json`.
    invalid_json,
    /// The id in the path is neither a UUID nor a prefixed id. A well-formed id of nothing is `resource_not_found`.
    invalid_id_format,
    /// The value of a field that must be unique is taken; `param`, if present, names the field.
    resource_conflict,
    /// Nothing that this key can see has this id, which is well-formed.
    resource_not_found,
    /// The key's requests for this hour are used up. The response has `Retry-After`.
    rate_limit_exceeded,
    /// The service is at fault. A code from outside the catalogue is also written as this one.
    internal_error,
    /// The service's storage failed.
    database_error,
};

/// The error types of the cStar API, `error.type` on the wire. Each code belongs to one.
enum class Type {
    /// The key is not valid, or does not permit the operation.
    authentication_error = 1,
    /// The request must be changed before it can succeed.
    invalid_request_error,
    /// There is no such resource.
    not_found_error,
    /// There were too many requests for this kind of key.
    rate_limit_error,
    /// The service is at fault.
    api_error,
};

/// The notes are in `<amiss/apis/cstar_notes.hpp>`.
template <int = 0>
NotesElsewhere amiss_notes(Code);

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("cstar",
        row(Code::authentication_required, "authentication_required", HttpStatus::unauthorized,
            "authentication_error", "The Authorization header is missing or malformed.").general()
            .cause("The request has no Authorization header.")
            .cause("The header is not of the form `Authorization: Bearer sk_live_…`.")
            .cause("White space or a line break slipped in around the key.")
            .fix("Send `Authorization: Bearer` and your key with each request, trimmed of white space.")
            .fix("Give the key to the SDK's client once; it then sets the header by itself."),
        row(Code::invalid_api_key, "invalid_api_key", HttpStatus::unauthorized, "authentication_error",
            "The API key is invalid or was revoked.")
            .cause("Somebody revoked the key in the dashboard or with `cstar keys revoke`.")
            .cause("The key was made for another team or environment.")
            .cause("A character was lost or added when the key was copied.")
            .fix("Ask `cstar status` about the key in use.")
            .fix("Compare it with the valid ones that `cstar keys list` prints.")
            .fix("Make another with `cstar keys create --name \"My App\"`."),
        row(Code::invalid_key_format, "invalid_key_format", HttpStatus::unauthorized, "authentication_error",
            "The API key must start with sk_live_, sk_test_, pk_live_ or pk_test_.")
            .cause("The key begins with none of the four prefixes `sk_live_`, `sk_test_`, `pk_live_`, `pk_test_`.")
            .cause("A JWT or an OAuth token was sent where the key belongs.")
            .fix("For full access use a secret key: `sk_live_…` in production, `sk_test_…` in test mode.")
            .fix("For read-only access use a publishable key: `pk_live_…` in production, `pk_test_…` in test mode."),
        row(Code::key_expired, "key_expired", HttpStatus::unauthorized, "authentication_error",
            "The API key is past its expiration date.")
            .cause("The key was given an expiration date, which is over.")
            .cause("The team's security policy lets keys expire after a fixed time.")
            .fix("Replace the key in the dashboard or with `cstar keys create --name 'Replacement Key'`."),
        row(Code::insufficient_permissions, "insufficient_permissions", HttpStatus::forbidden,
            "authentication_error", "The API key is not permitted to do this.").general()
            .cause("The key is restricted to scopes that leave this resource out.")
            .cause("Your role in the team does not include this operation.")
            .fix("Look the key's permissions up in the dashboard.")
            .fix("Create a key that has the scopes you need."),
        row(Code::publishable_key_write, "publishable_key_write", HttpStatus::forbidden, "authentication_error",
            "A publishable key cannot write; this takes a secret key.")
            .cause("A `pk_live_` or `pk_test_` key was used to create, update or delete something.")
            .cause("Publishable keys are made for client-side code and can only read.")
            .fix("Check which kind of key is configured, and write with a secret one (`sk_live_…`, `sk_test_…`).")
            .fix("Leave secret keys on the server; a browser must never get to see one."),
        row(Code::team_access_denied, "team_access_denied", HttpStatus::forbidden, "authentication_error",
            "The API key belongs to another team.")
            .cause("The `teamId` in the URL and the team of the key are not the same.")
            .cause("With several teams, it is easy to pick the key of the wrong one.")
            .fix("See with `cstar status` which team the key is for.")
            .fix("Put that team's id after `/api/v1/teams/` in the URL, or use the other team's key."),

        row(Code::parameter_missing, "parameter_missing", HttpStatus::bad_request, "invalid_request_error",
            "The '{param}' field is required.")
            .plain("A necessary parameter is absent.")
            .cause("The body lacks a field that this operation cannot do without.")
            .cause("The field's name has a typing mistake, `tittle` for `title`.")
            .cause("The value went into the query string when it belongs in the JSON body, or the other way round.")
            .fix("Read `param` in the error: it names the field. Send the request again with it."),
        row(Code::parameter_invalid, "parameter_invalid", HttpStatus::bad_request, "invalid_request_error",
            "The '{param}' field must be one of: {allowed}")
            .plain("The value of a parameter is wrong.")
            .cause("The value has another type than the field, such as text for a number.")
            .cause("The field takes a fixed set of values and this is none of them: a ticket's `status` is `new`, "
                   "`open`, `pending`, `resolved` or `closed`, never `done`.")
            .cause("A number is too small or too large: `pageSize` ends at 100.")
            .fix("Read `param` in the error and look up in the API reference what that field takes.")
            .fix("A ticket's `priority` is `low`, `normal`, `high` or `urgent`.")
            .link("API Reference", "https://www.cstar.help/developers/api-reference"),
        row(Code::invalid_json, "invalid_json", HttpStatus::bad_request, "invalid_request_error",
            "The body cannot be read as JSON.")
            .cause("A comma, a bracket or a quote is missing from the JSON.")
            .cause("The body is form-encoded.")
            .cause("`Content-Type` is absent or names something other than JSON.")
            .fix("Send `Content-Type: application/json` with a body such as `{\"title\": \"Help needed\"}`.")
            .fix("Run the body through a JSON parser before you send it.")
            .fix("Leave it to the SDK, which writes the JSON and the header for you."),
        row(Code::invalid_id_format, "invalid_id_format", HttpStatus::bad_request, "invalid_request_error",
            "The ID is neither a UUID nor a prefixed ID.")
            .cause("The path has something else where a UUID or a prefixed id is expected.")
            .cause("The id was cut short, or picked up characters that are not part of it.")
            .fix("Pass a UUID, `550e8400-e29b-41d4-a716-446655440000`.")
            .fix("Or pass the resource's prefix and its id: `tkt_` for tickets, `cus_` for customers, `art_` for "
                 "articles, `whk_` for webhooks, as in `tkt_550e8400e29b41d4a716446655440000`."),
        row(Code::resource_conflict, "resource_conflict", HttpStatus::conflict, "invalid_request_error",
            "A resource with this {param} already exists").general()
            .plain("The resource already exists.")
            .grpc(Grpc::already_exists)
            .cause("A new resource repeats a value that has to be unique, such as a customer's email or an "
                   "article's slug.")
            .cause("There is a webhook for the same event at the same URL.")
            .fix("Choose a value that nothing else uses.")
            .fix("Change what is there with PATCH instead of creating it again: search the list for the value, "
                 "then update the resource that comes back."),

        row(Code::resource_not_found, "resource_not_found", HttpStatus::not_found, "not_found_error",
            "There is no resource with this ID.").general()
            .cause("Nothing has this id, or no longer: it was deleted.")
            .cause("The id is right, and another team owns the resource.")
            .cause("The key is for test mode and the resource is live, or the reverse.")
            .fix("Check the id. A UUID will do, and so will a prefixed id (`tkt_…`, `cus_…`, `art_…`).")
            .fix("Use a key of the mode that the resource was made in: test keys see only what test keys created, "
                 "live keys only what live keys created.")
            .fix("Handle `resource_not_found` in code where a resource may have been deleted meanwhile."),

        row(Code::rate_limit_exceeded, "rate_limit_exceeded", HttpStatus::too_many_requests, "rate_limit_error",
            "Too many requests. Try again in {retry_after} seconds.").general()
            .plain("Too many requests. Try again later.")
            .cause("A secret key (`sk_live_…`, `sk_test_…`) made more than 1,000 requests in an hour.")
            .cause("A publishable key (`pk_live_…`, `pk_test_…`) made more than 100 requests in an hour.")
            .fix("Wait for the seconds in `Retry-After`, which comes with a 429 and with nothing else.")
            .fix("Try three times at most, with growing waits between: 1, 2, then 4 seconds.")
            .fix("Watch `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset` (Unix seconds), which "
                 "every response carries.")
            .fix("Receive webhooks instead of polling: their deliveries are unlimited and do not count.")
            .link("API Rate Limits", "https://www.cstar.help/library/cstar/articles/api-rate-limits"),

        row(Code::internal_error, "internal_error", HttpStatus::internal_server_error, "api_error",
            "The service failed unexpectedly.").general()
            .cause("The service has a fault; your request did nothing wrong.")
            .cause("Such faults are rare and mostly pass by themselves.")
            .fix("Repeat the request: most of these errors are gone the next time.")
            .fix("Keep `request_id` from the body and quote it when you ask for support.")
            .fix("When it does not go away, write to support@cstar.help with that id."),
        row(Code::database_error, "database_error", HttpStatus::internal_server_error, "api_error",
            "A database operation failed.")
            .cause("The service's database did not carry an operation out; as a rule this passes.")
            .fix("Repeat the request after a few seconds.")
            .fix("When it keeps happening, send support the `request_id`: it leads to the cause."))
        .doc_base("https://cstar.help/developers/api/errors#");
    // clang-format on
}

} // namespace cstar
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::cstar, Code)
AMISS_DETAIL_ERROR_TYPES(amiss::cstar, Type)

namespace amiss {
inline namespace v0 {
namespace cstar {

/// The body of a cStar error, bound to `Code`. A code from outside the catalogue is written as `internal_error`.
///
/// `meta` is present when `RequestInfo` has the time of the request. A 401 has the challenge `Bearer`, and only a 429 has
/// `Retry-After`.
///
///     auto body = amiss::write(cstar::envelope, error, request, buffer);
// clang-format off: a layout
inline constexpr auto envelope = amiss::envelope(Code::internal_error, [] {
    return object(
        member("success", false),
        member("error", object(
            member("type", field::type),
            member("code", field::code),
            member("message", field::message),
            optional_member("param", field::param),
            optional_member("doc_url", field::doc_url),
            optional_member("request_id", field::request_id))),
        optional_member("meta", object(
            optional_member("requestId", field::request_id),
            optional_member("timestamp", field::timestamp)))
            .when(field::timestamp));
}).challenge("Bearer").retry_after_on(HttpStatus::too_many_requests);
// clang-format on

/// What a bad body becomes: `invalid_json`, `parameter_missing` or `parameter_invalid`, with `param`.
///
///     AMISS_ASSIGN(Form form, amiss::parse_body<Form>(request.body(), cstar::body_errors));
inline constexpr auto body_errors =
    amiss::body_errors(Code::invalid_json, Code::parameter_missing, Code::parameter_invalid)
        .says("The '{param}' field {problem}");

} // namespace cstar
} // inline namespace v0
} // namespace amiss
