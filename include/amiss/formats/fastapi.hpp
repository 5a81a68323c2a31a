// SPDX-License-Identifier: BSL-1.0
// The errors of FastAPI, for any catalogue: HTTPException and RequestValidationError.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The errors of FastAPI (0.100 and later, with pydantic 2): a text, or a list of violations.
///
///     {"detail":"Item not found"}
///     {"detail":[{"type":"missing","loc":["query","needy"],"msg":"Field required","input":null}]}
struct FastapiLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(
            member("detail",
                   first_of(each_violation(object(member("type", first_of(field::violation_code, "value_error")),
                                                  member("loc", field::violation_field.as_path("body")),
                                                  member("msg", field::violation_message),
                                                  nullable_member("input", field::violation_detail("input")),
                                                  optional_member("ctx", field::violation_detail("ctx")))),
                            field::message, field::reason, field::details))); // an object is only read
    }
};

/// Errors as FastAPI writes them, for the catalogue of `fallback`. Nothing of the catalogue is needed beyond its rows.
///
/// There is no code: an error comes back as the row of its status, and of several as the one with its message. An error with
/// violations has no message in the body. A field that does not begin with a part of the request (`query`, `path`, `header`,
/// `cookie`, `body`) is one of the body. A violation without a code has the type `value_error`. What the client sent (`input`,
/// else null) and the values of the message (`ctx`) are there only where the violation has them as details. Lost on the way
/// back: details, links, a parameter. An object in place of the text, as of `HTTPException(detail={…})`, is read as details.
template <class Code>
constexpr auto fastapi(Code fallback)
{
    return envelope(fallback, FastapiLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
