// expect: two_general_rows.*shop::Code
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Two rows speak for the same status.
#include <amiss.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
#ifdef AMISS_MUST_NOT_COMPILE
    constexpr HttpStatus status = HttpStatus::internal_server_error;
#else
    constexpr HttpStatus status = HttpStatus::conflict;
#endif
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", status, "", "Sold out.").general(),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke.").general());
}

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
