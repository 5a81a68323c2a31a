// expect: amiss_the_fallback_row_is_no_5xx
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The fallback row of an envelope is a 409: a full disk would be the fault of the client.
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
inline constexpr auto envelope =
    amiss::envelope(shop::Code::sold_out, [] { return amiss::object(amiss::member("code", amiss::field::code)); });
#else
inline constexpr auto envelope =
    amiss::envelope(shop::Code::internal, [] { return amiss::object(amiss::member("code", amiss::field::code)); });
#endif
