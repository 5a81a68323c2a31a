// expect: amiss_this_field_is_not_written_in_this_style
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The message of a violation is to be written as an array of steps.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::each_violation(amiss::field::violation_message.as_path("body"));
#else
inline constexpr auto body = amiss::each_violation(amiss::field::violation_field.as_path("body"));
#endif

static_assert(body.nodes.size() == 2);
