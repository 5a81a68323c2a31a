// SPDX-License-Identifier: BSL-1.0
// RapidJSON: request bodies as C++ values, with what is wrong with them as an error.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/rapidjson/body_value.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Selects RapidJSON.
struct WithRapidJson {};
/// Selects RapidJSON: `parse_body<Form>(text, errors, amiss::with_rapidjson)`.
inline constexpr WithRapidJson with_rapidjson{};

/// A request body as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
///
/// It is as with Boost.JSON, but that structs and enums are named by `amiss_members` and `amiss_names`, and that there are
/// no conversions of the library's own. A number beyond a double is a syntax error of this library.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors, WithRapidJson,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_body_with<Form, detail::RapidJsonBody>(text, errors, where);
}

/// A value that is already parsed as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
template <class Form, class Code>
[[nodiscard]] expected<Form> from_body(const rapidjson::Value& value, const BodyErrors<Code>& errors,
                                       SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::from_body_with<Form, detail::RapidJsonBody>(&value, errors, where);
}

} // inline namespace v0
} // namespace amiss
