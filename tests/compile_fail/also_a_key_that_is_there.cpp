// expect: amiss_layout_has_a_duplicate_key
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Another key of a member is the key of a member beside it.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = object(member("a", field::code).also("b"), member("b", field::message));
#else
inline constexpr auto body = object(member("a", field::code).also("c"), member("b", field::message));
#endif

static_assert(body.nodes.size() > 1);
