// expect: narrow<Code::x>
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The error of a plain result, which may be any, is returned as a listed one.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::expected<void> store();

amiss::result<int, Code::database_error> save()
{
#ifdef AMISS_MUST_NOT_COMPILE
    AMISS_TRY(store());
#else
    AMISS_TRY(amiss::narrow<Code::database_error>(store()));
#endif
    return 1;
}
