// expect: amiss: AMISS_ERROR_ENUM goes after amiss_catalog, which is in the enum.s namespace
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The codes have no catalogue.
#include <amiss/category.hpp>

namespace billing {
enum class Code { internal = 1 };
#ifndef AMISS_MUST_NOT_COMPILE
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("billing",
                                amiss::row(Code::internal, "internal", amiss::HttpStatus::internal_server_error, "",
                                           "Something broke."));
}
#endif
} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
