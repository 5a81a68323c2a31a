// expect: amiss_except_comes_after_status_or_status_by_grpc
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An exception from no rule: the envelope sends each error with its own status.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.except(amiss::HttpStatus::gone);
#else
constexpr auto envelope = amiss::cstar::envelope.status_by_grpc().except(amiss::HttpStatus::gone);
#endif
static_assert(envelope.options.except.names(amiss::HttpStatus::gone));
