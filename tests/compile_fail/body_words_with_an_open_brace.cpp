// expect: amiss_a_text_for_bodies_has_unbalanced_braces
// SPDX-License-Identifier: BSL-1.0
// A text for faults of a body has a brace that is not closed.
#include <amiss/apis/cstar.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto errors = amiss::cstar::body_errors.violations_say("Missing.", "{problem");
#else
constexpr auto errors = amiss::cstar::body_errors.violations_say("Missing.", "{problem}");
#endif

static_assert(errors.words().missing.size() == 8);
