// SPDX-License-Identifier: BSL-1.0
// Results: expected<T, ApiError> on tl::expected, fail() to make the error, and the macros that return it.
#pragma once

#include <amiss/detail/result/failure.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>
#include <amiss/source_location.hpp>
#include <amiss/try.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// A value, or the error that takes its place; `tl::expected` with ApiError as the default.
template <class T, class E = ApiError>
using expected = tl::expected<T, E>;

/// An error on its way into an expected; `tl::unexpected`.
template <class E = ApiError>
using unexpected = tl::unexpected<E>;

/// Whether a `T` is an `expected` or a `std::expected` whose error is an ApiError, or becomes one by itself as an enumerator of
/// a catalogue does.
template <class T>
inline constexpr bool is_expected_v = detail::has_api_error<T>();

/// What `fail` returns: an error on its way into an expected, with the setters of ApiError, `with_param` and so on.
///
/// Converts into every `expected<T, ApiError>`, whatever `T` is, and into `unexpected<ApiError>`. `value()` is the
/// error. It is `[[nodiscard]]`.
using Failure = tl::unexpected<detail::LocatedError>;

/// Makes a failure from a catalogued enumerator, an ApiError, an HttpStatus or a std::error_code.
///
///     return amiss::fail(cstar::Code::parameter_missing).with_param("title");
///
/// It remembers the calling file and line for logs, unless AMISS_CFG_LOCATION is 0; an error that has a place already
/// keeps it. Never allocates, except to copy an ApiError that has allocated.
template <class What, std::enable_if_t<std::is_constructible_v<ApiError, What&&>, int> = 0>
[[nodiscard]] AMISS_ALWAYS_INLINE inline Failure fail(What&& what,
                                                      SourceLocation where = SourceLocation::current()) noexcept
{
    if constexpr (is_catalogued_v<std::decay_t<What>>) detail::check_catalog<std::decay_t<What>>();
    return {std::forward<What>(what), where};
}
/// Refuses everything else with a sentence.
template <class What, std::enable_if_t<!std::is_constructible_v<ApiError, What&&>, int> = 0>
Failure fail(What&& /*what*/, SourceLocation where = SourceLocation::current()) noexcept
{
    static_assert(
        std::is_constructible_v<ApiError, What&&>,
        "amiss: fail() takes an ApiError, an error code, an HttpStatus, or an enumerator whose amiss_catalog is "
        "declared before this");
    return {HttpStatus::none, where};
}

} // inline namespace v0
} // namespace amiss
