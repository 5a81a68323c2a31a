// expect: RowError::no_such_column
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A layout places a column under a name that no row has.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error", "Sold out.")
                                    .column("title", "Sold out"),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                                           "Something broke."));
}

} // namespace shop
#ifdef AMISS_MUST_NOT_COMPILE
constexpr amiss::Field place = amiss::field::column("titel");
#else
constexpr amiss::Field place = amiss::field::column("title");
#endif
constexpr auto layout = [] { return amiss::object(amiss::member("code", place)); };
[[maybe_unused]] inline constexpr auto envelope = amiss::envelope(shop::Code::internal, layout);
