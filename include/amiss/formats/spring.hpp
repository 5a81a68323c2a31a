// SPDX-License-Identifier: BSL-1.0
// The errors of Spring Boot, for any catalogue: the default error attributes of Spring MVC and of WebFlux.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The errors of Spring Boot with Spring MVC (Boot 3, DefaultErrorAttributes).
///
///     {"timestamp":"2024-03-08T06:34:00.115+00:00","status":400,"error":"Bad Request","message":"…",
///      "errors":[{"defaultMessage":"must not be blank","field":"name","code":"NotBlank"}],"path":"/users"}
struct SpringLayout {
    /// The time. Spring Boot 1 has Unix milliseconds, which are only read.
    static constexpr auto timestamp()
    {
        return first_of(field::timestamp.with_milliseconds("+00:00"), field::timestamp.as_unix_ms());
    }

    /// The failed fields: a FieldError of Spring, by Jackson. What is about the server's classes and the client's input is
    /// there only where the violation has it as a detail.
    static constexpr auto errors()
    {
        return each_violation(object(optional_member("codes", field::violation_detail("codes")),
                                     optional_member("arguments", field::violation_detail("arguments")),
                                     member("defaultMessage", field::violation_message),
                                     optional_member("objectName", field::violation_detail("objectName")),
                                     optional_member("field", field::violation_field),
                                     optional_member("rejectedValue", field::violation_detail("rejectedValue")),
                                     optional_member("bindingFailure", field::violation_detail("bindingFailure")),
                                     optional_member("code", field::violation_code)));
    }

    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(optional_member("timestamp", timestamp()), member("status", field::status),
                      member("error", field::reason), optional_member("message", field::message),
                      optional_member("errors", errors()), optional_member("path", field::instance));
    }
};

/// The same with WebFlux: the members have another order, and there is a request id.
///
///     {"timestamp":"2021-05-18T14:13:17.334+00:00","path":"/users","status":400,"error":"Bad Request",
///      "requestId":"d9da178b-2","message":"…"}
struct SpringWebfluxLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(optional_member("timestamp", SpringLayout::timestamp()), optional_member("path", field::instance),
                      member("status", field::status), member("error", field::reason),
                      optional_member("requestId", field::request_id), optional_member("message", field::message),
                      optional_member("errors", SpringLayout::errors()));
    }
};

/// Errors as Spring Boot's MVC writes them, for the catalogue of `fallback`. Nothing of the catalogue is needed beyond its
/// rows. The time is the request's, or the error's to the second, and the path is the error's instance.
///
/// There is no code: an error comes back as the row of its status, and of several as the one with its message. Of violations
/// the text, the field and the code are written, and of their details those that a FieldError has (`objectName`,
/// `rejectedValue`, …). Exceptions and traces are skipped. Lost on the way back: details, links, a parameter.
template <class Code>
constexpr auto spring(Code fallback)
{
    return envelope(fallback, SpringLayout());
}

/// Errors as Spring Boot's WebFlux writes them. The rest is as in `spring`.
template <class Code>
constexpr auto spring_webflux(Code fallback)
{
    return envelope(fallback, SpringWebfluxLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
