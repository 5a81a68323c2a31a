// SPDX-License-Identifier: BSL-1.0
// CHECK, for programs without a test framework: reports what failed, and gives main its exit status.
#pragma once

#include <cstdio>

namespace check {

inline int passed = 0;
inline int failed = 0;

inline bool that(bool condition, const char* what, const char* file, int line)
{
    ++(condition ? passed : failed);
    if (!condition) std::fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
    return condition;
}

// A program without a single check has failed.
inline int exit_status()
{
    std::printf("%d checks passed, %d failed\n", passed, failed);
    return failed == 0 && passed != 0 ? 0 : 1;
}

} // namespace check

#define CHECK(...) ::check::that((__VA_ARGS__) ? true : false, #__VA_ARGS__, __FILE__, __LINE__)
