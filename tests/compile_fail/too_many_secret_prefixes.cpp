// expect: amiss_catalog_has_too_many_or_too_short_secret_prefixes
// SPDX-License-Identifier: BSL-1.0
// A catalogue declares a ninth prefix of secrets.
#include <amiss/category.hpp>

namespace shop {

enum class Code { sold_out = 1 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", amiss::HttpStatus::conflict, "", "Sold out."))
#ifdef AMISS_MUST_NOT_COMPILE
        .secret_prefix("a1_")
        .secret_prefix("a2_")
        .secret_prefix("a3_")
        .secret_prefix("a4_")
        .secret_prefix("a5_")
        .secret_prefix("a6_")
        .secret_prefix("a7_")
        .secret_prefix("a8_")
        .secret_prefix("a9_");
#else
        .secret_prefix("a1_")
        .secret_prefix("a2_")
        .secret_prefix("a3_")
        .secret_prefix("a4_")
        .secret_prefix("a5_")
        .secret_prefix("a6_")
        .secret_prefix("a7_")
        .secret_prefix("a8_");
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
