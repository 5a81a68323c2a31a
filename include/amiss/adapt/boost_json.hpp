// SPDX-License-Identifier: BSL-1.0
// Boost.JSON: request bodies as C++ values, with what is wrong with them as an error; and values as bodies of responses.
//
// `BodyWriter<T>` (<amiss/server/to_body.hpp>) writes what `boost::json::value_from` takes.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/boost_json/body_value.hpp>
#include <amiss/detail/boost_json/body_writer.hpp>
#include <amiss/detail/boost_json/described_body.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Selects Boost.JSON; it is also what `parse_body` uses when nothing is selected.
struct WithBoostJson {};
/// Selects Boost.JSON: `parse_body<Form>(text, errors, amiss::with_boost_json)`.
inline constexpr WithBoostJson with_boost_json{};

/// A request body as a `Form`, or the error that says everything that is wrong with it.
///
///     AMISS_ASSIGN(Form form, amiss::parse_body<Form>(request.body(), cstar::body_errors));
///
/// Text that is not JSON, is not UTF-8, or is nested more than 32 deep is the syntax row, with the detail `offset`, in bytes
/// from the start, and the parser's own words in the context. A missing, mistyped or unknown member is a violation, as
/// `BodyErrors` describes. Null is absent: it leaves an optional member empty, and is the fault of any other. Of members with
/// one name, the last counts.
///
/// `Form` has a default constructor. It is a struct with BOOST_DESCRIBE_STRUCT or a function `amiss_members`, a map from
/// text or a list (anything with `push_back`). Its members, too, or: text, bool, integers, float, double, an enum with
/// BOOST_DESCRIBE_ENUM or `amiss_names`, `std::optional` of any of them, `boost::json::value`, and what
/// `boost::json::value_to` converts. A member that is not optional is required.
///
/// It throws nothing: an exception of the library, or of `Form`, is the error that `current_exception_error` makes of it, a 500.
/// Bodies up to about 2 KiB do not allocate but for what is in `Form`.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_body_with<Form, detail::BoostJsonBody>(text, errors, where);
}
/// The same, where it has to be said which library.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors, WithBoostJson,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_body_with<Form, detail::BoostJsonBody>(text, errors, where);
}

/// A value that is already parsed as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
template <class Form, class Code>
[[nodiscard]] expected<Form> from_body(const boost::json::value& value, const BodyErrors<Code>& errors,
                                       SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::from_body_with<Form, detail::BoostJsonBody>(&value, errors, where);
}

} // inline namespace v0
} // namespace amiss
