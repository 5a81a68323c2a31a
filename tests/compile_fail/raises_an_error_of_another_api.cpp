// expect: the result does not list this error
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A handler of one API fails with a code of another.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::result<int, Code::authentication_required, Code::invalid_api_key> authenticate()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::fail<amiss::codespar::Code::slug_invalid>();
#else
    return amiss::fail<Code::invalid_api_key>();
#endif
}
