// SPDX-License-Identifier: BSL-1.0
// How the macros see a result, and which results of other libraries can be made of an error.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

struct PlainResult; // in propagate.hpp

/// The traits of a result. An adapter to a library of results specialises it for them, and names its own:
///
///     struct TheirResult {
///         static bool has_value(const R& result);           // R is any result of the library
///         static decltype(auto) value(R&& result);          // moved out of an rvalue
///         static auto error(R&& result);                    // in the library's own type
///         static ApiError to_error(E&& error);              // that error as one of ours
///         static auto failure(R&& result);                  // what a function returns: outside_failure<TheirResult>(result)
///         template <class R, class E> static constexpr bool takes; // whether an R can be made of an E
///         template <class R, class E> static R make(E&& error);
///         template <class R, class T> static R make_value(T&& value); // without a value for void
///     };
///
/// The traits are in the name of each function that uses them. So a source that includes the adapter and one that does not
/// have two functions, and the linker does not take one for the other.
template <class Result>
struct TraitsOfResult {
    using Type = PlainResult;
};
template <class Result>
using result_traits = typename TraitsOfResult<std::remove_cv_t<std::remove_reference_t<Result>>>::Type;

} // namespace detail
} // inline namespace v0
} // namespace amiss
