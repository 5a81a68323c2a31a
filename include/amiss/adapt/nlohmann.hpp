// SPDX-License-Identifier: BSL-1.0
// nlohmann's JSON for Modern C++: request bodies as C++ values, with what is wrong as an error; and
// values as bodies of responses.
//
// `BodyWriter<T>` (<amiss/server/to_body.hpp>) writes nlohmann's own values, and what has a `to_json`.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/nlohmann/body_value.hpp>
#include <amiss/detail/nlohmann/body_writer.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>
#include <type_traits>

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

} // inline namespace v0
} // namespace amiss
