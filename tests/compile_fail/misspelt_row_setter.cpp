// expect: retri
// SPDX-License-Identifier: BSL-1.0
// lines: 8
// A setter of a row is misspelt.
#include <amiss.hpp>

namespace billing {

enum class Code { card_declined = 1, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
#ifdef AMISS_MUST_NOT_COMPILE
                                amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "",
                                           "Declined.")
                                    .retri(amiss::Retry::never),
#else
                                amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "",
                                           "Declined.")
                                    .retry(amiss::Retry::never),
#endif
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                                           "Something broke."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

#include "use_billing.hpp"
