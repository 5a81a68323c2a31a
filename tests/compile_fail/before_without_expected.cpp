// expect: amiss: before takes a function of \(amiss::Request&\) that returns amiss::expected<void>
// SPDX-License-Identifier: BSL-1.0
// lines: 6
// What comes before each handler returns nothing.
#include <amiss/apis/cstar.hpp>
#include <amiss/server/service.hpp>

void set_up(amiss::Service<>& api)
{
#ifdef AMISS_MUST_NOT_COMPILE
    api.before([](amiss::Request&) {});
#else
    api.before([](amiss::Request&) -> amiss::expected<void> { return {}; });
#endif
}
