// expect: an enumerator cannot say each error
// SPDX-License-Identifier: BSL-1.0
// An expected as an outcome::result whose error is an enumerator: most errors have none.
#include <amiss/adapt/outcome.hpp>
#include <amiss/apis/cstar.hpp>

#ifdef AMISS_MUST_NOT_COMPILE
using Error = amiss::cstar::Code;
#else
using Error = std::error_code;
#endif

inline auto theirs(const amiss::expected<int>& result) { return amiss::to_outcome<Error>(result); }
