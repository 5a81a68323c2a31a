// expect: amiss_translation_has_two_rules_for_the_same
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// Two rules of a translation are for the same code.
#include <amiss.hpp>

namespace cstar = amiss::cstar;

#ifdef AMISS_MUST_NOT_COMPILE
constexpr cstar::Code second = cstar::Code::key_expired;
#else
constexpr cstar::Code second = cstar::Code::invalid_json;
#endif
inline constexpr auto table =
    amiss::translation(amiss::from(cstar::Code::key_expired), amiss::to(cstar::Code::internal_error),
                       amiss::from(second), amiss::to(cstar::Code::database_error),
                       amiss::otherwise(cstar::Code::internal_error));
