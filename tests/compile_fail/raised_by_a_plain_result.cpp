// expect: takes a result that lists its errors
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The errors of a function are asked for that does not list any.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

#ifdef AMISS_MUST_NOT_COMPILE
amiss::expected<int> save();
#else
amiss::result<int, Code::database_error> save();
#endif

using Errors = amiss::raised_by<decltype(&save)>;
