// expect: amiss_two_variants_have_one_tag
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Two variants of a layout have the same tag.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = array(variants("@type", object(member("@type", "t"), member("b", field::code)),
                                            object(member("@type", "t"), member("c", field::param))));
#else
inline constexpr auto body = array(variants("@type", object(member("@type", "t"), member("b", field::code)),
                                            object(member("@type", "u"), member("c", field::param))));
#endif

static_assert(body.nodes.size() > 1);
