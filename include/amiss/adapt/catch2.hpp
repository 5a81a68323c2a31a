// SPDX-License-Identifier: BSL-1.0
// Catch2: a failing assertion shows errors as their log line, results as their value or error, codes as their names.
//
// Both version 2.13 and version 3, whichever header is there. What has an operator<< needs no more than that, in <amiss/adapt/ostream.hpp>.
#pragma once

#include <amiss/adapt/ostream.hpp>
#include <amiss/detail/error/printed_violation.hpp>
#include <amiss/detail/result/printed_result.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/error.hpp>
#include <amiss/violation.hpp>

#if !defined(CATCH_VERSION_MAJOR) && !defined(CATCH_TOSTRING_HPP_INCLUDED)
#if __has_include(<catch2/catch_tostring.hpp>)
#include <catch2/catch_tostring.hpp>
#else
#include <catch2/catch.hpp>
#endif
#endif

#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {
template <class Result>
std::string catch2_text(const Result& result)
{
    return printed_result(
        result, [](std::string_view text) { return std::string(text); },
        [](const auto& value) { return Catch::Detail::stringify(value); });
}
} // namespace detail
} // inline namespace v0
} // namespace amiss

namespace Catch {

/// A result: its value as Catch2 prints that, `ok` for void, or the line of its error.
template <class T, class E>
struct StringMaker<tl::expected<T, E>, std::enable_if_t<std::is_base_of_v<amiss::ApiError, E>>> {
    /// The text.
    static std::string convert(const tl::expected<T, E>& result) { return amiss::detail::catch2_text(result); }
};
#if defined(__cpp_lib_expected)
/// The same for the standard's.
template <class T, class E>
struct StringMaker<std::expected<T, E>, std::enable_if_t<std::is_base_of_v<amiss::ApiError, E>>> {
    /// The text.
    static std::string convert(const std::expected<T, E>& result) { return amiss::detail::catch2_text(result); }
};
#endif
/// A violation: its field, its message and its code. Catch2 lists those of an error.
template <>
struct StringMaker<amiss::Violation> {
    /// The text.
    static std::string convert(const amiss::Violation& violation) { return amiss::detail::violation_text(violation); }
};

} // namespace Catch
