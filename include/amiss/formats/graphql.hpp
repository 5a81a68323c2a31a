// SPDX-License-Identifier: BSL-1.0
// The errors of GraphQL (specification of September 2025), sent over HTTP (GraphQL over HTTP, 2026-08).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of a response without data:
///
///     {"errors":[{"message":"Name for character with ID 1002 could not be fetched.","locations":[{"line":6,"column":7}],
///                 "path":["hero","heroFriends",1,"name"],"extensions":{"code":"CAN_NOT_FETCH_BY_ID"}}]}
struct GraphqlLayout {
    /// What the specification leaves to the service.
    static constexpr auto extensions()
    {
        return object(member("code", field::code), optional_member("argumentName", field::param),
                      optional_member("violations",
                                      each_violation(object(member("field", field::violation_field),
                                                            member("message", field::violation_message),
                                                            optional_member("code", field::violation_code)))),
                      optional_member("requestId", field::request_id),
                      optional_member("retryAfter", field::retry_after), field::details);
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("errors",
                             each_error(object(member("message", field::message),
                                               optional_member("locations", field::detail("locations")),
                                               optional_member("path", field::instance.as_path()),
                                               member("extensions", extensions())))))
            .content_type("application/graphql-response+json");
    }
};

/// Errors of a GraphQL request that was not executed: there is no `data`, and the status is the row's.
///
/// The code is `extensions.code`, a convention, and details are members of `extensions`. The path is the instance,
/// "/hero/heroFriends/1/name" or "hero.heroFriends.1.name"; the detail "locations" is the list of `{line, column}`. Several
/// errors are one list. For clients that know only `application/json`, the status is 200:
///
///     amiss::formats::graphql(Code::internal_error).content_type("application/json").status(amiss::HttpStatus::ok)
template <class Code>
constexpr auto graphql(Code fallback)
{
    return envelope(fallback, GraphqlLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
