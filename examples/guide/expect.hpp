// SPDX-License-Identifier: BSL-1.0
// The check of the guide's programs: each of them proves what its page in docs/ says.
#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends the program with status 1 and a line on stderr unless `good`.
inline void expect(bool good, const char* what)
{
    if (good) return;
    std::fprintf(stderr, "not as the page says: %s\n", what);
    std::exit(1);
}
