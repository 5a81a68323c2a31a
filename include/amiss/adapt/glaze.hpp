// SPDX-License-Identifier: BSL-1.0
// glaze: request bodies as C++ values, with what is wrong with them as an error; and values as bodies of responses.
//
// It needs C++23, as glaze does. `BodyWriter<T>` (<amiss/server/to_body.hpp>) writes what glaze can write.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/glaze/body_value.hpp>
#include <amiss/detail/glaze/body_writer.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Selects glaze.
struct WithGlaze {};
/// Selects glaze: `parse_body<Form>(text, errors, amiss::with_glaze)`.
inline constexpr WithGlaze with_glaze{};

/// A request body as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
///
/// It is as with Boost.JSON, but that structs and enums are those of glaze: aggregates are reflected, and `glz::meta` names
/// the rest. A good body is read by glaze at once; a bad one is read again, to find all that is wrong. Inside members that are
/// ignored, a good body may have 256 levels. With `amiss_members` for `Form`, and with `refuse_unknown`, every body is read
/// through glaze's generic values.
template <class Form, class Code>
[[nodiscard]] expected<Form> parse_body(std::string_view text, const BodyErrors<Code>& errors, WithGlaze,
                                        SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::parse_glaze_body<Form>(text, errors, where);
}

/// A value that is already parsed as a `Form`, or the error that says everything that is wrong with it. Throws nothing.
template <class Form, glz::num_mode Mode, template <class> class MapType, class Code>
[[nodiscard]] expected<Form> from_body(const glz::generic_json<Mode, MapType>& value, const BodyErrors<Code>& errors,
                                       SourceLocation where = SourceLocation::current()) noexcept
{
    return detail::from_body_with<Form, detail::GlazeBody<glz::generic_json<Mode, MapType>>>(&value, errors, where);
}

} // inline namespace v0
} // namespace amiss
