// SPDX-License-Identifier: BSL-1.0
// The errors of OAuth 2.0, for any catalogue: the body of RFC 6749 and the challenge of RFC 6750.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The errors of OAuth 2.0: the body of a token endpoint (RFC 6749 §5.2), and the challenge of a resource server
/// (RFC 6750 §3).
///
///     {"error":"invalid_grant","error_description":"The code has expired.","error_uri":"https://…"}
struct OauthLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("error", field::code), optional_member("error_description", field::message.as_ascii()),
                      optional_member("error_uri", field::doc_url), field::details)
            .content_type("application/json;charset=UTF-8")
            .challenge_errors()
            .header("Cache-Control", "no-store")
            .header("Pragma", "no-cache");
    }
};

/// Errors in the form of OAuth 2.0, for the catalogue of `fallback`. The link is the error's own or follows from the
/// catalogue's `doc_base`; without either there is no `error_uri`.
///
/// A description has printable ASCII alone, without double quotes and backslashes (RFC 6749 §5.2): other characters are replaced, in the body
/// and in the challenge. A 401 and a 403 say the code, the description and the detail `scope` in WWW-Authenticate, too; a 401
/// for a request without credentials, which has no code of its own, does not (RFC 6750 §3.1): a bare
/// `HttpStatus::unauthorized` or the row that speaks for it (`Row::general`). The scheme and the realm are
/// `.challenge("Bearer realm=\"…\"")`. On the way back, violations and a parameter are lost; the details are members of the
/// body.
template <class Code>
constexpr auto oauth(Code fallback)
{
    return envelope(fallback, OauthLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
