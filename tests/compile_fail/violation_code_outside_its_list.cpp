// expect: amiss_violation_field_or_message_is_outside_each_violation
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A member places the code of a violation where there is no list of them.
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
#ifdef AMISS_MUST_NOT_COMPILE
constexpr amiss::Field place = amiss::field::violation_code;
#else
constexpr amiss::Field place = amiss::field::code;
#endif
inline constexpr auto envelope =
    amiss::envelope(shop::Code::internal, [] { return amiss::object(amiss::member("code", place)); });
