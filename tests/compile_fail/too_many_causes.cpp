// expect: CatalogError::too_many_causes_fixes_or_links.*Code::
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A row has a seventh cause.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed.")
                                    .cause("1")
                                    .cause("2")
                                    .cause("3")
                                    .cause("4")
                                    .cause("5")
                                    .cause("6")
                                    .cause("7"));
#else
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed.")
                                    .cause("1")
                                    .cause("2")
                                    .cause("3")
                                    .cause("4")
                                    .cause("5")
                                    .cause("6"));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
