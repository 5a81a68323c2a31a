// Where in the source an error was made.
#pragma once

namespace amiss {
inline namespace v0 {

/// Where `fail` was called; `file` is null where it is not known.
struct SourceLocation {
    const char* file = nullptr;
    unsigned line = 0;
};

} // inline namespace v0
} // namespace amiss
