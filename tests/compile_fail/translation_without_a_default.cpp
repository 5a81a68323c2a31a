// expect: amiss: a translation has pairs of from\(…\) and to\(…\), and otherwise\(…\) at the end
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A translation says nothing of the errors that have no rule.
#include <amiss.hpp>

namespace cstar = amiss::cstar;

inline amiss::ApiError translated(const amiss::ApiError& error)
{
    constexpr auto table =
        amiss::translation(amiss::from(cstar::Code::key_expired), amiss::to(cstar::Code::internal_error)
#ifndef AMISS_MUST_NOT_COMPILE
                                                                      ,
                           amiss::otherwise(cstar::Code::internal_error)
#endif
        );
    return amiss::translate(error, table);
}
