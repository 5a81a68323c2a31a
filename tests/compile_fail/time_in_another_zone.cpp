// expect: amiss_the_zone_of_a_time_is_not_utc
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A time is to be written in a zone that is not UTC.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::object(amiss::member("at", amiss::field::timestamp.with_milliseconds("+01:00")));
#else
inline constexpr auto body = amiss::object(amiss::member("at", amiss::field::timestamp.with_milliseconds("+00:00")));
#endif

static_assert(body.nodes.size() == 2);
