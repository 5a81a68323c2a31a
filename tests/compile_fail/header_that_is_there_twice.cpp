// expect: amiss_header_is_there_twice
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Names of headers are compared without case: one of the two would be lost.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("x-api", "1").header("X-API", "2");
#else
constexpr auto envelope = amiss::cstar::envelope.header("x-api", "1").header("x-version", "2");
static_assert(envelope.options.headers.size() == 2);
#endif
