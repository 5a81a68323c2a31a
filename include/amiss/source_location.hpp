// SPDX-License-Identifier: BSL-1.0
// Where in the source an error was made.
#pragma once

namespace amiss {
inline namespace v0 {

/// Where `fail` was called; `file` is null where it is not known, `line` is 0 beyond 262,143.
struct SourceLocation {
    const char* file = nullptr;
    unsigned line = 0;
};

} // inline namespace v0
} // namespace amiss
