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
///         static auto failure(R&& result);                  // OutsideError, or what any function can return
///         static ApiError to_error(E&& error);              // the error of a result as one of ours
///         template <class R, class E> static constexpr bool takes;  // can R be made of E? of ApiError always
///         template <class R, class E> static R make(E&& error);
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
