// SPDX-License-Identifier: BSL-1.0
// Which JSON library writes a type, where several are included that can.
#pragma once

#include <amiss/detail/compiler.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

// The first of them goes first, whatever the order of the includes. Each is specialised beside its library's header.
template <class T, class = void>
inline constexpr bool boost_json_writes = false;
template <class T, class = void>
inline constexpr bool nlohmann_writes = false;

/// Whether it is a library's own kind of value, which another library could take for a list.
template <class T, class = void>
inline constexpr bool is_json_value = false;

} // namespace detail
} // inline namespace v0
} // namespace amiss
