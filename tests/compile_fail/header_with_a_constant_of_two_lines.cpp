// expect: amiss_header_has_a_constant_that_is_not_printable
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A constant with a line break would be two headers.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("x-api", "1\r\nx-admin: yes");
#else
constexpr auto envelope = amiss::cstar::envelope.header("x-api", "1");
static_assert(envelope.options.headers.size() == 1);
#endif
