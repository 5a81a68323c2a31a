// expect: the lambda that makes a layout captures nothing
// SPDX-License-Identifier: BSL-1.0
// The lambda that makes an envelope's layout captures a variable.
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>

namespace shop {

enum class Code { sold_out = 1 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::sold_out, "sold_out", amiss::HttpStatus::conflict, "", "Sold out."));
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)

inline auto make(const char* key)
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::envelope(shop::Code::sold_out,
                           [key] { return amiss::object(amiss::member(key, amiss::field::code)); });
#else
    static_cast<void>(key);
    return amiss::envelope(shop::Code::sold_out,
                           [] { return amiss::object(amiss::member("code", amiss::field::code)); });
#endif
}
