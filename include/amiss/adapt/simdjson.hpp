// SPDX-License-Identifier: BSL-1.0
// The DOM of simdjson: request bodies as C++ values, with what is wrong with them as an error.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/simdjson/body_value.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Selects simdjson.
struct WithSimdjson {};
/// Selects simdjson: `parse_body<Form>(text, errors, amiss::with_simdjson)`.
inline constexpr WithSimdjson with_simdjson{};

/// A request body as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
///
/// It is as with Boost.JSON, but that structs and enums are named by `amiss_members` and `amiss_names`, and that there are
/// no conversions of the library's own. An integer beyond 64 bits and a number beyond a double are syntax errors of this
/// library, which does not say where they are: there is no `offset`.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors, WithSimdjson,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_body_with<Form, detail::SimdjsonBody>(text, errors, where);
}

/// A value that is already parsed as a `Form`, or the error that says everything that is wrong with it. Throws nothing. Its
/// parser must be alive.
template <class Form, class Code>
[[nodiscard]] expected<Form> from_body(simdjson::dom::element value, const BodyErrors<Code>& errors,
                                       SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::from_body_with<Form, detail::SimdjsonBody>(value, errors, where);
}

} // inline namespace v0
} // namespace amiss
