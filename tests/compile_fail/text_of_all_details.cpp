// expect: amiss_a_field_of_many_values_is_in_a_text
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A text of a layout has a field that is no one value.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = object(member("a", text("x", field::details)));
#else
inline constexpr auto body = object(member("a", text("x", field::detail("a"))));
#endif

static_assert(body.nodes.size() > 1);
