// expect: the result does not list this error
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// A function returns an error that its result does not list.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::result<int, Code::parameter_missing> title()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::fail<Code::database_error>();
#else
    return amiss::fail<Code::parameter_missing>();
#endif
}
