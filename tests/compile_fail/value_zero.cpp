// expect: CatalogError::value_zero.*(shop::Code::closed|\(shop::Code\)0)
// SPDX-License-Identifier: BSL-1.0
// A row has an enumerator with value 0, which means success in std::error_code.
#include <amiss/category.hpp>

namespace shop {

#ifdef AMISS_MUST_NOT_COMPILE
enum class Code { sold_out = 1, closed = 0 };
#else
enum class Code { sold_out = 1, closed = 2 };
#endif
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."));
#else
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
