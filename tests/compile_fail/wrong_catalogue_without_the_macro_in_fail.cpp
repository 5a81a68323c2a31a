// expect: duplicate wire name
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Nobody wrote AMISS_ERROR_ENUM: fail() checks the catalogue.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    constexpr const char* name = "sold_out";
#else
    constexpr const char* name = "internal";
#endif
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::internal, name, HttpStatus::internal_server_error, "",
                                           "Something broke."));
}

} // namespace shop

inline amiss::expected<int> buy() { return amiss::fail(shop::Code::sold_out); }
