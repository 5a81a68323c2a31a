// expect: CatalogError::too_many_causes_fixes_or_links.*Code::
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A row has a fourth link.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed.")
#ifdef AMISS_MUST_NOT_COMPILE
                                    .link("Hours", "https://example.com/1")
                                    .link("Hours", "https://example.com/2")
                                    .link("Hours", "https://example.com/3")
                                    .link("Hours", "https://example.com/4"));
#else
                                    .link("Hours", "https://example.com/1")
                                    .link("Hours", "https://example.com/2")
                                    .link("Hours", "https://example.com/3"));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
