// expect: amiss_a_list_of_violations_is_not_the_last_in_its_array
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// An array of a layout has a value after a list of violations.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = array(each_violation(field::violation_message), field::message);
#else
inline constexpr auto body = array(field::message, each_violation(field::violation_message));
#endif

static_assert(body.nodes.size() > 1);
