// expect: the type of the row that is named here is no enumerator.*|unknown_type.*shop::Code::sold_out
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The type of a row is no enumerator of the API's types.
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
namespace shop {
#ifdef AMISS_MUST_NOT_COMPILE
enum class Type { stok_error = 1, api_error };
#else
enum class Type { stock_error = 1, api_error };
#endif
} // namespace shop
AMISS_ERROR_ENUM(shop, Code)
AMISS_ERROR_TYPES(shop, Type)
