// SPDX-License-Identifier: BSL-1.0
// Where in the source an error was made.
#pragma once

#include <amiss/config.hpp>

namespace amiss {
inline namespace v0 {

/// Where `fail` was called; `file` is null where it is not known, `line` is 0 beyond 262,143.
struct SourceLocation {
    const char* file = nullptr; ///< as the compiler was given it; null where it is not known
    unsigned line = 0;          ///< from 1; 0 where it is not known

    /// The file and the line of the call; unknown where AMISS_CFG_LOCATION is 0.
    ///
    /// As the default argument of a function, that function's call.
    static constexpr SourceLocation current(
#if AMISS_CFG_LOCATION
        const char* file = detail::caller_file(), unsigned line = detail::caller_line()
#else
        const char* file = nullptr, unsigned line = 0
#endif
            ) noexcept
    {
        return {file, line};
    }
};

} // inline namespace v0
} // namespace amiss
