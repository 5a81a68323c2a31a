// expect: amiss_this_field_is_not_written_in_this_style
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Only a message is written in other characters than it has.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto layout = amiss::object(amiss::member("where", amiss::field::param.as_ascii()));
#else
constexpr auto layout = amiss::object(amiss::member("text", amiss::field::message.as_ascii()));
#endif
static_assert(layout.nodes.size() == 2);
