// SPDX-License-Identifier: BSL-1.0
// Errors and results in std::format: one line, secrets redacted.
#pragma once

#include <amiss/detail/result/formatters.hpp>
#include <amiss/detail/result/printed_text.hpp>
#include <amiss/expected.hpp>

#if __has_include(<version>)
#include <version>
#endif
#if !defined(__cpp_lib_format)
#error "amiss: <amiss/adapt/format.hpp> needs C++20 and a standard library with <format>"
#else

#include <format>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
using StdFormatter = std::formatter<T>;

} // namespace detail

/// Whether std::format takes a `T` by this header: an ApiError is its log line (`log_line`), in one line, without secrets, whole up
/// to 64 KiB; so is what `fail` returns.
///
/// An enumerator of a catalogue or of error types is its name on the wire. An HttpStatus is "404 Not Found", and a Retry,
/// RetryReason, RetryWord, Provenance and Grpc are their words. All specifications of strings work: "{:>40}", "{:.80}".
template <class T>
concept FormattedText = detail::has_printed_text<T>;

/// Whether std::format takes a `Result` by this header: tl::expected or std::expected, its error an ApiError, its value void or one
/// that std::format takes. It is its value, "ok" where that is void, or its error's log line.
///
/// Specifications are those of the value: "{:.2f}". Fill, alignment and width without anything else also count for the error.
template <class Result>
concept FormattedResult = detail::IsFormattedResult<Result, detail::StdFormatter>::value;

} // inline namespace v0
} // namespace amiss

template <amiss::FormattedText T>
struct std::formatter<T, char> : amiss::detail::TextFormatter<T, std::formatter<std::string_view>> {};

template <amiss::FormattedResult Result>
struct std::formatter<Result, char>
    : amiss::detail::ResultFormatter<Result, amiss::detail::StdFormatter, std::formatter<std::string_view>,
                                     std::format_parse_context> {};

#endif
