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

enum class Code { sold_out = 1 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", amiss::HttpStatus::conflict, "stock_error",
                                           "Sold out."));
}

} // namespace shop

AMISS_ERROR_TYPES(shop, Type)
