// SPDX-License-Identifier: BSL-1.0
// The assertion of the fuzz targets: a failure is printed and aborts, so that the fuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

inline void require(bool condition, const char* what)
{
    if (condition) return;
    std::fprintf(stderr, "required: %s\n", what);
    std::abort();
}
