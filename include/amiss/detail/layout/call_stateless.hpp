// SPDX-License-Identifier: BSL-1.0
// Calls a lambda that is known only by its type.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

struct NoState {};

/// What a lambda of type `Make` returns. One without captures has no state, but in C++17 no default constructor either: so
/// it is made from nothing.
template <class Make>
constexpr auto call_stateless()
{
    static_assert(std::is_empty_v<Make>, "amiss: the lambda that makes a layout captures nothing");
    return bit_cast<Make>(NoState{})();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
