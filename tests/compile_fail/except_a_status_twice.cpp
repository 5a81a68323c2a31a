// expect: amiss_except_takes_each_status_once_from_100_to_599
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A status that is an exception twice: one of the two is a slip.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope =
    amiss::cstar::envelope.status(amiss::HttpStatus::ok).except(amiss::HttpStatus::gone, amiss::HttpStatus::gone);
#else
constexpr auto envelope = amiss::cstar::envelope.status(amiss::HttpStatus::ok).except(amiss::HttpStatus::gone);
#endif
static_assert(envelope.options.except.names(amiss::HttpStatus::gone));
