// expect: takes fail<Code::x>\(\)
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The code is a value, which the type does not say.
#include <amiss.hpp>

using Code = amiss::cstar::Code;

amiss::result<int, Code::parameter_missing> title()
{
#ifdef AMISS_MUST_NOT_COMPILE
    return amiss::fail(Code::parameter_missing);
#else
    return amiss::fail<Code::parameter_missing>();
#endif
}
