// expect: declare the codes as an enum class, or give the enum a type
// SPDX-License-Identifier: BSL-1.0
// The enum has no fixed underlying type, so the search for enumerators without a row would be undefined behaviour.
#include <amiss/category.hpp>

namespace shop {

#ifdef AMISS_MUST_NOT_COMPILE
enum Code { sold_out = 1 };
#else
enum Code : int { sold_out = 1 };
#endif

constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop", amiss::row(sold_out, "sold_out", amiss::HttpStatus::conflict, "", "Sold out."));
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
