// expect: amiss_header_has_a_name_that_is_no_token
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The name of a header has a space.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("request id", amiss::field::request_id);
#else
constexpr auto envelope = amiss::cstar::envelope.header("request-id", amiss::field::request_id);
static_assert(envelope.options.headers.size() == 1);
#endif
