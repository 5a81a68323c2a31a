// expect: amiss_layout_has_two_each_error
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A layout has two lists of errors.
#include <amiss/layout.hpp>

constexpr auto list = amiss::each_error(amiss::object(amiss::member("code", amiss::field::code)));
#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::object(amiss::member("errors", list), amiss::member("more", amiss::array(list)));
#else
inline constexpr auto body = amiss::object(amiss::member("errors", list), amiss::member("more", amiss::field::details));
#endif

static_assert(body.nodes.size() >= 4);
