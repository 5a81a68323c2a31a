// expect: RowError::same_name_in_style.*shop::Code::internal
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Two names differ in nothing that their style keeps.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "in-stock", HttpStatus::conflict, "stock_error", "Sold out."),
        amiss::row(Code::internal, "In.Stock", HttpStatus::internal_server_error, "api_error", "Something broke."));
}

} // namespace shop
#ifdef AMISS_MUST_NOT_COMPILE
constexpr amiss::Field place = amiss::field::code.as_upper_snake();
#else
constexpr amiss::Field place = amiss::field::code.as_lower();
#endif
constexpr auto layout = [] { return amiss::object(amiss::member("code", place)); };
[[maybe_unused]] inline constexpr auto envelope = amiss::envelope(shop::Code::internal, layout);
