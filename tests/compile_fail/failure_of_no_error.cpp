// expect: amiss: fail\(\) takes an ApiError, an error code, an HttpStatus, or an enumerator
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// fail() is called with an enumerator that is not an error.
#include <amiss/expected.hpp>

enum class Colour { red = 1 };

inline amiss::expected<int> paint(Colour colour)
{
#ifdef AMISS_MUST_NOT_COMPILE
    if (colour == Colour::red) return amiss::fail(colour);
#else
    if (colour == Colour::red) return amiss::fail(amiss::HttpStatus::bad_request);
#endif
    return 1;
}
