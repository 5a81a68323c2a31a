// expect: is for results that list their errors
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A narrowed result is returned as a plain one, which would take any of its errors.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::expected<void> store();

#ifdef AMISS_MUST_NOT_COMPILE
amiss::expected<int> save()
#else
amiss::result<int, Code::database_error> save()
#endif
{
    AMISS_TRY(amiss::narrow<Code::database_error>(store()));
    return 1;
}
