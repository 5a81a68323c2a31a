// SPDX-License-Identifier: BSL-1.0
// Errors and results in a std::ostream: one line, secrets redacted.
#pragma once

#include <amiss/detail/result/printed_text.hpp>
#include <amiss/expected.hpp>

#include <ostream>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class = void>
struct HasOstream : std::is_void<T> {};
template <class T>
struct HasOstream<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const T&>())>>
    : std::true_type {};

} // namespace detail

/// Prints an error as its log line (`log_line`): in one line, without secrets, whole up to 64 KiB. `fail(…)` too.
///
/// An HttpStatus is "404 Not Found"; a Retry, RetryReason, RetryWord, Provenance and Grpc are their words. The enumerators of
/// a catalogue need no header: AMISS_ERROR_ENUM and AMISS_ERROR_TYPES let them print their names on the wire. The width,
/// fill and alignment of the stream count once, for the whole text.
template <
    class T,
    std::enable_if_t<detail::has_printed_text<T> && !is_catalogued_v<T> && !detail::IsErrorType<T>::value, int> = 0>
std::ostream& operator<<(std::ostream& stream, const T& value)
{
    return stream << detail::PrintedText<T>(value).text();
}

/// Prints the value of a result as the value prints itself, "ok" where it is void, or the error's log line.
///
/// There is no such operator for values that a std::ostream does not take.
template <
    class Result,
    std::enable_if_t<detail::IsPrintedResult<Result>::value && detail::HasOstream<typename Result::value_type>::value,
                     int> = 0>
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
