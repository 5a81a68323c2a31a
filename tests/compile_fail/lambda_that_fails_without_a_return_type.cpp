// expect: needs a return type|must match previous return type
// SPDX-License-Identifier: BSL-1.0
// lines: 16
// A lambda returns fail(…) and a value, and does not say what it returns.
#include <amiss.hpp>

inline auto parse_page(int page)
{
#ifdef AMISS_MUST_NOT_COMPILE
    auto parse = [&] {
#else
    auto parse = [&]() -> amiss::expected<int> {
#endif
        if (page < 1) return amiss::fail(amiss::cstar::Code::parameter_invalid).with_param("page");
        return page;
    };
    return parse();
}
