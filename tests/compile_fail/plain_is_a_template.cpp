// expect: CatalogError::plain_is_a_template.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// The plain text of a row has a placeholder, which would never be filled.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
        amiss::row(Code::closed, "closed", HttpStatus::gone, "", "Closed {param}.").plain("Closed {param}."));
#else
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
        amiss::row(Code::closed, "closed", HttpStatus::gone, "", "Closed {param}.").plain("Closed."));
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
