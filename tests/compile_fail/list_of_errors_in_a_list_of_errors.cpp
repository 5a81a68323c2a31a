// expect: amiss_each_error_is_inside_each_error
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Each error of a list has a list of errors.
#include <amiss/layout.hpp>

constexpr auto list = amiss::each_error(amiss::object(amiss::member("code", amiss::field::code)));
#ifdef AMISS_MUST_NOT_COMPILE
inline constexpr auto body = amiss::each_error(amiss::object(amiss::member("errors", list)));
#else
inline constexpr auto body = amiss::object(amiss::member("errors", list));
#endif

static_assert(body.nodes.size() >= 4);
