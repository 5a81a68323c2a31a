// SPDX-License-Identifier: BSL-1.0
// Room for a value that is made when it is needed, and costs nothing until then.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <new>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Room for a value. Whoever has it knows whether there is one.
template <class T>
union LateValue {
    static_assert(std::is_trivially_destructible_v<T>, "amiss: nothing destroys the value");

    LateValue() noexcept {} // not "= default": there would be no default constructor
    T value;

    /// Makes the value, in place of one that may be there.
    template <class... Arguments>
    T& make(const Arguments&... arguments) noexcept
    {
        return *::new (static_cast<void*>(&value)) T(arguments...);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
