// expect: amiss: retry_after_on\(\) takes one to four statuses
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An envelope sends Retry-After on five statuses.
#include <amiss.hpp>

using amiss::HttpStatus;

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope =
    amiss::cstar::envelope.retry_after_on(HttpStatus::conflict, HttpStatus::content_too_large,
                                          HttpStatus::too_many_requests, HttpStatus::service_unavailable,
                                          HttpStatus::gateway_timeout);
#else
constexpr auto envelope =
    amiss::cstar::envelope.retry_after_on(HttpStatus::conflict, HttpStatus::content_too_large,
                                          HttpStatus::too_many_requests, HttpStatus::service_unavailable);
#endif
static_assert(envelope.options.retry_after_on.has(HttpStatus::conflict));
