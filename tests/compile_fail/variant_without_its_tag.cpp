// expect: amiss_a_variant_is_no_object_with_its_tag
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A variant of a layout has no text under the key of its tag.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body =
    object(member("a", variants("@type", object(member("@type", 1), member("b", field::code)))));
#else
inline constexpr auto body =
    object(member("a", variants("@type", object(member("@type", "t"), member("b", field::code)))));
#endif

static_assert(body.nodes.size() > 1);
