// expect: amiss_header_is_made_by_respond
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A header that every response has already.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("Retry-After", amiss::field::retry_after);
#else
constexpr auto envelope = amiss::cstar::envelope.header("x-retry-after", amiss::field::retry_after);
static_assert(envelope.options.headers.size() == 1);
#endif
