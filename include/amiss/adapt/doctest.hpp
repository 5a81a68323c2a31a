// SPDX-License-Identifier: BSL-1.0
// doctest: a failing assertion shows errors as their log line, results as their value or error, codes as their names.
#pragma once

#include <amiss/adapt/ostream.hpp>
#include <amiss/detail/error/printed_violation.hpp>
#include <amiss/detail/result/printed_result.hpp>
#include <amiss/detail/result/printed_text.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>
#include <amiss/violation.hpp>

#if !defined(DOCTEST_LIBRARY_INCLUDED)
#include <doctest/doctest.h>
#endif

#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {
inline doctest::String doctest_text(std::string_view text) { return {text.data(), static_cast<unsigned>(text.size())}; }
template <class Result>
doctest::String doctest_result(const Result& result)
{
    return printed_result(result, doctest_text, [](const auto& value) { return doctest::toString(value); });
}
} // namespace detail

// doctest 2.4.9 prints an enumerator as a number, whatever operator<< it has, but calls these by their namespace; hence their names.
// Later versions take operator<<.

/// Prints a status, "404 Not Found".
inline doctest::String toString(HttpStatus status)
{
    return detail::doctest_text(detail::PrintedText<HttpStatus>(status).text());
}
/// Prints a retry class.
inline doctest::String toString(Retry retry) { return detail::doctest_text(to_string(retry)); }
/// Prints why it was or was not retried.
inline doctest::String toString(RetryReason reason) { return detail::doctest_text(to_string(reason)); }
/// Prints whose word it was.
inline doctest::String toString(RetryWord word) { return detail::doctest_text(to_string(word)); }
/// Prints where an error comes from.
inline doctest::String toString(Provenance provenance) { return detail::doctest_text(to_string(provenance)); }
/// Prints a gRPC code, "NOT_FOUND".
inline doctest::String toString(Grpc code) { return detail::doctest_text(grpc_name(code)); }

/// Whether a `T` is an enum of a catalogue or of error types, whose enumerators have names on the wire.
template <class T>
inline constexpr bool has_wire_name_v = is_catalogued_v<T> || detail::IsErrorType<T>::value;

/// Prints both sides of `error == code`, the code by its name.
template <class Code, std::enable_if_t<has_wire_name_v<Code>, int> = 0>
doctest::String stringifyBinaryExpr(const ApiError& error, const char* op, const Code& code)
{
    return doctest::toString(error) + op + detail::doctest_text(detail::PrintedText<Code>(code).text());
}
/// The same in the other order.
template <class Code, std::enable_if_t<has_wire_name_v<Code>, int> = 0>
doctest::String stringifyBinaryExpr(const Code& code, const char* op, const ApiError& error)
{
    return detail::doctest_text(detail::PrintedText<Code>(code).text()) + op + doctest::toString(error);
}

} // inline namespace v0
} // namespace amiss

namespace doctest {

/// A result: its value as doctest prints that, `ok` for void, or the line of its error.
template <class T>
struct StringMaker<tl::expected<T, amiss::ApiError>> {
    /// The text.
    static String convert(const tl::expected<T, amiss::ApiError>& result)
    {
        return amiss::detail::doctest_result(result);
    }
};
#if defined(__cpp_lib_expected)
/// The same for the standard's.
template <class T>
struct StringMaker<std::expected<T, amiss::ApiError>> {
    /// The text.
    static String convert(const std::expected<T, amiss::ApiError>& result)
    {
        return amiss::detail::doctest_result(result);
    }
};
#endif
/// A violation: its field, its message and its code.
template <>
struct StringMaker<amiss::Violation> {
    /// The text.
    static String convert(const amiss::Violation& violation)
    {
        return amiss::detail::doctest_text(amiss::detail::violation_text(violation));
    }
};
/// All violations of an error.
template <>
struct StringMaker<amiss::Violations> {
    /// The text.
    static String convert(const amiss::Violations& violations)
    {
        String text = "{";
        for (const amiss::Violation& violation : violations)
            text += (text.size() == 1 ? " " : ", ") + toString(violation);
        return text + " }";
    }
};

} // namespace doctest
