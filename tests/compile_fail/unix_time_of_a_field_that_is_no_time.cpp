// expect: amiss_this_field_is_not_written_in_this_style
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A delay is no time since 1970.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto layout = amiss::object(amiss::member("at", amiss::field::retry_after.as_unix()));
#else
constexpr auto layout = amiss::object(amiss::member("at", amiss::field::timestamp.as_unix()));
#endif
static_assert(layout.nodes.size() == 2);
