// expect: CatalogError::missing_enumerator.*shop::Code::closed
// SPDX-License-Identifier: BSL-1.0
// An enumerator without a row is two thousand values away from all rows: 64 blocks of 64 values are searched.
#include <amiss/category.hpp>

namespace shop {

enum class Code {
    sold_out = 1,
    gone = 4031,
#ifdef AMISS_MUST_NOT_COMPILE
    closed = 2000,
#endif
};

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::gone, "gone", HttpStatus::gone, "", "Gone."));
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
