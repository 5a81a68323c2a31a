// SPDX-License-Identifier: BSL-1.0
// Boost.Outcome, or the standalone Outcome where its header comes first, as one namespace.
#pragma once

#if defined(OUTCOME_V2_NAMESPACE) && !defined(BOOST_OUTCOME_V2_NAMESPACE)
#define AMISS_DETAIL_OUTCOME OUTCOME_V2_NAMESPACE
#else
#include <boost/outcome/outcome.hpp>
#include <boost/outcome/try.hpp>
#define AMISS_DETAIL_OUTCOME BOOST_OUTCOME_V2_NAMESPACE
#define AMISS_DETAIL_OUTCOME_IS_BOOST
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

namespace outcome = ::AMISS_DETAIL_OUTCOME;

} // namespace detail
} // inline namespace v0
} // namespace amiss
