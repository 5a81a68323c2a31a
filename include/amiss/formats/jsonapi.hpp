// SPDX-License-Identifier: BSL-1.0
// The errors of JSON:API 1.1 (jsonapi.org).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of a document with errors, with the members of an error object in the order of the specification:
///
///     {"errors":[{"id":"1","links":{"about":"http://www.example.com/errors/1"},"status":"400","code":"0x002",
///                 "title":"human-readable summary of the problem","source":{"pointer":"/data/id"}}]}
struct JsonApiLayout {
    /// The error object of an error without violations.
    static constexpr auto of_error()
    {
        return object(optional_member("id", field::instance),
                      optional_member("links", object(optional_member("about", field::doc_url))),
                      member("status", field::status.as_text()), member("code", field::code),
                      optional_member("title", field::column("title")), optional_member("detail", field::message),
                      optional_member("source",
                                      object(optional_member("pointer", field::param),
                                             optional_member("parameter", field::detail("parameter")),
                                             optional_member("header", field::detail("header")))),
                      optional_member("meta", field::details));
    }
    /// The error object of a violation.
    static constexpr auto of_violation()
    {
        return object(member("status", field::status.as_text()),
                      member("code", first_of(field::violation_code, field::code)),
                      optional_member("detail", field::violation_message),
                      optional_member("source",
                                      object(optional_member("pointer", field::violation_field),
                                             optional_member("parameter", field::violation_detail("parameter")),
                                             optional_member("header", field::violation_detail("header")))));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("errors", each_error(first_of(each_violation(of_violation()), of_error()))))
            .content_type("application/vnd.api+json");
    }
};

/// Errors of JSON:API.
///
/// The title is the column "title". The parameter and the fields of violations are `source.pointer`, so they are JSON
/// Pointers, "/data/attributes/name"; the details "parameter" and "header", of the error or of a violation, name a query
/// parameter or a header. Other details are `meta`. The id of an error object has to be unique, so it is the instance.
///
/// An error with violations is an error object for each of them, with the violation's code where it has one; each is read
/// back as an error of its own, by `read_each`. The response to several errors has the status of the worst ones; see
/// `respond`.
template <class Code>
constexpr auto jsonapi(Code fallback)
{
    return envelope(fallback, JsonApiLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
