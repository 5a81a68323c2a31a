// expect: amiss_retry_after_on_takes_each_status_once_from_100_to_599
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An envelope sends Retry-After on a status that is given twice: one of the two is a slip.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope =
    amiss::cstar::envelope.retry_after_on(amiss::HttpStatus::too_many_requests, amiss::HttpStatus::too_many_requests);
#else
constexpr auto envelope =
    amiss::cstar::envelope.retry_after_on(amiss::HttpStatus::too_many_requests, amiss::HttpStatus::service_unavailable);
#endif
static_assert(envelope.options.retry_after_on.has(amiss::HttpStatus::too_many_requests));
