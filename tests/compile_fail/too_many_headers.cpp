// expect: amiss_envelope_has_more_than_8_headers
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An envelope with nine headers.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = amiss::cstar::envelope.header("a", "1")
                              .header("b", "1")
                              .header("c", "1")
                              .header("d", "1")
                              .header("e", "1")
                              .header("f", "1")
                              .header("g", "1")
                              .header("h", "1")
                              .header("i", "1");
#else
constexpr auto envelope = amiss::cstar::envelope.header("a", "1")
                              .header("b", "1")
                              .header("c", "1")
                              .header("d", "1")
                              .header("e", "1")
                              .header("f", "1")
                              .header("g", "1")
                              .header("h", "1");
static_assert(envelope.options.headers.size() == 8);
#endif
