// expect: the values of error types are 1 to 63
// SPDX-License-Identifier: BSL-1.0
// An error type has a value above 63, which would never be found.
#include <amiss/category.hpp>

namespace shop {

#ifdef AMISS_MUST_NOT_COMPILE
enum class Type { stock_error = 1, far_error = 64 };
#else
enum class Type { stock_error = 1, far_error = 63 };
#endif

} // namespace shop

AMISS_ERROR_TYPES(shop, Type)
