// expect: amiss_a_field_of_many_values_is_in_a_text
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// All causes of a row are to be inside one string.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::text("why: ", amiss::field::causes);
#else
inline constexpr auto body = amiss::text("again: ", amiss::field::retry_advice);
#endif

static_assert(body.nodes.size() == 3);
