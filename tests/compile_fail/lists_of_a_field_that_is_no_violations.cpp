// expect: amiss_only_field_violations_is_written_as_lists
// SPDX-License-Identifier: BSL-1.0
// A field other than the violations is to be written as lists.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::object(amiss::member("errors", amiss::field::details.as_lists()));
#else
inline constexpr auto body = amiss::object(amiss::member("errors", amiss::field::violations.as_lists()));
#endif

static_assert(body.nodes.size() == 2);
