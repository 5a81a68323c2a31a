// expect: amiss_this_field_is_not_written_in_this_style
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Only a header has a delay in milliseconds.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto layout = amiss::object(amiss::member("wait_ms", amiss::field::retry_after.as_milliseconds()));
#else
constexpr auto layout = amiss::object(amiss::member("wait", amiss::field::retry_after));
#endif
static_assert(layout.nodes.size() == 2);
