// SPDX-License-Identifier: BSL-1.0
// The errors of ASP.NET Core, for any catalogue: ProblemDetails and ValidationProblemDetails.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The errors of ASP.NET Core (.NET 8 and later): problem details, with violations as lists of texts.
///
///     {"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.",
///      "status":400,"errors":{"Email":["The Email field is required."]},"traceId":"00-84c1…-00"}
struct AspnetLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(optional_member("type", first_of(field::column("type"), field::doc_url)),
                      member("title", first_of(field::column("title"), field::reason)), member("status", field::status),
                      optional_member("detail", field::message), optional_member("instance", field::instance),
                      optional_member("errors", field::violations.as_lists()),
                      optional_member("traceId", field::request_id), field::details)
            .content_type("application/problem+json; charset=utf-8");
    }
};

/// Errors as ASP.NET Core writes them, for the catalogue of `fallback`. Two columns of its rows are used: `title`, without
/// which the title is the reason phrase, and `type`, without which the type is the error's link or, without one, absent.
///
/// There is no code: an error comes back as the row with its title or type, else as the row of its status, and of several as
/// the one with its message. The details are members of the body. On the way back, links, a parameter and the codes of violations
/// are lost; `exception`, which a server in development sends, becomes a detail.
template <class Code>
constexpr auto aspnet(Code fallback)
{
    return envelope(fallback, AspnetLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
