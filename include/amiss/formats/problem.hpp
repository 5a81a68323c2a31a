// SPDX-License-Identifier: BSL-1.0
// Problem details for HTTP APIs (RFC 9457, July 2023), with and without a status, and as 3GPP has them.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of a problem, in the order of the examples of RFC 9457:
///
///     {"type":"https://example.com/probs/out-of-credit","title":"You do not have enough credit.",
///      "detail":"Your current balance is 30, but that costs 50.","instance":"/account/12345/msgs/abc","balance":30}
///
/// Violations are the list `errors` of section 3, with JSON Pointers as fragments: `{"detail":"must be a positive
/// integer","pointer":"#/age"}`.
struct ProblemLayout {
    /// The list of violations.
    static constexpr auto errors()
    {
        return each_violation(object(optional_member("detail", field::violation_message),
                                     optional_member("pointer", text("#", field::violation_field)),
                                     optional_member("code", field::violation_code)));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("type", field::code.as_uri()),
                      member("title", first_of(field::column("title"), field::reason)),
                      optional_member("detail", field::message), optional_member("instance", field::instance),
                      optional_member("param", field::param), optional_member("errors", errors()), field::details)
            .content_type("application/problem+json");
    }
};

/// The same with the member `status`, which RFC 9457 §3.1.2 has and its examples leave out.
struct ProblemWithStatusLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("type", field::code.as_uri()),
                      member("title", first_of(field::column("title"), field::reason)), member("status", field::status),
                      optional_member("detail", field::message), optional_member("instance", field::instance),
                      optional_member("param", field::param), optional_member("errors", ProblemLayout::errors()),
                      field::details)
            .content_type("application/problem+json");
    }
};

/// The layout of the ProblemDetails of 3GPP (TS 29.571 v18.4.0, 5.2.4.1), whose code is the cause (TS 29.500, 5.2.7.2):
///
///     {"title":"Mandatory IE missing","status":400,"detail":"…","cause":"MANDATORY_IE_MISSING",
///      "invalidParams":[{"param":"/nfInstanceId","reason":"It is missing."}]}
struct Problem3gppLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("title", first_of(field::column("title"), field::reason)), member("status", field::status),
                      optional_member("detail", field::message), optional_member("instance", field::instance),
                      member("cause", field::code.as_upper_snake()),
                      optional_member("invalidParams",
                                      each_violation(object(member("param", field::violation_field),
                                                            optional_member("reason", field::violation_message)))),
                      field::details)
            .content_type("application/problem+json");
    }
};

/// Problem details. The type is the code: a name that is a URI as it is, any other after the `doc_base`, or as a relative
/// reference where there is none. A status without a code of its own has the type "about:blank" (§4.2.1).
///
/// The title is the column "title", or else the status phrase. Details are members of the problem, and so is the parameter.
/// A row without a message has no `detail`. The delay is in Retry-After only.
///
///     inline constexpr auto envelope = amiss::formats::problem(Code::internal_error);
template <class Code>
constexpr auto problem(Code fallback)
{
    return envelope(fallback, ProblemLayout());
}

/// The same with a member `status`.
template <class Code>
constexpr auto problem_with_status(Code fallback)
{
    return envelope(fallback, ProblemWithStatusLayout());
}

/// The problem details of 3GPP's service based interfaces. The cause is the code in upper case with `_`. There is no type,
/// which stands for "about:blank"; violations are `invalidParams`, whose fields are JSON Pointers, and have no codes.
template <class Code>
constexpr auto problem_3gpp(Code fallback)
{
    return envelope(fallback, Problem3gppLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
