// SPDX-License-Identifier: BSL-1.0
// nlohmann's JSON for Modern C++: request bodies as C++ values, with what is wrong as an error; values as bodies of
// responses; and errors as values and back, `nlohmann::json j = error` and `j.get<amiss::ApiError>()`.
//
// `BodyWriter<T>` (<amiss/server/to_body.hpp>) writes nlohmann's own values, and what has a `to_json`.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/nlohmann/body_value.hpp>
#include <amiss/detail/nlohmann/body_writer.hpp>
#include <amiss/detail/nlohmann/json_value.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// Whether a type is nlohmann::json or another basic_json, such as nlohmann::ordered_json.
template <class Json>
inline constexpr bool is_nlohmann_json_v = detail::is_nlohmann<Json>;

/// Selects nlohmann's library.
struct WithNlohmann {};
/// Selects nlohmann's library: `parse_body<Form>(text, errors, amiss::with_nlohmann)`.
inline constexpr WithNlohmann with_nlohmann{};

/// A request body as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
///
/// It is as with Boost.JSON, but that structs and enums are named by `amiss_members` and `amiss_names`, or by a
/// `from_json`: that of NLOHMANN_DEFINE_TYPE_INTRUSIVE for example. What a `from_json` refuses is one violation, "has the wrong
/// form". A number beyond a double is a syntax error of this library.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors, WithNlohmann,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_body_with<Form, detail::NlohmannBody<nlohmann::json>>(text, errors, where);
}

/// A value that is already parsed as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
/// `Json` is nlohmann::json or another basic_json, such as ordered_json.
template <class Form, class Json, class Code, std::enable_if_t<is_nlohmann_json_v<Json>, int> = 0>
[[nodiscard]] expected<Form> from_body(const Json& value, const BodyErrors<Code>& errors,
                                       SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::from_body_with<Form, detail::NlohmannBody<Json>>(&value, errors, where);
}

/// Like `value.get<ApiError>()`, with the codes of `Code`'s catalogue typed again. For errors of one's own, from a queue or a
/// store: they are `Provenance::local`. Where the value is no error, the failure is EINVAL, and its context says what is wrong.
///
///     auto error = amiss::error_from_json<cstar::Code>(value); // an expected<ApiError>
template <class Code, class Json, std::enable_if_t<is_nlohmann_json_v<Json>, int> = 0>
[[nodiscard]] expected<ApiError> error_from_json(const Json& value, SourceLocation where = SourceLocation::current())
{
    return detail::value_to_error<detail::NlohmannValues<Json>>(value, catalog_of<Code>(), where);
}

} // inline namespace v0
} // namespace amiss

namespace nlohmann {

/// Errors as nlohmann's values and back. The members and the rules are those of <amiss/json.hpp>.
///
/// It is for queues and stores of one's own, and not for clients: an envelope makes their bodies.
template <>
struct adl_serializer<amiss::ApiError> {
    /// `nlohmann::json j = error;`: all that is public in the error; never its context or cause. Ill-formed UTF-8 becomes
    /// U+FFFD, so that `dump` does not throw. A number that is too large for a double becomes a string.
    template <class Json, std::enable_if_t<amiss::is_nlohmann_json_v<Json>, int> = 0>
    static void to_json(Json& into, const amiss::ApiError& error)
    {
        amiss::detail::ErrorToValue<amiss::detail::NlohmannValues<Json>>::put_error(into, error);
    }
    /// `j.get<amiss::ApiError>()`: every code is a text, and the provenance is `server`, or `transport` when the status is 0.
    ///
    /// It throws nlohmann's type_error 302 for a value of the wrong kind, out_of_range 403 where `code`, `status` or `message` is
    /// missing, and an exception with the id 599 for a value that no error can have, as a negative number. All of them are
    /// caught as a `nlohmann::json::exception`. Without exceptions, it ends the program: use `error_from_json`.
    template <class Json, std::enable_if_t<amiss::is_nlohmann_json_v<Json>, int> = 0>
    static amiss::ApiError from_json(const Json& value)
    {
        amiss::detail::ValueToError<amiss::detail::NlohmannValues<Json>> reader(nullptr);
        if (!reader.convert(value)) amiss::detail::throw_refusal(reader.refusal());
        return std::move(reader.error());
    }
    /// `j.get_to(error)`: the same. After an exception, `error` is as it was.
    template <class Json, std::enable_if_t<amiss::is_nlohmann_json_v<Json>, int> = 0>
    static void from_json(const Json& value, amiss::ApiError& error)
    {
        error = from_json(value);
    }
};

/// An error that may be absent: null where it is.
template <>
struct adl_serializer<std::optional<amiss::ApiError>> {
    /// `nlohmann::json j = found;`.
    template <class Json, std::enable_if_t<amiss::is_nlohmann_json_v<Json>, int> = 0>
    static void to_json(Json& into, const std::optional<amiss::ApiError>& error)
    {
        into = nullptr;
        if (error) into = *error;
    }
    /// `j.get<std::optional<amiss::ApiError>>()`; throws what `get<amiss::ApiError>` throws.
    template <class Json, std::enable_if_t<amiss::is_nlohmann_json_v<Json>, int> = 0>
    static void from_json(const Json& value, std::optional<amiss::ApiError>& error)
    {
        if (value.is_null())
            error.reset();
        else
            error = value.template get<amiss::ApiError>();
    }
};

} // namespace nlohmann
