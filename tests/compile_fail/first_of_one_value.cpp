// expect: amiss_first_of_has_less_than_two_values
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A choice of a layout has nothing to choose from.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = object(member("a", first_of(field::code)));
#else
inline constexpr auto body = object(member("a", first_of(field::param, field::code)));
#endif

static_assert(body.nodes.size() > 1);
