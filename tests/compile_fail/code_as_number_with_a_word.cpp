// expect: RowError::name_is_no_integer.*shop::Code::sold_out
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A code is written as a number, but the name of a row is none.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error", "Sold out."),
        amiss::row(Code::internal, "500", HttpStatus::internal_server_error, "api_error", "Something broke."));
}

} // namespace shop
#ifdef AMISS_MUST_NOT_COMPILE
constexpr amiss::Field place = amiss::field::code.as_number();
#else
constexpr amiss::Field place = amiss::field::code;
#endif
constexpr auto layout = [] { return amiss::object(amiss::member("code", place)); };
[[maybe_unused]] inline constexpr auto envelope = amiss::envelope(shop::Code::internal, layout);
