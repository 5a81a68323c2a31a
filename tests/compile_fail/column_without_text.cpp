// expect: CatalogError::wrong_column.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A column has no text.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed.")
#ifdef AMISS_MUST_NOT_COMPILE
                                    .column("title", ""));
#else
                                    .column("title", "Closed"));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
