// SPDX-License-Identifier: BSL-1.0
// Errors and results in a std::ostream: one line, secrets redacted.
#pragma once

#include <amiss/detail/result/printed_text.hpp>
#include <amiss/detail/result/streamed.hpp>
#include <amiss/expected.hpp>

#include <ostream>
#include <type_traits>

namespace amiss {
inline namespace v0 {
/// Whether a std::ostream takes a `T` by the first operator of this header.
template <class T>
inline constexpr bool is_streamed_text_v =
    detail::has_printed_text<T> && !is_catalogued_v<T> && !detail::IsErrorType<T>::value;

/// Whether a std::ostream takes a `Result` by the second operator of this header: tl::expected or std::expected, its error an
/// ApiError, its value void or one that a std::ostream takes.
template <class Result>
inline constexpr bool is_streamed_result_v = detail::IsStreamedResult<Result>::value;

/// Prints an error as its log line (`log_line`): in one line, without secrets, whole up to 64 KiB. `fail(…)` too.
///
/// An HttpStatus is "404 Not Found"; a Retry, RetryReason, RetryWord, Provenance and Grpc are their words. The enumerators of
/// a catalogue need no header: AMISS_ERROR_ENUM and AMISS_ERROR_TYPES let them print their names on the wire. The width,
/// fill and alignment of the stream count once, for the whole text.
template <class T, std::enable_if_t<is_streamed_text_v<T>, int> = 0>
std::ostream& operator<<(std::ostream& stream, const T& value)
{
    return stream << detail::PrintedText<T>(value).text();
}

/// Prints the value of a result as the value prints itself, "ok" where it is void, or the error's log line.
///
/// There is no such operator for values that a std::ostream does not take.
template <class Result, std::enable_if_t<is_streamed_result_v<Result>, int> = 0>
std::ostream& operator<<(std::ostream& stream, const Result& result)
{
    if (!result.has_value()) return stream << detail::PrintedLine(result.error()).text();
    if constexpr (std::is_void_v<typename Result::value_type>)
        return stream << detail::printed_success;
    else
        return stream << *result;
}

} // inline namespace v0
} // namespace amiss
