// SPDX-License-Identifier: BSL-1.0
// What a fuzz target demands: where it does not hold, the program says what and ends, and the fuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void require(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}
