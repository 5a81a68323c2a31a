// expect: amiss_catalog\(Code\) returns the catalogue of another enum
// SPDX-License-Identifier: BSL-1.0
// amiss_catalog(Code) returns the catalogue of another enum.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
enum class Other { one = 1 };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Other>("shop", amiss::row(Other::one, "one", HttpStatus::conflict, "", "One."));
#else
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
