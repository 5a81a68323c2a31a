// expect: amiss_each_error_has_nothing_for_an_error_without_violations
// SPDX-License-Identifier: BSL-1.0
// The list of errors of a layout has elements for violations alone.
#include <amiss/layout.hpp>

namespace {

using namespace amiss;

constexpr auto failed = each_violation(field::violation_message);
#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto body = each_error(failed);
#else
constexpr auto body = each_error(first_of(failed, field::message));
#endif

static_assert(body.nodes[0].kind == detail::NodeKind::errors);

} // namespace
