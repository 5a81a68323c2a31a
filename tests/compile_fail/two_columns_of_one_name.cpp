// expect: CatalogError::wrong_column.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A row has two columns with the same name.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed.")
#ifdef AMISS_MUST_NOT_COMPILE
                                    .column("title", "Closed")
                                    .column("title", 2));
#else
                                    .column("title", "Closed")
                                    .column("number", 2));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
