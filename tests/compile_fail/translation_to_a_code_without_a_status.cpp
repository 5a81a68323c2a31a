// expect: amiss_translation_is_to_a_code_without_a_row_or_a_status
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The target of a translation is a code of amiss::client, which no response can have.
#include <amiss.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
constexpr auto target = amiss::client::Code::timeout;
#else
constexpr auto target = amiss::cstar::Code::internal_error;
#endif
inline constexpr auto table = amiss::translation(amiss::otherwise(target));
