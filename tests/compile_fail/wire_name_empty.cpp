// expect: CatalogError::wire_name_is_not_printable.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// A row has an empty wire name.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "", HttpStatus::service_unavailable, "", "Closed."));
#else
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
