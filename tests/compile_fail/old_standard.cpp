// expect: amiss: C\+\+17 or later is required
// SPDX-License-Identifier: BSL-1.0
// The compiler is asked for C++14.
#ifdef AMISS_MUST_NOT_COMPILE
#undef __cplusplus
#define __cplusplus 201402L
#endif
#include <amiss/config.hpp>
