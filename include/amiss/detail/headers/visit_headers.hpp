// SPDX-License-Identifier: BSL-1.0
// Visits the headers of any range: its elements have a name and a value, or are pairs.
#pragma once

#include <amiss/header_view.hpp>

#include <iterator>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Header, class = void>
struct HasNameValue : std::false_type {};
template <class Header>
struct HasNameValue<Header,
                    std::void_t<decltype(std::string_view(std::declval<const Header&>().name)),
                                decltype(std::string_view(std::declval<const Header&>().value))>> : std::true_type {};

/// Whether the texts of a range's elements live as long as the range: what headers say is used after all were visited.
///
/// Elements that the range makes when it is dereferenced may be views, but not owners.
template <class Range>
inline constexpr bool keeps_headers_v = std::is_reference_v<decltype(*std::begin(std::declval<const Range&>()))>
    || std::is_trivially_destructible_v<std::decay_t<decltype(*std::begin(std::declval<const Range&>()))>>;

/// Calls `visitor` for each header of the `Range` at `range`, up to an exception of the range.
template <class Range>
void visit_headers(const void* range, const HeaderVisitor& visitor) noexcept
#if defined(__cpp_exceptions)
try
#endif
{
    static_assert(keeps_headers_v<Range>, "amiss: the headers' names and values must live as long as the range");
    for (const auto& header : *static_cast<const Range*>(range)) {
        if constexpr (HasNameValue<std::decay_t<decltype(header)>>::value)
            visitor.call(visitor.state, header.name, header.value);
        else
            visitor.call(visitor.state, header.first, header.second);
    }
}
#if defined(__cpp_exceptions)
catch (...) { // the range is the caller's; the headers before the exception count
}
#endif

} // namespace detail
} // inline namespace v0
} // namespace amiss
