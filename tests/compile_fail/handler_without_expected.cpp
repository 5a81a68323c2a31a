// expect: amiss: a handler returns amiss::expected<T>: a T, or an error
// SPDX-License-Identifier: BSL-1.0
// lines: 10
// A handler returns its value and not an expected.
#include <amiss/apis/cstar.hpp>
#include <amiss/server/service.hpp>

void add(amiss::Service<>& api)
{
#ifdef AMISS_MUST_NOT_COMPILE
    api.get("/count", [](const amiss::Request&) { return "1"; });
#else
    api.get("/count", [](const amiss::Request&) -> amiss::expected<const char*> { return "1"; });
#endif
}
