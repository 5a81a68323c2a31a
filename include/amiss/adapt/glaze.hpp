// SPDX-License-Identifier: BSL-1.0
// glaze: request bodies as C++ values, with what is wrong with them as an error; values as bodies of responses; and errors
// as JSON and back, `glz::write_json(error)` and `glz::read_json(error, text)`.
//
// It needs C++23, as glaze does. `BodyWriter<T>` (<amiss/server/to_body.hpp>) writes what glaze can write.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/glaze/body_value.hpp>
#include <amiss/detail/glaze/body_writer.hpp>
#include <amiss/detail/glaze/json_value.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

/// Like `glz::read_json` into an ApiError, with the codes of `Code`'s catalogue typed again. For errors of one's own, from a
/// queue or a store: they are `Provenance::local`. Where the value is no error, the failure is EINVAL, and its context says
/// what is wrong. `Mode` is best `glz::num_mode::u64` (`glz::generic_u64`), which keeps integers.
///
///     auto error = amiss::error_from_json<cstar::Code>(value); // an expected<ApiError>
template <class Code, glz::num_mode Mode, template <class> class MapType>
[[nodiscard]] expected<ApiError> error_from_json(const glz::generic_json<Mode, MapType>& value,
                                                 SourceLocation where = SourceLocation::current())
{
    using Library = detail::GlazeValues<glz::generic_json<Mode, MapType>>;
    return detail::value_to_error<Library>(value, catalog_of<Code>(), where);
}

} // inline namespace v0
} // namespace amiss

namespace glz {

/// Errors as JSON by glaze. The members and the rules are those of <amiss/json.hpp>.
///
/// It is for queues and stores of one's own, and not for clients: an envelope makes their bodies.
template <>
struct to<JSON, amiss::ApiError> {
    /// `glz::write_json(error)`: all that is public in the error, through a generic value. Ill-formed UTF-8 becomes U+FFFD, and
    /// control characters are escaped, whatever the options say.
    template <auto Options>
    static void op(auto&& error, is_context auto&& context, auto&&... rest)
    {
        constexpr auto escaping = opt_true<Options, escape_control_characters_opt_tag{}>;
        serialize<JSON>::template op<escaping>(amiss::detail::glaze_value_of(error), context, rest...);
    }
};

/// JSON as errors by glaze.
template <>
struct from<JSON, amiss::ApiError> {
    /// `glz::read_json(error, text)`: every code is a text, and the provenance is `server`, or `transport` when the status is 0.
    ///
    /// glaze's errors say what is wrong: `missing_key` where `code`, `status` or `message` is missing, `get_wrong_type`, and
    /// `constraint_violated` for a value that no error can have, as a negative number. `error` is then as it was.
    template <auto Options>
    static void op(auto&& error, is_context auto&& context, auto&& at, auto end)
    {
        generic_u64 value;
        parse<JSON>::op<Options>(value, context, at, end);
        if (context.error <= error_code::end_reached) amiss::detail::set_from_glaze_value(error, value, context);
    }
};

/// A list of errors in JSON. glaze makes the elements of other lists before it reads them, which an ApiError does not allow.
template <>
struct from<JSON, std::vector<amiss::ApiError>> {
    /// Reads; after an error, `errors` is as it was.
    template <auto Options>
    static void op(auto&& errors, is_context auto&& context, auto&& at, auto end)
    {
        std::vector<amiss::detail::ErrorToRead> read;
        parse<JSON>::op<Options>(read, context, at, end);
        if (context.error > error_code::end_reached) return;
        errors.clear();
        for (auto& each : read) errors.push_back(std::move(each.error));
    }
};

/// An error that may be absent in JSON: null where it is.
template <>
struct from<JSON, std::optional<amiss::ApiError>> {
    /// Reads; after an error, `error` is as it was.
    template <auto Options>
    static void op(auto&& error, is_context auto&& context, auto&& at, auto end)
    {
        std::optional<amiss::detail::ErrorToRead> read;
        parse<JSON>::op<Options>(read, context, at, end);
        if (context.error > error_code::end_reached) return;
        error.reset();
        if (read) error = std::move(read->error);
    }
};

} // namespace glz
