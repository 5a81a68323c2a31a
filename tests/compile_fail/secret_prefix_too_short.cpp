// expect: amiss_catalog_has_too_many_or_too_short_secret_prefixes
// SPDX-License-Identifier: BSL-1.0
// A prefix of secrets has two characters: it would hide half of every text.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", amiss::HttpStatus::conflict, "", "Sold out."))
#ifdef AMISS_MUST_NOT_COMPILE
        .secret_prefix("a_");
#else
        .secret_prefix("ab_");
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
