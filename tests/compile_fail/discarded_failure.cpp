// expect: nodiscard.*(Werror|error=)
// SPDX-License-Identifier: BSL-1.0
// The result of fail() is discarded.
#include <amiss/expected.hpp>

#pragma GCC diagnostic error "-Wunused-result"

inline amiss::expected<int> half(int number)
{
#ifdef AMISS_MUST_NOT_COMPILE
    if (number % 2 != 0) amiss::fail(amiss::HttpStatus::bad_request);
#else
    if (number % 2 != 0) return amiss::fail(amiss::HttpStatus::bad_request);
#endif
    return number / 2;
}
