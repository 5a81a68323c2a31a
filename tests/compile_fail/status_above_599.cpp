// expect: CatalogError::status_out_of_range.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// A row has status 600, which is not an HTTP status.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", static_cast<HttpStatus>(600), "", "Closed."));
#else
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", static_cast<HttpStatus>(599), "", "Closed."));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
