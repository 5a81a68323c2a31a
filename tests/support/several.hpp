// SPDX-License-Identifier: BSL-1.0
// Envelopes of bodies with several errors, for tests: JSON:API, JSON-RPC, GraphQL and ACME.
#pragma once

#include <amiss/apis/cstar.hpp>
#include <amiss/envelope.hpp>
#include <amiss/layout.hpp>

namespace several {

using namespace amiss;

// clang-format off: one member a line

/// JSON:API, where each error has its own status (https://jsonapi.org/format/#error-objects).
inline constexpr auto json_api = envelope(cstar::Code::internal_error, [] {
    return object(
        member("errors", each_error(object(
            member("status", field::status.as_text()),
            member("code", field::code),
            member("title", field::reason),
            member("detail", field::message),
            optional_member("source", object(optional_member("pointer", field::param)))))),
        optional_member("meta", object(optional_member("request", field::request_id)))
    ).content_type("application/vnd.api+json");
});

/// A response of JSON-RPC 2.0; several are a batch (https://www.jsonrpc.org/specification#batch).
inline constexpr auto json_rpc = envelope(cstar::Code::internal_error, [] {
    return object(
        member("jsonrpc", "2.0"),
        member("error", object(
            member("code", field::code),
            member("message", field::message),
            optional_member("data", field::details))),
        optional_member("id", field::request_id)).status(HttpStatus::ok);
});

/// GraphQL, whose responses have the status 200 (https://spec.graphql.org/October2021/#sec-Errors).
inline constexpr auto graphql = envelope(cstar::Code::internal_error, [] {
    return object(
        member("errors", each_error(object(
            member("message", field::message),
            member("extensions", object(
                member("code", field::code),
                field::details)))))).status(HttpStatus::ok);
});

/// ACME, with a list beside the main error (RFC 8555 §6.7.1).
inline constexpr auto acme = envelope(cstar::Code::internal_error, [] {
    return object(
        member("type", field::code),
        member("detail", field::message),
        member("subproblems", each_error(object(
            member("type", field::code),
            member("detail", field::message),
            member("identifier", object(
                member("type", "dns"),
                member("value", field::param))).when(field::param)))),
        optional_member("instance", field::instance)).content_type("application/problem+json");
});

// clang-format on

} // namespace several
