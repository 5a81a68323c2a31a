// SPDX-License-Identifier: BSL-1.0
// Layouts of the bodies of other well-known APIs, for tests of the layout language.
#pragma once

#include <amiss/layout.hpp>

namespace layouts {

using namespace amiss;

// clang-format off: one member a line

/// RFC 9457 problem details with a list of errors, and with the details as extension members.
inline constexpr auto problem = object(
    optional_member("type", field::doc_url),
    member("title", field::reason),
    member("status", field::status),
    member("detail", field::message),
    optional_member("instance", field::instance),
    optional_member("request_id", field::request_id),
    member("code", field::code),
    optional_member("errors", each_violation(object(
        member("detail", field::violation_message),
        member("pointer", field::violation_field)))),
    field::details).content_type("application/problem+json");

/// JSON:API with one error in the list, and the status as text.
inline constexpr auto json_api = object(
    member("errors", array(object(
        optional_member("id", field::request_id),
        member("status", field::status.as_text()),
        member("code", field::code),
        member("title", field::reason),
        member("detail", field::message),
        optional_member("source", object(optional_member("pointer", field::param))),
        optional_member("meta", field::details)))),
    member("jsonapi", object(member("version", "1.1")))).content_type("application/vnd.api+json");

/// JSON:API with one error for each failed field.
inline constexpr auto json_api_each = object(
    member("errors", each_violation(object(
        member("status", field::status.as_text()),
        member("code", field::code),
        member("detail", field::violation_message),
        optional_member("source", object(member("pointer", field::violation_field)))))));

/// A body whose root is an array.
inline constexpr auto rows = array(
    object(member("code", field::code), optional_member("param", field::param)),
    field::message,
    array(field::status, nullptr, true, "end"));

/// Slack, which sends errors with status 200.
inline constexpr auto slack = object(
    member("ok", false),
    member("error", field::code),
    optional_member("needed", field::detail("needed")),
    optional_member("response_metadata", object(
        member("messages", array(field::message))))).status(HttpStatus::ok);

/// A map from fields to messages, and a map of details.
inline constexpr auto maps = object(
    member("message", field::message),
    member("code", field::code),
    member("errors", field::violations),
    member("extra", field::details));

/// Nested objects that are left out when they are empty, and members that depend on others.
inline constexpr auto nested = object(
    member("code", field::code),
    member("message", field::message),
    optional_member("a", object(
        optional_member("b", object(
            optional_member("param", field::param))),
        optional_member("retry", field::retry_after))),
    member("unit", "seconds").when(field::retry_after),
    member("upgrade", object(member("url", field::detail("url")))).when(field::detail("url")),
    optional_member("time", field::timestamp));

/// A body that is safe inside an HTML script element.
inline constexpr auto html = object(
    member("code", field::code),
    member("<key>", field::message),
    optional_member("fields", field::violations),
    optional_member("details", field::details)).html_safe();

/// Lists of messages and of fields, and the message of the error.
inline constexpr auto lists = object(
    member("errors", each_violation(field::violation_message)),
    member("fields", each_violation(field::violation_field)),
    member("message", field::message),
    member("error", field::code));

// clang-format on

} // namespace layouts
