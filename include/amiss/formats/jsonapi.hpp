// SPDX-License-Identifier: BSL-1.0
// The errors of JSON:API 1.1 (jsonapi.org).
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of a document with errors, in the order of the examples of JSON:API:
///
///     {"errors":[{"status":"422","code":"name_too_short","source":{"pointer":"/data/attributes/firstName"},
///                 "title":"Invalid Attribute","detail":"First name must contain at least two characters."}]}
struct JsonApiLayout {
    /// The error object of an error without violations.
    static constexpr auto of_error()
    {
        return object(optional_member("id", field::request_id),
                      optional_member("links", object(optional_member("about", field::doc_url))),
                      member("status", field::status.as_text()), member("code", field::code),
                      optional_member("source",
                                      object(optional_member("pointer", field::param),
                                             optional_member("parameter", field::detail("parameter")),
                                             optional_member("header", field::detail("header")))),
                      member("title", first_of(field::column("title"), field::reason)),
                      optional_member("detail", field::message), optional_member("meta", field::details));
    }
    /// An error object for each violation.
    static constexpr auto of_violation()
    {
        return each_violation(object(member("status", field::status.as_text()),
                                     member("code", first_of(field::violation_code, field::code)),
                                     member("source",
                                            object(optional_member("pointer", field::violation_field),
                                                   optional_member("parameter", field::violation_detail("parameter")),
                                                   optional_member("header", field::violation_detail("header")))),
                                     member("title", first_of(field::column("title"), field::reason)),
                                     optional_member("detail", field::violation_message)));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("errors", each_error(first_of(of_violation(), of_error()))))
            .content_type("application/vnd.api+json");
    }
};

} // namespace formats
} // inline namespace v0
} // namespace amiss
