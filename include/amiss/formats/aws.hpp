// SPDX-License-Identifier: BSL-1.0
// The errors of AWS, for any catalogue: AWS JSON 1.0, AWS JSON 1.1 and REST-JSON 1 (Smithy 2.0).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

// The members of smithy.framework#ValidationException, then those of any other error's shape.
constexpr auto aws_field_list()
{
    return each_violation(object(member("message", field::violation_message), member("path", field::violation_field)));
}

} // namespace detail

namespace formats {

/// The errors of AWS JSON 1.1 (Smithy 2.0, aws.protocols#awsJson1_1).
///
///     {"__type":"ValidationException","message":"1 validation error detected. …",
///      "fieldList":[{"message":"Value at '/name' failed …","path":"/name"}]}
struct AwsJsonLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("__type", field::code.as_shape_name()).also("code"),
                      optional_member("message", field::message).also("Message"),
                      optional_member("fieldList", detail::aws_field_list()), field::details)
            .content_type("application/x-amz-json-1.1")
            .header("x-amzn-requestid", field::request_id)
            .header("x-amz-retry-after", field::retry_after.as_milliseconds());
    }
};

/// The errors of AWS JSON 1.0 (aws.protocols#awsJson1_0): the code is a whole shape id, with the catalogue's domain as its
/// namespace.
///
///     {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
///      "message":"Requested resource not found: Table: tablename not found"}
struct AwsJson10Layout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("__type", text(field::domain, "#", field::code.as_shape_name())).also("code"),
                      optional_member("message", field::message).also("Message"),
                      optional_member("fieldList", detail::aws_field_list()), field::details)
            .content_type("application/x-amz-json-1.0")
            .header("x-amzn-requestid", field::request_id)
            .header("x-amz-retry-after", field::retry_after.as_milliseconds());
    }
};

/// The errors of REST-JSON 1 (aws.protocols#restJson1): the code is in the header X-Amzn-Errortype alone.
///
///     {"message":"1 validation error detected. …","fieldList":[{"message":"Value at '/name' failed …","path":"/name"}]}
struct AwsRestJsonLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("__type", field::code.as_shape_name()).also("code").also("Code").read_only(),
                      optional_member("message", field::message).also("Message"),
                      optional_member("fieldList", detail::aws_field_list()), field::details)
            .content_type("application/json")
            .header("X-Amzn-Errortype", field::code)
            .header("x-amzn-requestid", field::request_id)
            .header("x-amz-retry-after", field::retry_after.as_milliseconds());
    }
};

/// Errors in AWS JSON 1.1, for the catalogue of `fallback`. Nothing of the catalogue is needed beyond its rows.
///
/// Each code is sent with its row's status. Violations become `fieldList`, and details are members of the body. A code is read
/// from any namespace, with or without a URI after it, as clients must (Smithy, "Operation error serialization"). On the way
/// back, the codes of violations are lost, and so is a parameter. A delay is sent in x-amz-retry-after, too, in milliseconds,
/// since not all of AWS' clients look at Retry-After.
///
/// AWS' clients repeat a 429, a 500 and 502 to 504, and what has the name of a throttling error, whatever the retry class of
/// the row. An error that is final needs another status, such as 400.
template <class Code>
constexpr auto aws_json(Code fallback)
{
    return envelope(fallback, AwsJsonLayout());
}

/// Errors in AWS JSON 1.0, for the catalogue of `fallback`. The namespace of the codes is the catalogue's `domain()`, or its
/// name. The rest is as in `aws_json`.
template <class Code>
constexpr auto aws_json_1_0(Code fallback)
{
    return envelope(fallback, AwsJson10Layout());
}

/// Errors in REST-JSON 1, for the catalogue of `fallback`. The code is read from the header, or from `__type`, `code` or `Code`
/// in the body, which old services send. The rest is as in `aws_json`.
template <class Code>
constexpr auto aws_rest_json(Code fallback)
{
    return envelope(fallback, AwsRestJsonLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
