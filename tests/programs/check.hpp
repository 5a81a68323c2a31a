// SPDX-License-Identifier: BSL-1.0
// CHECK, for programs without a test framework: says what does not hold, and the exit status of main.
#pragma once

#include <cstdio>

namespace check {

inline int passed = 0;
inline int failed = 0;

inline bool that(bool holds, const char* what, const char* file, int line)
{
    ++(holds ? passed : failed);
    if (!holds) std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    return holds;
}

// A program that checked nothing has failed.
inline int exit_status()
{
    std::printf("%d checks hold, %d do not\n", passed, failed);
    return failed == 0 && passed != 0 ? 0 : 1;
}

} // namespace check

#define CHECK(...) ::check::that((__VA_ARGS__) ? true : false, #__VA_ARGS__, __FILE__, __LINE__)
