// expect: amiss_envelope_has_more_than_8_headers
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An envelope with nine headers.
#include <amiss.hpp>

constexpr auto six =
    amiss::cstar::envelope.header("a", "1").header("b", "1").header("c", "1").header("d", "1").header("e", "1").header(
        "f", "1");
constexpr auto eight = six.header("g", "1").header("h", "1");
#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto envelope = eight.header("i", "1");
#else
static_assert(eight.options.headers.size() == 8);
#endif
