// expect: except\(\) takes one to four statuses
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// More exceptions than an envelope has room for.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope =
    amiss::cstar::envelope.status(amiss::HttpStatus::ok)
        .except(amiss::HttpStatus::gone, amiss::HttpStatus::conflict, amiss::HttpStatus::not_found,
                amiss::HttpStatus::forbidden, amiss::HttpStatus::locked);
#else
constexpr auto envelope = amiss::cstar::envelope.status(amiss::HttpStatus::ok).except(amiss::HttpStatus::gone);
#endif
static_assert(envelope.options.except.names(amiss::HttpStatus::gone));
