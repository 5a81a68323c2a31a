// expect: amiss_each_violation_places_nothing_of_the_violation
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A list of violations says neither which field nor what is wrong.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error", "Sold out."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke."));
}

} // namespace shop
inline constexpr auto layout =
    amiss::object(amiss::member("errors",
#ifdef AMISS_MUST_NOT_COMPILE
                                amiss::each_violation(amiss::object(amiss::member("code", amiss::field::code)))));
#else
                                amiss::each_violation(
                                    amiss::object(amiss::member("field", amiss::field::violation_field)))));
#endif
