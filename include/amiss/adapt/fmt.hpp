// SPDX-License-Identifier: BSL-1.0
// Errors and results in {fmt}: one line, secrets redacted.
#pragma once

#include <amiss/detail/result/formatters.hpp>
#include <amiss/detail/result/printed_text.hpp>
#include <amiss/expected.hpp>

#if !defined(FMT_FORMAT_H_) // or else there is no need to look for it: spdlog may have brought a {fmt} of its own
#include <fmt/format.h>
#endif

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
using FmtFormatter = fmt::formatter<T>;

template <class T, class = void>
struct HasFormatAs : std::false_type {};
template <class T>
struct HasFormatAs<T, std::void_t<decltype(format_as(std::declval<const T&>()))>> : std::true_type {};

} // namespace detail

/// Whether {fmt} takes a `T` by this header: an ApiError is its log line (`log_line`), in one line, without secrets, whole up to
/// 64 KiB; so is what `fail` returns.
///
/// An enumerator of a catalogue or of error types is its name on the wire, unless the program has a `format_as` for it. An
/// HttpStatus is "404 Not Found", and a Retry, RetryReason, RetryWord, Provenance and Grpc are their words. All
/// specifications of strings work: "{:>40}", "{:.80}".
template <class T>
inline constexpr bool is_fmt_text_v = detail::has_printed_text<T> && !detail::HasFormatAs<T>::value;

/// Whether {fmt} takes a `Result` by this header: tl::expected or std::expected, its error an ApiError, its value void or one that
/// {fmt} takes. It is its value, "ok" where that is void, or its error's log line.
///
/// Specifications are those of the value: "{:.2f}". Fill, alignment and width without anything else also count for the error.
/// From {fmt} 11 on, std::expected is left to <fmt/std.h>.
template <class Result>
inline constexpr bool is_fmt_result_v = detail::IsFormattedResult<Result, detail::FmtFormatter>::value
    && (FMT_VERSION < 110000 || detail::is_tl_expected<Result>);

} // inline namespace v0
} // namespace amiss

namespace fmt {

template <class T>
struct formatter<T, char, std::enable_if_t<amiss::is_fmt_text_v<T>>>
    : amiss::detail::TextFormatter<T, formatter<string_view>> {};

template <class Result>
struct formatter<Result, char, std::enable_if_t<amiss::is_fmt_result_v<Result>>>
    : amiss::detail::ResultFormatter<Result, amiss::detail::FmtFormatter, formatter<string_view>,
                                     format_parse_context> {};

} // namespace fmt
