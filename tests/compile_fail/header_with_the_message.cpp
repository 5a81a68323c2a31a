// expect: amiss_header_has_a_field_that_no_header_has
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The text of a message does not belong into a header (RFC 9110 section 5.5).
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("x-error", amiss::field::message);
#else
constexpr auto envelope = amiss::cstar::envelope.header("x-error", amiss::field::code);
static_assert(envelope.options.headers.size() == 1);
#endif
