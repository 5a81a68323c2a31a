// expect: amiss: g\+\+ 11, clang 14 or MSVC 2022, or a later one, is required
// SPDX-License-Identifier: BSL-1.0
// A compiler is neither g++ nor clang.
#ifdef AMISS_MUST_NOT_COMPILE
#undef __GNUC__
#undef __clang__
#endif
#include <amiss/config.hpp>
