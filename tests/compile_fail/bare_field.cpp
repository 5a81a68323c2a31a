// expect: amiss_only_field_details_can_stand_bare_in_an_object
// SPDX-License-Identifier: BSL-1.0
// An object of a layout has a field without a key.
#include <amiss/layout.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::object(amiss::member("code", amiss::field::code), amiss::field::message);
#else
inline constexpr auto body = amiss::object(amiss::member("code", amiss::field::code), amiss::field::details);
#endif

static_assert(body.nodes.size() == 3);
