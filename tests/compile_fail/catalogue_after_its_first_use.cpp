// expect: an enumerator whose amiss_catalog is declared before this
// SPDX-License-Identifier: BSL-1.0
// lines: 12
// A function fails with a code whose catalogue is declared only after it.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
#ifdef AMISS_MUST_NOT_COMPILE
inline amiss::expected<int> buy() { return amiss::fail(Code::sold_out); }
#endif
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "", "Sold out."),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                                           "Something broke."));
}
#ifndef AMISS_MUST_NOT_COMPILE
inline amiss::expected<int> buy() { return amiss::fail(Code::sold_out); }
#endif

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
