// SPDX-License-Identifier: BSL-1.0
// Layouts of texts, choices, variants, nullable members and other keys, as lambdas, so that they can be bound and plain.
#pragma once

#include <amiss/layout.hpp>

namespace pieces {

using namespace amiss;

// clang-format off: one member a line

/// OpenAI: always a parameter and a code, or null.
inline constexpr auto openai = [] {
    return object(member("error", object(
        member("message", field::message),
        member("type", field::type),
        nullable_member("param", field::param),
        nullable_member("code", field::code))));
};

/// google.rpc.Status as JSON.
inline constexpr auto google = [] {
    return object(member("error", object(
        member("code", field::status),
        member("message", field::message),
        optional_member("details", variants("@type",
            object(
                member("@type", "type.googleapis.com/google.rpc.ErrorInfo"),
                member("reason", field::code),
                optional_member("metadata", field::details)),
            object(
                member("@type", "type.googleapis.com/google.rpc.RetryInfo"),
                member("retryDelay", text(field::retry_after, "s"))),
            object(
                member("@type", "type.googleapis.com/google.rpc.RequestInfo"),
                member("requestId", field::request_id),
                optional_member("servingData", field::detail("servingData"))),
            object(
                member("@type", "type.googleapis.com/google.rpc.BadRequest"),
                member("fieldViolations", each_violation(object(
                    member("field", field::violation_field),
                    member("description", field::violation_message))))))))));
};

/// FastAPI: a sentence, or a list of what is wrong.
inline constexpr auto fastapi = [] {
    return object(
        member("detail", first_of(
            each_violation(object(
                member("loc", field::violation_field),
                member("msg", field::violation_message))),
            field::message)),
        member("code", field::code));
};

/// AWS: a code after a namespace, and a message under either of two keys.
inline constexpr auto aws = [] {
    return object(
        member("__type", text("com.example.service#", field::code)),
        member("message", field::message).also("Message"),
        optional_member("requestId", field::request_id).also("RequestId").also("request_id"),
        optional_member("Retry", text("PT", field::retry_after, "S")));
};

/// GraphQL: all details beside those that have places elsewhere, at any depth.
inline constexpr auto graphql = [] {
    return object(
        member("errors", array(object(
            member("message", field::message),
            optional_member("locations", field::detail("locations")),
            member("extensions", object(
                member("code", field::code),
                optional_member("http", object(optional_member("limit", field::detail("limit")))),
                field::details))))));
};

/// Choices in choices, of every kind.
inline constexpr auto choices = [] {
    return object(
        member("code", field::code),
        member("what", first_of(
            first_of(field::violations, text("parameter ", field::param)),
            field::retry_after,
            first_of(object(optional_member("id", field::request_id)), field::detail("limit"), nullptr))),
        nullable_member("when", first_of(field::timestamp, field::retry_after)),
        member("none", first_of("none", field::param)));
};

// clang-format on

} // namespace pieces
