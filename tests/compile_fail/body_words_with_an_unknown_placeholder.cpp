// expect: amiss_a_text_for_bodies_has_a_placeholder_other_than_param_name_problem_allowed
// SPDX-License-Identifier: BSL-1.0
// A text for faults of a body has a placeholder for which there is no value.
#include <amiss/apis/cstar.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto errors = amiss::cstar::body_errors.says("The {field} {problem}");
#else
constexpr auto errors = amiss::cstar::body_errors.says("The {param} {problem}");
#endif

static_assert(errors.words().always);
