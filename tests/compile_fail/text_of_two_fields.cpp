// expect: amiss_text_has_texts_and_one_field
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A text of a layout has two fields.
#include <amiss/layout.hpp>

using namespace amiss;

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = object(member("a", text(field::code, " ", field::param)));
#else
inline constexpr auto body = object(member("a", text(field::code, " ")));
#endif

static_assert(body.nodes.size() > 1);
