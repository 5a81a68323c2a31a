// expect: amiss_each_violation_is_not_the_last_element_of_its_array
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A list has an element after those of the violations, which a reader could not tell from them.
#include <amiss/layout.hpp>

constexpr auto each = amiss::each_violation(amiss::object(amiss::member("field", amiss::field::violation_field)));
constexpr auto whole = amiss::object(amiss::member("code", amiss::field::code));
#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::array(each, whole);
#else
inline constexpr auto body = amiss::array(whole, each);
#endif

static_assert(body.nodes.size() == 6);
