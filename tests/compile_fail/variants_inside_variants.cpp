// expect: amiss_variants_are_inside_variants
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A variant of a layout has variants in it.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body =
    array(variants("@type",
                   object(member("@type", "t"),
                          member("b", variants("k", object(member("k", "t"), member("b", field::code)))))));
#else
inline constexpr auto body = array(variants("@type", object(member("@type", "t"), member("b", array(field::code)))));
#endif

static_assert(body.nodes.size() > 1);
