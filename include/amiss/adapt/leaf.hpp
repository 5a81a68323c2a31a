// SPDX-License-Identifier: BSL-1.0
// LEAF: what a function that returns leaf::result gives as an expected, and an expected as a leaf::result.
#pragma once

#include <amiss/detail/leaf/leaf_call.hpp>
#include <amiss/detail/leaf/leaf_error.hpp>
#include <amiss/detail/leaf/leaf_traits.hpp>
#include <amiss/detail/result/convert_result.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <boost/leaf.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// What `leaf_capture` returns: `expected<T>` for an `F` that returns `leaf::result<T>`, `expected<T>` or `T`.
template <class F>
using leaf_captured_t = expected<typename detail::LeafValue<std::decay_t<decltype(std::declval<F>()())>>::Type>;

/// Calls `f` as `leaf::try_handle_all` does, and returns what it returns as an expected; every error becomes an ApiError.
///
///     amiss::expected<Config> config = amiss::leaf_capture<ConfigCode>([&] { return read_config(path); });
///
/// The error is the first of these that belongs to it: an ApiError; one of `Codes`, which are codes of catalogues or other types
/// that an ApiError is made of; an exception that says a code (`current_exception_error`); a std::error_code; a std::errc; a
/// leaf::e_errno; any other exception, also as a std::exception_ptr; and else its number in the context. What LEAF's
/// e_api_function, e_file_name and e_at_line say is added to the context, the exception's text too; e_source_location is the
/// location of an error that has none. What no handler asks for, LEAF drops, so name your codes here.
///
/// Never allocates on its own. Throws nothing; without exceptions it is the same without them.
template <class... Codes, class F>
[[nodiscard]] leaf_captured_t<F> leaf_capture(F&& f)
{
    static_assert((std::is_constructible_v<ApiError, Codes> && ...),
                  "amiss: leaf_capture<…> takes codes of catalogues and other types that an ApiError is made of");
    using Captured = leaf_captured_t<F>;
    detail::LeafThrown thrown;
    return boost::leaf::try_handle_all([&] { return detail::call_for_leaf<Captured>(std::forward<F>(f), thrown); },
                                       detail::LeafHandler<Captured, Codes...>{&thrown})
        .result;
}

/// A result of ours as LEAF's: its value, or a `leaf::new_error` with the ApiError.
///
/// LEAF keeps the ApiError only where a handler up the stack asks for one, as `leaf_capture` does. Never allocates on its own.
///
///     BOOST_LEAF_AUTO(customer, amiss::to_leaf(find_customer(id)));
template <class Expected, std::enable_if_t<is_expected_v<std::decay_t<Expected>>, int> = 0>
[[nodiscard]] auto to_leaf(Expected&& result)
{
    using T = typename std::decay_t<Expected>::value_type;
    return detail::outside_result_of<boost::leaf::result<T>>(std::forward<Expected>(result));
}

} // inline namespace v0
} // namespace amiss
